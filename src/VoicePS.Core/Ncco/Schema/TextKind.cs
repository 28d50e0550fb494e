using System;
using System.Text.RegularExpressions;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>Text.</summary>
internal sealed class TextKind : ValueKind
{
    /// <param name="description">What it should be: "a phone number …".</param>
    public TextKind(string description = "text") => Description = description;

    /// <inheritdoc/>
    public override string Description { get; }

    /// <summary>True where the text is nobody's business.</summary>
    public bool IsSecret { get; set; }

    /// <summary>How the text must be formed, or null.</summary>
    public Regex? Pattern { get; set; }

    /// <summary>Tests a text further, or null.</summary>
    public Action<string, string, NccoPath, FindingList>? Test { get; set; }

    /// <inheritdoc/>
    public override void Check(object value, string name, NccoPath path, FindingList findings)
    {
        if (IsSecret && value is not string)
        {
            findings.Error(path, NccoRules.WrongType, $"{name} should be {Description}.", "Put it in quotes.");
        }
        else if (value is decimal number)
        {
            // A key or a phone number that lost its quotes, and with them its leading zeros.
            findings.Error(
                path,
                NccoRules.WrongType,
                $"{name} is {Words.Number(number)} without quotes, and should be {Description}.",
                $"Put it in quotes: \"{Words.Number(number)}\".");
        }
        else if (value is not string text)
        {
            WrongType(value, name, path, findings);
        }
        else if (Pattern?.IsMatch(text) == false)
        {
            findings.Error(
                path, NccoRules.WrongFormat, $"{name} is {Words.Json(text)}, and should be {Description}.", $"Give {Description}.");
        }
        else
        {
            Test?.Invoke(text, name, path, findings);
        }
    }
}
