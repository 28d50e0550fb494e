using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace VoicePS.Core.Tts;

/// <summary>Reads the tables that this library carries: with a line of headers, and quotes around cells with a comma.</summary>
internal static class CsvResource
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string name)
    {
        using var stream = typeof(CsvResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not in this library.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var headers = Cells(reader.ReadLine() ?? string.Empty);
        while (reader.ReadLine() is { } line)
        {
            var cells = Cells(line);
            var row = new Dictionary<string, string>(headers.Count, StringComparer.Ordinal);
            for (var index = 0; index < headers.Count; index++) row.Add(headers[index], cells[index]);
            yield return row;
        }
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>(8);
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
