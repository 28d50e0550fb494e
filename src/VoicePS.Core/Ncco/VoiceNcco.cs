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
/// A call control object: the list of actions that a call goes through. It keeps what it was given, so that
/// actions and options which are newer than this module travel unchanged.
/// </summary>
public sealed class VoiceNcco
{
    private VoiceNcco(IReadOnlyList<VoiceNccoAction> actions) => Actions = actions;

    /// <summary>The actions in the order in which they run.</summary>
    public IReadOnlyList<VoiceNccoAction> Actions { get; }

    /// <summary>Makes an NCCO.</summary>
    /// <param name="actions">The actions in the order in which they run.</param>
    /// <returns>The NCCO.</returns>
    /// <exception cref="FormatException">There is no action.</exception>
    public static VoiceNcco FromActions(IEnumerable<VoiceNccoAction> actions)
    {
        var list = (actions ?? throw new ArgumentNullException(nameof(actions))).ToArray();
        return list.Length > 0 ? new VoiceNcco(list) : throw new FormatException("An NCCO needs at least one action.");
    }

    /// <summary>Makes an NCCO from actions given as plain values.</summary>
    /// <param name="actions">The actions; each needs the field <c>action</c>.</param>
    /// <returns>The NCCO.</returns>
    /// <exception cref="FormatException">There is no action, or one of them has no name; the message says which.</exception>
    public static VoiceNcco FromFields(IEnumerable<IReadOnlyDictionary<string, object?>> actions) => FromActions(
        (actions ?? throw new ArgumentNullException(nameof(actions))).Select(ActionFrom));

    /// <summary>Makes one action of an NCCO from plain values.</summary>
    /// <param name="fields">The fields; one of them is <c>action</c>.</param>
    /// <param name="index">Which action of the NCCO it is, for the message.</param>
    /// <returns>The action.</returns>
    /// <exception cref="FormatException">The fields do not say which action it is.</exception>
    public static VoiceNccoAction ActionFrom(IReadOnlyDictionary<string, object?> fields, int index) =>
        VoiceNccoAction.FromFields(fields) ?? throw Nameless(fields, index);

    /// <summary>Reads an NCCO from JSON text: a list of actions, or a single one.</summary>
    /// <param name="json">The text, as a web server would return it.</param>
    /// <returns>The NCCO.</returns>
    /// <exception cref="FormatException">The text is not JSON, or not an NCCO; the message says what is wrong and where.</exception>
    public static VoiceNcco Parse(string json)
    {
        using var document = NccoJson.Read(json ?? throw new ArgumentNullException(nameof(json)));
        return PlainJson.FromElement(document.RootElement) switch
        {
            Dictionary<string, object?> action => FromFields([action]),
            object?[] list => FromFields(list.Select(static (item, index) => item as Dictionary<string, object?> ?? throw new FormatException(
                $"An NCCO is a list of actions, each of them a JSON object; action [{index}] is none."))),
            _ => throw new FormatException("An NCCO is a list of actions, each of them a JSON object."),
        };
    }

    /// <summary>The NCCO as JSON text.</summary>
    /// <param name="indented">True for text in several lines, which people read more easily.</param>
    /// <returns>The text, as a web server would return it.</returns>
    /// <exception cref="FormatException">It holds a value that has no form in JSON.</exception>
    public string ToJson(bool indented)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PlainJson.WriterOptions with { Indented = indented })) WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>
    /// The NCCO as JSON text for people. What an endpoint proves itself with is a secret, and is not shown;
    /// <see cref="ToJson"/> writes what travels.
    /// </summary>
    /// <returns>The text, in one line.</returns>
    public override string ToString() => $"[{string.Join(",", Actions)}]";

    private static FormatException Nameless(IReadOnlyDictionary<string, object?> fields, int index)
    {
        const string Key = "action";
        var meant = fields.Keys.FirstOrDefault(static key => string.Equals(key, Key, StringComparison.OrdinalIgnoreCase));
        var advice = meant is null or Key ? $"it needs the option '{Key}', for example 'talk'" : $"the option '{meant}' is spelled '{Key}'";
        return new FormatException($"The NCCO's action [{index}] does not say what it is: {advice}.");
    }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var action in Actions) action.WriteTo(writer);
        writer.WriteEndArray();
    }
}
