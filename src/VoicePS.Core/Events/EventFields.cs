using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VoicePS.Core.Json;

namespace VoicePS.Core.Events;

/// <summary>
/// The fields of a webhook, read one by one. What is not asked for, or has a type that nobody expects, is left over
/// for the event's further properties.
/// </summary>
internal sealed class EventFields
{
    private readonly IReadOnlyDictionary<string, object?> _fields;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public EventFields(IReadOnlyDictionary<string, object?> fields, string json)
    {
        _fields = fields;
        Json = json;
    }

    /// <summary>All fields as one line of JSON.</summary>
    public string Json { get; }

    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Looks at a text without taking it.</summary>
    public string? Peek(string name) => _fields.TryGetValue(name, out var value) ? AsText(value) : null;

    /// <summary>A text; also a number or a boolean. An empty text counts as none.</summary>
    public string? Text(string name) => Take(name, AsText);

    public DateTimeOffset? Time(string name) => Take(name, static value => TolerantText.Time(AsText(value)));

    public decimal? Money(string name) => Take(name, static value => TolerantText.Money(AsText(value)));

    public TimeSpan? Seconds(string name) => Take(name, static value => TolerantText.Seconds(AsText(value)));

    public TimeSpan? Milliseconds(string name) => Take(name, static value => TolerantText.Milliseconds(AsText(value)));

    public long? Whole(string name) => Take(name, static value => TolerantText.Whole(AsText(value)));

    public bool? Flag(string name) => Take(name, static value => TolerantText.Flag(AsText(value)));

    public VoiceEndpoint? Endpoint(string name) => Take(name, EndpointConverter.FromPlain);

    /// <summary>A JSON object, also as JSON text, which is how query strings carry it.</summary>
    public IReadOnlyDictionary<string, object?>? Object(string name) => Take(name, static value => value switch
    {
        IReadOnlyDictionary<string, object?> members => members,
        string text => QueryFields.TryNested(text) as IReadOnlyDictionary<string, object?>,
        _ => null,
    });

    /// <summary>Whatever there is, as plain values.</summary>
    public object? Value(string name) => Take(name, static value => value);

    /// <summary>The fields whose names begin so, by the rest of their names.</summary>
    public IReadOnlyDictionary<string, object?> StartingWith(string prefix)
    {
        var found = _fields.Where(field => field.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).ToArray();
        foreach (var field in found) _read.Add(field.Key);
        return found.GroupBy(field => field.Key.Substring(prefix.Length), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static group => group.Key, static group => group.First().Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What nobody took.</summary>
    public IReadOnlyDictionary<string, object?> Rest() =>
        _fields.Where(field => !_read.Contains(field.Key)).ToDictionary(static field => field.Key, static field => field.Value);

    internal static string? AsText(object? value) => value switch
    {
        string { Length: > 0 } text => text,
        bool flag => flag ? "true" : "false",
        double or float or decimal or sbyte or byte or short or ushort or int or uint or long or ulong or Guid or Uri =>
            Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private T? Take<T>(string name, Func<object?, T?> read)
    {
        if (!_fields.TryGetValue(name, out var value)) return default;

        var result = read(value);
        if (result is not null || value is null or "") _read.Add(name);
        return result;
    }
}
