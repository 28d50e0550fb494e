using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Turns objects into CSV records. The first object decides the columns.</summary>
internal sealed class CsvWriter(char delimiter, BaseCsvWritingCommand.QuoteKind quotes)
{
    private string[]? _names;

    /// <summary>The header record; empty once the columns are known.</summary>
    public string? Header(PSObject first)
    {
        if (_names is not null)
            return null;

        _names = first.BaseObject is IDictionary dictionary
            ? [.. dictionary.Keys.Cast<object>().Select(key => LanguagePrimitives.ConvertTo<string>(key))]
            : [.. first.Properties.Select(property => property.Name)];
        return Join(_names);
    }

    /// <summary>Appending keeps the columns of the file.</summary>
    public void UseColumns(IEnumerable<string> names) => _names = [.. names];

    public string Record(PSObject item) => Join((_names ?? []).Select(name => Value(item, name)));

    private string Join(IEnumerable<string?> fields) => string.Join(delimiter, fields.Select(Quote));

    private static string? Value(PSObject item, string name)
    {
        if (item.BaseObject is IDictionary dictionary && dictionary.Contains(name))
            return dictionary[name]?.ToString();

        try
        {
            return item.Properties[name]?.Value?.ToString();
        }
        catch (GetValueException)
        {
            // As the original: what cannot be read is left empty.
            return null;
        }
    }

    /// <summary>No value is nothing at all, and an empty text is a pair of quotes.</summary>
    private string? Quote(string? field)
    {
        if (field is null || quotes == BaseCsvWritingCommand.QuoteKind.Never)
            return field;
        if (quotes == BaseCsvWritingCommand.QuoteKind.AsNeeded && field.IndexOfAny([delimiter, '\n', '"']) < 0)
            return field;

        return "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
