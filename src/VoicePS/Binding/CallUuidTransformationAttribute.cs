using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Lets a parameter take the ids of calls from text, GUIDs, calls, results, events, and any object with a property Uuid,
/// together with the host on which each call lives. It refuses every other object before anything is sent: left to
/// PowerShell, it would become its own text, and be asked for as if that were an id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CallUuidTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] IdNames = ["Uuid", "CallUuid", "call_uuid"];
    private static readonly string[] HostNames = ["RegionUrl", "region_url"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null;
        return PlainValues.Unwrap(inputData) is IEnumerable items and not (string or IDictionary)
            ? items.Cast<object?>().Select(Convert).ToArray()
            : Convert(inputData);
    }

    private static VoiceCallId? Convert(object? value)
    {
        if (value is null) return null;
        var plain = PlainValues.Unwrap(value);
        return plain switch
        {
            VoiceCallId id => id,
            string text => new VoiceCallId(text),
            Guid id => new VoiceCallId(id.ToString()),
            VoiceEvent { Uuid: null } told => throw Refused(Describe(told)),
            _ when Read(value, plain, IdNames) is { } id => new VoiceCallId(id, Host(Read(value, plain, HostNames))),
            _ => throw Refused(ValidateCallUuidAttribute.Describe(LanguagePrimitives.ConvertTo<string>(value))),
        };
    }

    private static string? Read(object value, object plain, string[] names) => names
        .Select(name => plain is IDictionary fields ? Entry(fields, name) : PSObject.AsPSObject(value).Properties[name]?.Value)
        .Where(static found => found is not null)
        .Select(static found => LanguagePrimitives.ConvertTo<string>(found))
        .FirstOrDefault(static found => found.Length > 0);

    private static object? Entry(IDictionary fields, string name) => fields.Contains(name) ? fields[name] : null;

    // An address that is none is no reason to lose the call: it is looked for at the session's own host.
    private static Uri? Host(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var host) ? host : null;

    private static string Describe(VoiceEvent told) => told.ConversationUuid is { } conversation
        ? $"This {told.EventType} event is about a conversation, not about one call. See its calls: Get-VoiceCall -ConversationUuid {conversation}"
        : $"This {told.EventType} event does not name a call.";

    private static ArgumentTransformationMetadataException Refused(string text) => new(text);
}
