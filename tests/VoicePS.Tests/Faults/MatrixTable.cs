using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace VoicePS.Tests.Faults;

/// <summary>The matrix as people read it.</summary>
internal static class MatrixTable
{
    private const string Begin = "<!-- matrix:begin -->";
    private const string End = "<!-- matrix:end -->";

    private static readonly (CommandKind Kind, string Title)[] Columns =
    [
        (CommandKind.List, "Get-VoiceCall"),
        (CommandKind.One, "Get-VoiceCall -Uuid"),
        (CommandKind.Create, "New-VoiceCall"),
        (CommandKind.Change, "Set-, Stop-VoiceCall"),
        (CommandKind.Force, "Stop-VoiceCall -Force"),
        (CommandKind.Start, "Send-, Start-, Register-"),
        (CommandKind.End, "Stop-, Unregister-"),
        (CommandKind.Wait, "Wait-VoiceCall"),
        (CommandKind.Save, "Save-VoiceRecording"),
        (CommandKind.Text, "Get-VoiceTranscription"),
        (CommandKind.Test, "Test-VoiceSession"),
    ];

    /// <summary>Puts the table where it belongs in a page.</summary>
    public static string Replace(string page, FaultMatrix matrix)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidOperationException($"The page has no place for the table: {Begin} and {End}.");
        return page[..(begin + Begin.Length)] + "\n" + Describe(matrix) + page[end..];
    }

    private static string Describe(FaultMatrix matrix)
    {
        var text = new StringBuilder();
        foreach (var group in FaultMatrix.Faults.GroupBy(static fault => fault.Group))
        {
            text.Append("\n### ").Append(group.Key).Append("\n\n");
            AppendRow(text, ["Fault", .. Columns.Select(static column => column.Title)]);
            AppendRow(text, Enumerable.Repeat("---", Columns.Length + 1));
            foreach (var fault in group) AppendRow(text, [fault.Name, .. Columns.Select(column => Seen(matrix, fault, column.Kind))]);
        }

        return text.Append('\n').ToString();
    }

    // Commands of one kind that differ show in the table, so that nobody overlooks it.
    private static string Seen(FaultMatrix matrix, Fault fault, CommandKind kind) => string.Join(
        " / ", ApiCommand.All.Where(command => command.Kind == kind).Select(command => matrix[fault, command].Seen).Distinct());

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
