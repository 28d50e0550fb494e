namespace VoicePS.Sandbox.Calls;

/// <summary>A sound file to play into a leg. A loop of 0 never ends.</summary>
internal sealed record StreamOrder(string Url, int Loop, decimal Level);
