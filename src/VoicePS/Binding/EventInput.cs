using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using VoicePS.Core.Events;

namespace VoicePS.Binding;

/// <summary>Reads an event from whatever a web framework made of a webhook.</summary>
internal static class EventInput
{
    /// <summary>Reads the events in a value: text, a hashtable, an object, a collection of query parameters, or bytes.</summary>
    /// <exception cref="FormatException">There is none in it; the message says why.</exception>
    public static IReadOnlyList<VoiceEvent> Read(object value) => PlainValues.Unwrap(value) switch
    {
        VoiceEvent known => [known],

        // What a sandbox noted: webhooks are events, and steps of a call are none.
        VoiceSandboxEvent noted => noted.Event is { } sent ? [sent] : [],
        string text => EventReader.Read(text),
        byte[] bytes => EventReader.Read(System.Text.Encoding.UTF8.GetString(bytes)),
        NameValueCollection query => [EventReader.ReadFields(Fields(query))],
        IDictionary => [EventReader.ReadFields(PlainValues.Fields(value))],
        IEnumerable items => [.. items.Cast<object?>().Where(static item => item is not null).SelectMany(static item => Read(item!))],
        _ when PlainValues.HasFields(value) => [EventReader.ReadFields(PlainValues.Fields(value))],
        var other => throw new FormatException(
            $"A value of type {other.GetType().Name} is not an event: give the text of a webhook, or the object that was made of it."),
    };

    private static Dictionary<string, object?> Fields(NameValueCollection query) =>
        query.AllKeys.Where(static name => name is not null).ToDictionary(static name => name!, name => (object?)query[name]);
}
