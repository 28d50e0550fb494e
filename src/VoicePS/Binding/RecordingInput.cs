using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VoicePS.Core.Recordings;

namespace VoicePS.Binding;

/// <summary>
/// Reads where a recording or a transcript is from an event, from an object made of one (a row of a CSV file, a webhook
/// as a web framework took it apart), or from an address alone.
/// </summary>
internal static class RecordingInput
{
    /// <summary>Reads where a recording is.</summary>
    /// <exception cref="VoiceRecordingException">The object says nothing of a recording.</exception>
    public static RecordingReference Recording(object item) => Read(item, "recording_url");

    /// <summary>Reads where a transcript is. Of its recording, the id may be known.</summary>
    /// <exception cref="VoiceRecordingException">The object says nothing of a transcript.</exception>
    public static RecordingReference Transcription(object item) => Read(item, "transcription_url");

    private static RecordingReference Read(object item, string name)
    {
        if (PlainValues.Unwrap(item) is string or Uri) return new RecordingReference(Text(item));

        if (!TryField(item, name, out var address))
        {
            throw new VoiceRecordingException(VoiceRecordingFailure.NoAddress, $"{Describe(item)} has no {name}.");
        }

        return new RecordingReference(Text(address))
        {
            RecordingUuid = TryField(item, "recording_uuid", out var uuid) ? Text(uuid) : null,
            StartTime = TryField(item, "start_time", out var start) ? Time(start) : null,
            Size = TryField(item, "size", out var size) ? Whole(size) : null,
        };
    }

    private static string Describe(object item) => PlainValues.Unwrap(item) switch
    {
        VoiceEvent known => $"The {known.EventType} event",
        PSObject => "The object",
        var other => $"The object of type {other.GetType().Name}",
    };

    // By the API's names, and as the properties of events are named.
    private static bool TryField(object item, string name, out object? value)
    {
        var wanted = name.Replace("_", string.Empty);
        if (PlainValues.Unwrap(item) is IDictionary fields)
        {
            var key = fields.Keys.Cast<object>().FirstOrDefault(key => IsNamed(key.ToString()));
            value = key is null ? null : fields[key];
            return key is not null;
        }

        var property = PSObject.AsPSObject(item).Properties.FirstOrDefault(property => property.IsGettable && IsNamed(property.Name));
        value = property?.Value;
        return property is not null;

        bool IsNamed(string? candidate) => string.Equals(candidate?.Replace("_", string.Empty), wanted, StringComparison.OrdinalIgnoreCase);
    }

    private static string? Text(object? value) => value is null ? null : PlainValues.Unwrap(value) switch
    {
        Uri address => address.OriginalString,
        var plain => Convert.ToString(plain, CultureInfo.InvariantCulture),
    };

    private static DateTimeOffset? Time(object? value) => value is null ? null : PlainValues.Unwrap(value) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        var plain => DateTimeOffset.TryParse(
            Convert.ToString(plain, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null,
    };

    private static long? Whole(object? value) =>
        long.TryParse(Text(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
