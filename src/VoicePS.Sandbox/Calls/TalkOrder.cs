namespace VoicePS.Sandbox.Calls;

/// <summary>A text to speak into a leg. A loop of 0 never ends.</summary>
internal sealed record TalkOrder(
    string Text, string? VoiceName, string? Language, int Style, bool Premium, int Loop, decimal Level);
