namespace VoicePS.Completion;

/// <summary>One value that a parameter may take.</summary>
/// <param name="Text">The value.</param>
/// <param name="ToolTip">What it is.</param>
/// <param name="OtherName">What else people may begin to write who mean it; null for nothing.</param>
internal readonly record struct Suggestion(string Text, string ToolTip, string? OtherName = null);
