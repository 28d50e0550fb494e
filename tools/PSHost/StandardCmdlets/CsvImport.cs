using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Turns CSV records into objects: the first record names the properties unless the caller does.</summary>
internal sealed class CsvImport(PSCmdlet cmdlet, char delimiter, string[]? header)
{
    private const string TypeMark = "#TYPE";
    private const string FieldsMark = "#Fields: ";

    private string? _typeName;
    private string[]? _names = header;
    private bool _warned;

    public void Import(TextReader text)
    {
        var reader = new CsvReader(text, delimiter);
        while (reader.Read() is { } record)
        {
            if (_names is null)
                ReadHeader(record);
            else if (record is not [""])
                cmdlet.WriteObject(ToObject(record));
        }
    }

    private void ReadHeader(List<string> record)
    {
        if (record[0].StartsWith(FieldsMark, StringComparison.Ordinal))
            record[0] = record[0][FieldsMark.Length..];
        else if (record[0].StartsWith(TypeMark, StringComparison.OrdinalIgnoreCase))
            _typeName = record[0][TypeMark.Length..].Trim();

        if (record[0].StartsWith('#'))
            return;

        while (record.Count > 1 && record[^1].Length == 0)
            record.RemoveAt(record.Count - 1);
        if (record.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            var exception = new ExtendedTypeSystemException($"The member \"{twice.Key}\" is already present.");
            cmdlet.ThrowTerminatingError(new ErrorRecord(exception, "AlreadyPresentPSMemberInfoInternalCollectionAdd", ErrorCategory.NotSpecified, targetObject: null));
        }

        _names = [.. record];
    }

    private PSObject ToObject(List<string> record)
    {
        var result = new PSObject(_names!.Length);
        var unnamed = 0;
        for (var i = 0; i < _names.Length; i++)
        {
            var name = _names[i].Length > 0 ? _names[i] : "H" + ++unnamed;
            result.Properties.Add(new PSNoteProperty(name, i < record.Count ? record[i] : null));
        }

        if (unnamed > 0 && !_warned)
        {
            _warned = true;
            cmdlet.WriteWarning("One or more headers were not specified. Default names starting with \"H\" have been used in place of any missing headers.");
        }

        if (!string.IsNullOrEmpty(_typeName))
        {
            result.TypeNames.Clear();
            result.TypeNames.Add(_typeName);
            result.TypeNames.Add("CSV:" + _typeName);
        }

        return result;
    }
}
