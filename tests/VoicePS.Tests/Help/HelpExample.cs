using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace VoicePS.Tests.Help;

/// <summary>An example of a cmdlet's page, as it stands there.</summary>
/// <param name="Output">What it prints, where the page shows that.</param>
/// <param name="Text">The sentences around the code.</param>
internal sealed partial record HelpExample(string Page, int Number, string Title, string Code, string? Output, string Text)
{
    /// <summary>The examples of a page, in their order.</summary>
    public static IReadOnlyList<HelpExample> Of(string page) =>
    [
        .. Heading().Split(Section(File.ReadAllText(ModuleHelp.PathOf(page)).ReplaceLineEndings("\n")))
            .Skip(1)
            .Chunk(3)
            .Select(parts => Read(page, int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1], parts[2])),
    ];

    public override string ToString() => $"{Page} {Number} - {Title}";

    private static string Section(string text) => text.Split("\n## EXAMPLES\n")[1].Split("\n## ")[0];

    private static HelpExample Read(string page, int number, string title, string body)
    {
        var code = Block().Match(body);
        var output = Printed().Match(body);
        if (!code.Success) throw new InvalidDataException($"Example {number} of {page} has no code.");
        return new HelpExample(
            page, number, title, code.Groups[1].Value, output.Success ? output.Groups[1].Value : null, Fenced().Replace(body, "").Trim());
    }

    [GeneratedRegex(@"^### Example (\d+) - (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```powershell\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^```Output\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Printed();

    [GeneratedRegex(@"^```\w+\n.*?\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
