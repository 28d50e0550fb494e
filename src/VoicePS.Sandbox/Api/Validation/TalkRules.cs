using System.Text.RegularExpressions;
using VoicePS.Core.Tts;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>The body of PUT …/talk.</summary>
internal static class TalkRules
{
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

        if (WithoutTags(text).Trim().Length == 0) fields.Refuse("text", "Must not be empty.");
        else if (SpokenText.CountCharacters(text) > SpokenText.MaxCharacters)
        {
            fields.Refuse("text", $"May have up to {SpokenText.MaxCharacters} characters without SSML tags.");
        }

        return text;
    }

    private static string WithoutTags(string text) => SpokenText.IsSsml(text) ? Tag.Replace(text, "") : text;
}
