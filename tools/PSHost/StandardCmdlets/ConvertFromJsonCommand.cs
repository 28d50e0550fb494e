using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.ConvertFrom, "Json")]
public class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> _lines = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    [Parameter]
    [ValidateRange(ValidateRangeKind.Positive)]
    public int Depth { get; set; } = 1024;

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord() => _lines.Add(InputObject);

    /// <summary>The input is either one text per document or the lines of a single document. The first line tells.</summary>
    protected override void EndProcessing()
    {
        if (_lines.Count == 0)
            return;

        if (_lines.Count > 1 && !IsDocument(_lines[0]))
        {
            Convert(string.Join(Environment.NewLine, _lines));
            return;
        }

        foreach (var document in _lines)
            Convert(document);
    }

    private bool IsDocument(string text)
    {
        try
        {
            return Parse(text) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private object? Parse(string text) => JsonConvert.DeserializeObject(text, new JsonSerializerSettings
    {
        MaxDepth = Depth,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
    });

    private void Convert(string text)
    {
        try
        {
            var parsed = Parse(text);
            WriteObject(parsed is JToken token ? ToPowerShell(token) : parsed, enumerateCollection: !NoEnumerate);
        }
        catch (JsonException problem)
        {
            throw new ArgumentException($"Conversion from JSON failed with error: {problem.Message}", problem);
        }
    }

    private object? ToPowerShell(JToken token) => token switch
    {
        JArray array => array.Where(item => item.Type != JTokenType.Comment).Select(ToPowerShell).ToArray(),
        JObject members => AsHashtable ? ToHashtable(members) : ToCustomObject(members),
        JValue value => value.Value,
        _ => null,
    };

    private OrderedHashtable ToHashtable(JObject members)
    {
        var table = new OrderedHashtable(members.Count);
        foreach (var (name, value) in members)
            table.Add(name, value is null ? null : ToPowerShell(value));
        return table;
    }

    private PSObject ToCustomObject(JObject members)
    {
        var result = new PSObject(members.Count);
        foreach (var (name, value) in members)
        {
            if (name.Length == 0)
                Refuse("The JSON has a property without a name, which an object cannot have. Use -AsHashtable.", "EmptyKeyInJsonString");
            if (result.Properties[name] is { } other)
                Refuse($"The JSON has the properties '{other.Name}' and '{name}', which an object cannot tell apart. Use -AsHashtable.", "KeysWithDifferentCasingInJsonString");
            result.Properties.Add(new PSNoteProperty(name, value is null ? null : ToPowerShell(value)));
        }

        return result;
    }

    private void Refuse(string message, string id) =>
        ThrowTerminatingError(new ErrorRecord(new InvalidOperationException(message), id, ErrorCategory.InvalidOperation, targetObject: null));
}
