using System.Linq;
using System.Text.RegularExpressions;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>The body of PUT …/talk.</summary>
internal static class TalkRules
{
    private const int MaximumText = 1500;
    private static readonly Regex Tag = new("<[^>]*>", RegexOptions.CultureInvariant);

    public static TalkOrder? Read(Fields body)
    {
        var text = ReadText(body);
        var order = new TalkOrder(
            text ?? "",
            body.Text("voice_name"),
            body.Text("language"),
            body.Integer("style", 0, int.MaxValue) ?? 0,
            body.Flag("premium") ?? false,
            ReadLoop(body),
            ReadLevel(body));
        return body.Errors.Any ? null : order;
    }

    public static int ReadLoop(Fields fields) => fields.Integer("loop", 0, int.MaxValue) ?? 1;

    public static decimal ReadLevel(Fields fields) => fields.NumberOrText("level", -1m, 1m) ?? 0m;

    public static string? ReadText(Fields fields)
    {
        if (fields.Text("text", required: true) is not { } text) return null;

        var spoken = WithoutTags(text);
        if (spoken.Trim().Length == 0) fields.Refuse("text", "Must not be empty.");
        else if (Characters(spoken) > MaximumText) fields.Refuse("text", $"May have up to {MaximumText} characters without SSML tags.");
        return text;
    }

    // Only inside <speak> is a < the beginning of a tag; elsewhere it is a character like any other.
    private static string WithoutTags(string text) =>
        text.TrimStart().StartsWith("<speak", System.StringComparison.Ordinal) ? Tag.Replace(text, "") : text;

    // A character outside the basic plane is one character, though it takes two chars.
    private static int Characters(string text) => text.Count(static part => !char.IsLowSurrogate(part));
}
