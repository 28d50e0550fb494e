using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Packager;

/// <summary>Writes under which licences the libraries of others come along, in their own words.</summary>
internal static class ThirdPartyNotices
{
    private const int Width = 80;

    private const string Mit = """
        Permission is hereby granted, free of charge, to any person obtaining a copy
        of this software and associated documentation files (the "Software"), to deal
        in the Software without restriction, including without limitation the rights
        to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
        copies of the Software, and to permit persons to whom the Software is
        furnished to do so, subject to the following conditions:

        The above copyright notice and this permission notice shall be included in all
        copies or substantial portions of the Software.

        THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
        OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
        SOFTWARE.
        """;

    public static string Write(IReadOnlyList<ShippedPackage> packages)
    {
        var text = new StringBuilder();
        Line(text, "VoicePS comes with libraries of others, each unchanged as its package has it.");
        Line(text, "The licence of VoicePS itself is in the file LICENSE.");
        foreach (var package in packages)
        {
            Rule(text, '=');
            Line(text, $"{package.Name} {package.Version}");
            Line(text, $"Licence: {package.License}");
            if (package.Copyright is { } copyright) Line(text, copyright);
            else Line(text, $"By {package.Authors}");
            if (package.ProjectUrl is { } address) Line(text, address);
            foreach (var file in package.Files) Line(text, $"  {file}");
        }

        foreach (var license in packages.Select(static package => package.License).Distinct().Order(StringComparer.Ordinal))
        {
            Section(text, $"The licence {license}", LicenseText(license), packages.Where(package => package.License == license));
        }

        foreach (var notices in packages.SelectMany(static package => Notices(package).Select(notice => (package, notice))).GroupBy(static entry => entry.notice, StringComparer.Ordinal))
        {
            Section(text, "What packages say besides", notices.Key, notices.Select(static entry => entry.package));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Notices(ShippedPackage package) =>
        new[] { package.Text("LICENSE.TXT"), package.Text("THIRD-PARTY-NOTICES.TXT"), package.Text("NOTICE.TXT") }.OfType<string>();

    private static string LicenseText(string license)
    {
        if (license == "MIT") return Mit.ReplaceLineEndings("\n");
        using var stream = typeof(ThirdPartyNotices).Assembly.GetManifestResourceStream(license + ".txt")
            ?? throw new PackagingException($"The text of the licence {license} is missing. Add it to tools/Packager/Licences.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim('\n');
    }

    private static void Section(StringBuilder text, string title, string body, IEnumerable<ShippedPackage> packages)
    {
        Rule(text, '=');
        Line(text, title);
        Line(text, "For: " + string.Join(", ", packages.Select(static package => $"{package.Name} {package.Version}")));
        Rule(text, '-');
        Line(text, body);
    }

    private static void Rule(StringBuilder text, char character) => Line(text, "\n" + new string(character, Width) + "\n");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
