using System;

namespace VoicePS;

/// <summary>What the service answered when it was told to talk, stream or send tones into a call.</summary>
public sealed class VoiceActionResult
{
    /// <summary>Describes an answer.</summary>
    /// <param name="uuid">The id of the call leg that was acted on.</param>
    /// <param name="message">The service's words, or null where it said nothing.</param>
    /// <param name="requestUuid">The id that came with the answer, or null.</param>
    public VoiceActionResult(string uuid, string? message, string? requestUuid)
    {
        Uuid = uuid;
        Message = message;
        RequestUuid = requestUuid;
    }

    /// <summary>The id of the call leg that was acted on, so that the result pipes into the next cmdlet.</summary>
    public string Uuid { get; }

    /// <summary>The host on which the call is controlled; null where that is not known.</summary>
    public Uri? RegionUrl { get; internal set; }

    /// <summary>The service's words, for example <c>Talk started</c>.</summary>
    public string? Message { get; }

    /// <summary>
    /// The id in the answer. The reference of 2017 calls it the id of the request; today it is the leg's own.
    /// </summary>
    public string? RequestUuid { get; }

    /// <summary>The id of the call leg, so that a result can stand wherever an id is asked for.</summary>
    /// <returns>The id of the leg.</returns>
    public override string ToString() => Uuid;
}
