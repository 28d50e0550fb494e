using System.Text.RegularExpressions;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>The body of PUT …/dtmf.</summary>
internal static class DtmfRules
{
    private static readonly Regex Digits = new("^[0-9*#p]+\\z", RegexOptions.CultureInvariant);

    public static string? Read(Fields body)
    {
        if (body.Text("digits", required: true) is not { } digits) return null;
        if (Digits.IsMatch(digits)) return digits;

        body.Refuse("digits", "Must hold only 0-9, *, # and p.");
        return null;
    }
}
