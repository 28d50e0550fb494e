using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// Splits CSV text into records. Quoted fields may hold delimiters, doubled quotes and line breaks. Blanks around a quoted
/// field and before an unquoted one do not count; a quote inside an unquoted field is an ordinary character.
/// </summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    /// <summary>The next record, or null at the end.</summary>
    public List<string>? Read()
    {
        if (text.Peek() < 0)
            return null;

        var fields = new List<string>();
        while (true)
        {
            fields.Add(ReadField());
            if (text.Peek() != delimiter)
                break;
            text.Read();
        }

        SkipLineBreak();
        return fields;
    }

    private string ReadField()
    {
        SkipBlanks();
        if (text.Peek() != '"')
            return TrimIfOneWord(ReadUnquoted());

        text.Read();
        var quoted = ReadQuoted();
        var rest = ReadUnquoted();
        return string.IsNullOrWhiteSpace(rest) ? quoted : quoted + rest;
    }

    private string ReadQuoted()
    {
        var field = new StringBuilder();
        for (var next = text.Read(); next >= 0; next = text.Read())
        {
            if (next == '"')
            {
                if (text.Peek() != '"')
                    break;
                text.Read();
            }

            field.Append((char)next);
        }

        return field.ToString();
    }

    private string ReadUnquoted()
    {
        var field = new StringBuilder();
        while (text.Peek() is var next && next >= 0 && next != delimiter && next is not ('\r' or '\n'))
            field.Append((char)text.Read());
        return field.ToString();
    }

    /// <summary>As the original: blanks after a single word are dropped, blanks after several words are kept.</summary>
    private static string TrimIfOneWord(string field)
    {
        var trimmed = field.TrimEnd(' ', '\t');
        return trimmed.IndexOfAny([' ', '\t']) < 0 ? trimmed : field;
    }

    private void SkipBlanks()
    {
        while (text.Peek() is var next && next != delimiter && next is ' ' or '\t')
            text.Read();
    }

    private void SkipLineBreak()
    {
        if (text.Peek() == '\r')
            text.Read();
        if (text.Peek() == '\n')
            text.Read();
    }
}
