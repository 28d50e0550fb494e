using System;
using System.Collections.Generic;
using System.Text;

namespace VoicePS.Tests.Mistakes;

/// <summary>The table as newcomers read it.</summary>
internal static class MistakePage
{
    private const string Begin = "<!-- mistakes:begin -->";
    private const string End = "<!-- mistakes:end -->";

    /// <summary>Puts the mistakes and their answers where they belong in a page.</summary>
    public static string Replace(string page, IEnumerable<(string Chapter, IReadOnlyList<Mistake> Mistakes)> chapters, MistakeRun run)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidOperationException($"The page has no place for the mistakes: {Begin} and {End}.");

        var text = new StringBuilder();
        foreach (var (chapter, mistakes) in chapters)
        {
            text.Append("\n## ").Append(chapter).Append('\n');
            foreach (var mistake in mistakes)
            {
                text.Append("\n### ").Append(mistake.Words).Append("\n\n```powershell\n").Append(mistake.Script).Append("\n```\n\n```text\n")
                    .Append(run[mistake].Text).Append("\n```\n");
            }
        }

        return page[..(begin + Begin.Length)] + "\n" + text + "\n" + page[end..];
    }
}
