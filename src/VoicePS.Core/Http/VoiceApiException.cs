using System;
using System.Collections.Generic;

namespace VoicePS;

/// <summary>The service refused a request, or could not be asked. Never holds a token or a key.</summary>
public sealed class VoiceApiException : Exception
{
    /// <summary>Describes a failure.</summary>
    /// <param name="kind">How it failed.</param>
    /// <param name="message">One or two sentences, with the service's own words in them.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public VoiceApiException(VoiceErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>How it failed.</summary>
    public VoiceErrorKind Kind { get; }

    /// <summary>True where it is certain that the request never reached the service.</summary>
    public bool NeverSent { get; internal set; }

    /// <summary>Whether the service has done what it was asked for.</summary>
    public VoiceRequestOutcome Outcome => Kind switch
    {
        VoiceErrorKind.Refused when StatusCode is 408 or (>= 500 and not 503) => VoiceRequestOutcome.Unknown,
        VoiceErrorKind.Refused => VoiceRequestOutcome.NotDone,
        _ => NeverSent ? VoiceRequestOutcome.NotDone : VoiceRequestOutcome.Unknown,
    };

    /// <summary>The HTTP status, where the service answered.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>The service's title for the error, for example <c>Bad Request</c>.</summary>
    public string? Title { get; internal set; }

    /// <summary>The service's explanation.</summary>
    public string? Detail { get; internal set; }

    /// <summary>The service's code for the error: a word, a number or an address, as it came.</summary>
    public string? ErrorType { get; internal set; }

    /// <summary>What is wrong with which field, by the service's own field names.</summary>
    public IReadOnlyDictionary<string, string> InvalidParameters { get; internal set; } = new Dictionary<string, string>();

    /// <summary>The id of this occurrence, to be quoted to the vendor's support.</summary>
    public string? Instance { get; internal set; }

    /// <summary>The id of the request in the vendor's traces, to be quoted to the vendor's support.</summary>
    public string? TraceId { get; internal set; }

    /// <summary>The answer's body as it came, cut after 8,192 characters.</summary>
    public string? ResponseBody { get; internal set; }

    /// <summary>The service's clock when it answered.</summary>
    public DateTimeOffset? ServerTime { get; internal set; }

    /// <summary>
    /// The status that the call is in, where the service refused something about a call without a reason, and the call
    /// could be asked for.
    /// </summary>
    public string? CallStatus { get; internal set; }

    /// <summary>True for a status of 400 that comes without any reason.</summary>
    internal bool IsWithoutReason => StatusCode == 400 && InvalidParameters.Count == 0 && Detail is null;

    /// <summary>True where the same request may well succeed a little later, although nothing was changed.</summary>
    internal bool IsPassing =>
        Kind is VoiceErrorKind.Timeout or VoiceErrorKind.Connection || (Kind == VoiceErrorKind.Refused && StatusCode is 408 or 429 or >= 500);
}
