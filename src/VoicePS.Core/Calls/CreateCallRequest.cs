using System;

namespace VoicePS.Core.Calls;

/// <summary>Everything that a call is placed with (API reference: "Create an outbound call").</summary>
public sealed class CreateCallRequest
{
    /// <summary>Describes a call to be placed.</summary>
    /// <param name="to">Whom to call.</param>
    /// <param name="from">Whom the call comes from: a phone or a SIP address; null for any number of the application.</param>
    public CreateCallRequest(VoiceEndpoint to, VoiceEndpoint? from)
    {
        To = to ?? throw new ArgumentNullException(nameof(to));
        From = from;
    }

    /// <summary>Whom to call.</summary>
    public VoiceEndpoint To { get; }

    /// <summary>Whom the call comes from: a phone or a SIP address; null for any number of the application.</summary>
    public VoiceEndpoint? From { get; }

    /// <summary>The NCCO that governs the call. Exactly one of this and <see cref="AnswerUrl"/> is set.</summary>
    public VoiceNcco? Ncco { get; set; }

    /// <summary>The webhook that returns the NCCO.</summary>
    public string? AnswerUrl { get; set; }

    /// <summary>How the answer webhook is asked: GET (the service's default) or POST.</summary>
    public string? AnswerMethod { get; set; }

    /// <summary>The webhook that is told of each change of status.</summary>
    public string? EventUrl { get; set; }

    /// <summary>How the event webhook is told: POST (the service's default) or GET.</summary>
    public string? EventMethod { get; set; }

    /// <summary>What to do when a machine answers: continue or hangup.</summary>
    public string? MachineDetection { get; set; }

    /// <summary>How to find out whether a machine answered: default, detect or detect_beep. It asks for the advanced detection.</summary>
    public string? MachineDetectionMode { get; set; }

    /// <summary>Seconds to wait for a machine's beep: 30 or 45 to 120. It asks for the advanced detection.</summary>
    public int? BeepTimeout { get; set; }

    /// <summary>Seconds after the answer until the service hangs up: 1 to 86400, 7200 if not set.</summary>
    public int? LengthTimer { get; set; }

    /// <summary>Seconds of ringing until the service gives up: 1 to 120, 60 if not set.</summary>
    public int? RingingTimer { get; set; }
}
