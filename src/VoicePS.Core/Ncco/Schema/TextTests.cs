using System;
using System.Linq;
using System.Text.RegularExpressions;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>Texts that have a form of their own.</summary>
internal static class TextTests
{
    private const int LongestSipAddress = 50;
    private const int LongestUserToUser = 256;

    private static readonly Regex E164 = new("^[1-9][0-9]{6,14}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex SipUri = new("^sips?:[^\\s@]+(@[^\\s@]+)?\\z", RegexOptions.CultureInvariant);

    public static void PhoneNumber(string text, string name, NccoPath path, FindingList findings)
    {
        if (E164.IsMatch(text)) return;

        // The service of 2017 said that a number may have a plus; today's documents say that it may not.
        if (text.StartsWith("+", StringComparison.Ordinal) && E164.IsMatch(text.Substring(1)))
        {
            findings.Warning(
                path,
                NccoRules.WrongFormat,
                $"{name} is {Words.Json(text)}; today's service wants it without the plus.",
                $"Write \"{text.Substring(1)}\".");
            return;
        }

        findings.Error(
            path,
            NccoRules.WrongFormat,
            $"{name} is {Words.Json(text)}, and should be a phone number with its country code: 7 to 15 digits, without + or blanks.",
            Repaired(text) is { } number ? $"Write \"{number}\"." : "Write it in international form, for example \"447700900000\".");
    }

    public static void CallerNumber(string text, string name, NccoPath path, FindingList findings)
    {
        if (E164.IsMatch(text)) return;
        findings.Warning(
            path,
            NccoRules.WrongFormat,
            $"{name} is {Words.Json(text)}; what is no phone number of digits only is not shown to the callee.",
            Repaired(text) is { } number ? $"Write \"{number}\"." : "Give a number of the account, for example \"447700900000\".");
    }

    public static void SocketAddress(string text, string name, NccoPath path, FindingList findings)
    {
        if (UrlKind.IsAbsolute(text, "ws", "wss")) return;
        findings.Error(
            path,
            NccoRules.WrongFormat,
            $"{name} is {Words.Json(text)}, which is not a websocket address.",
            "Write the address in full, beginning with wss:// or ws://.");
    }

    public static void SipAddress(string text, string name, NccoPath path, FindingList findings)
    {
        if (!SipUri.IsMatch(text))
        {
            findings.Error(
                path,
                NccoRules.WrongFormat,
                $"{name} is {Words.Json(text)}, which is not a SIP address.",
                "Write it as sip:user@host.");
        }
        else if (text.Length > LongestSipAddress)
        {
            findings.Warning(
                path,
                NccoRules.TooLong,
                $"{name} has {text.Length:N0} characters. The vendor's documents allow {LongestSipAddress}; the service takes more.",
                "Shorten it if the service refuses it.");
        }
    }

    public static void UserToUser(string text, string name, NccoPath path, FindingList findings)
    {
        if (text.Length <= LongestUserToUser) return;
        findings.Error(
            path,
            NccoRules.TooLong,
            $"{name} has {text.Length:N0} characters, and may have {LongestUserToUser}.",
            "Shorten it.");
    }

    public static void SpokenText(string text, string name, NccoPath path, FindingList findings)
    {
        foreach (var problem in Core.Tts.SpokenText.Check(text))
        {
            findings.Add(
                path,
                problem.Rule,
                problem.Severity == Core.Tts.SpokenTextSeverity.Error ? VoiceNccoSeverity.Error : VoiceNccoSeverity.Warning,
                problem.Message,
                problem.Fix);
        }
    }

    // What the cmdlets would make of the same text.
    private static string? Repaired(string text)
    {
        if (text.Length > 40 || !text.Any(char.IsDigit)) return null;
        try
        {
            return VoiceEndpoint.Phone(text).Number;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
