using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using VoicePS.Core.Json;

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
        (actions ?? throw new ArgumentNullException(nameof(actions))).Select(static (fields, index) =>
            VoiceNccoAction.FromFields(fields) ?? throw new FormatException(
                $"The NCCO's action [{index}] does not say what it is: it needs the option 'action', for example 'talk'.")));

    /// <summary>Reads an NCCO from JSON text: a list of actions, or a single one.</summary>
    /// <param name="json">The text, as a web server would return it.</param>
    /// <returns>The NCCO.</returns>
    /// <exception cref="FormatException">The text is not JSON, or not an NCCO; the message says what is wrong and where.</exception>
    public static VoiceNcco Parse(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json ?? throw new ArgumentNullException(nameof(json)));
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"The NCCO is not valid JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}).",
                exception);
        }

        using (document)
        {
            return PlainJson.FromElement(document.RootElement) switch
            {
                Dictionary<string, object?> action => FromFields([action]),
                object?[] list when list.All(static item => item is Dictionary<string, object?>) =>
                    FromFields(list.Cast<Dictionary<string, object?>>()),
                _ => throw new FormatException("An NCCO is a list of actions, each of them a JSON object."),
            };
        }
    }

    /// <summary>The NCCO as JSON text.</summary>
    /// <returns>The text, in one line.</returns>
    public override string ToString()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PlainJson.WriterOptions)) WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var action in Actions) action.WriteTo(writer);
        writer.WriteEndArray();
    }
}
