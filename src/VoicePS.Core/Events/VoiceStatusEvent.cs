using System;
using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>The status of a call changed.</summary>
public sealed class VoiceStatusEvent : VoiceEvent
{
    internal VoiceStatusEvent(EventFields fields)
        : base(fields)
    {
        Status = fields.Text("status");
        SubState = fields.Text("sub_state");
        Detail = fields.Text("detail");
        SipCode = fields.Whole("sip_code");
        DisconnectedBy = fields.Text("disconnected_by");
        StartTime = fields.Time("start_time");
        EndTime = fields.Time("end_time");
        Duration = fields.Seconds("duration");
        Rate = fields.Money("rate");
        Price = fields.Money("price");
        Network = fields.Text("network");
        RecordingUrl = fields.Text("recording_url");
    }

    /// <inheritdoc/>
    public override string EventType => "status";

    /// <summary>
    /// The status: started, ringing, answered, human, machine, busy, cancelled, unanswered, rejected, failed, timeout,
    /// disconnected, completed, or a new one that the service made up since.
    /// </summary>
    public string? Status { get; }

    /// <summary>For a machine: <c>beep_start</c> or <c>beep_timeout</c>.</summary>
    public string? SubState { get; }

    /// <summary>Why a call was not answered, for example <c>cannot_route</c>.</summary>
    public string? Detail { get; }

    /// <summary>The status in the language of SIP, for example 486 for busy.</summary>
    public long? SipCode { get; }

    /// <summary>Who ended the call: <c>platform</c> or <c>user</c>.</summary>
    public string? DisconnectedBy { get; }

    /// <summary>When the call started, in UTC.</summary>
    public DateTimeOffset? StartTime { get; }

    /// <summary>When the call ended, in UTC.</summary>
    public DateTimeOffset? EndTime { get; }

    /// <summary>How long the call took, once it is over.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>The price for one minute of this call, in euros.</summary>
    public decimal? Rate { get; }

    /// <summary>The price of the whole call, in euros, once it is over.</summary>
    public decimal? Price { get; }

    /// <summary>The carrier's network: a country and network code such as <c>65512</c>, or a name.</summary>
    public string? Network { get; }

    /// <summary>Where the recording of the call is. The API of 2017 said it here.</summary>
    public string? RecordingUrl { get; }

    /// <inheritdoc/>
    public override string Summary =>
        (SubState ?? Detail) is { } more ? $"{Status ?? "without a status"}: {more}" : Status ?? "without a status";
}
