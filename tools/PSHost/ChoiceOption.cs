using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation.Host;

namespace PSHost;

/// <summary>One answer to a question such as -Confirm's. In "&amp;Yes" the letter after the ampersand is the short answer.</summary>
internal sealed record ChoiceOption(string Label, string Key, string HelpMessage)
{
    public string Help => $"{(Key.Length > 0 ? Key : Label)} - {HelpMessage}";

    public static ChoiceOption From(ChoiceDescription choice)
    {
        var marker = choice.Label.IndexOf('&', StringComparison.Ordinal);
        var key = marker >= 0 && marker + 1 < choice.Label.Length
            ? choice.Label[marker + 1].ToString().ToUpper(CultureInfo.CurrentCulture)
            : string.Empty;
        return new ChoiceOption(choice.Label.Replace("&", string.Empty, StringComparison.Ordinal), key, choice.HelpMessage);
    }

    /// <summary>The line that ends a question, in pwsh's words.</summary>
    public static string Question(IReadOnlyList<ChoiceOption> options, int defaultChoice)
    {
        var list = string.Join("  ", options.Select(option => $"[{option.Key}] {option.Label}"));
        var preset = defaultChoice >= 0 ? $" (default is \"{options[defaultChoice].ShortName}\")" : string.Empty;
        return $"{list}  [?] Help{preset}: ";
    }

    public bool IsMeantBy(string answer) =>
        answer.Length > 0
        && (string.Equals(answer, Key, StringComparison.OrdinalIgnoreCase)
            || string.Equals(answer, Label, StringComparison.OrdinalIgnoreCase));

    private string ShortName => Key.Length > 0 ? Key : Label;
}
