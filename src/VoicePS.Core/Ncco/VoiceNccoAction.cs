using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using VoicePS.Core.Json;
using VoicePS.Core.Ncco;

namespace VoicePS;

/// <summary>
/// One action of an NCCO: its name, and its options by the API's own names. Options that are newer than this module
/// travel unchanged.
/// </summary>
public sealed class VoiceNccoAction
{
    private const string NameKey = "action";

    private readonly Dictionary<string, object?> _options;

    /// <summary>Makes an action.</summary>
    /// <param name="action">The name, for example <c>talk</c>.</param>
    /// <param name="options">
    /// The options in the order in which they travel, as plain values: text, numbers, booleans, null, lists, and
    /// dictionaries with text keys.
    /// </param>
    /// <exception cref="FormatException">The name is missing.</exception>
    public VoiceNccoAction(string action, IEnumerable<KeyValuePair<string, object?>> options)
    {
        if (string.IsNullOrEmpty(action)) throw new FormatException("An action needs a name, for example 'talk'.");
        Action = action;
        _options = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var option in (options ?? throw new ArgumentNullException(nameof(options))).Where(static option => option.Key != NameKey))
        {
            _options[option.Key] = option.Value;
        }
    }

    /// <summary>What is done: talk, stream, record, conversation, connect, input, notify, wait, transfer, or a newer action.</summary>
    public string Action { get; }

    /// <summary>How it is done, by the API's option names.</summary>
    public IReadOnlyDictionary<string, object?> Options => _options;

    /// <summary>Makes an action from fields, as in a JSON object or a hashtable.</summary>
    /// <param name="fields">The fields; one of them is <c>action</c>.</param>
    /// <returns>The action, or null where the fields do not say which it is.</returns>
    public static VoiceNccoAction? FromFields(IReadOnlyDictionary<string, object?> fields) =>
        (fields ?? throw new ArgumentNullException(nameof(fields))).TryGetValue(NameKey, out var name) && name is string { Length: > 0 } action
            ? new VoiceNccoAction(action, fields)
            : null;

    /// <summary>The action's fields as they travel: its name first, then its options.</summary>
    /// <returns>The fields by their API names.</returns>
    public IReadOnlyDictionary<string, object?> ToFields()
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal) { [NameKey] = Action };
        foreach (var option in _options) fields[option.Key] = option.Value;
        return fields;
    }

    /// <summary>The action as JSON text for people. What an endpoint proves itself with is a secret, and is not shown.</summary>
    /// <returns>The text, in one line.</returns>
    public override string ToString() => Text(writer => PlainJson.Write(writer, NccoSecrets.Hide(ToFields())));

    /// <summary>The options as JSON text for people. What an endpoint proves itself with is a secret, and is not shown.</summary>
    /// <returns>The text, in one line.</returns>
    public string DescribeOptions() => Text(writer => PlainJson.Write(writer, NccoSecrets.Hide(_options)));

    internal void WriteTo(Utf8JsonWriter writer) => PlainJson.Write(writer, ToFields());

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PlainJson.WriterOptions)) write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
