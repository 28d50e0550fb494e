namespace VoicePS;

/// <summary>What goes wrong with the requests that a fault strikes.</summary>
public enum VoiceSandboxFaultKind
{
    /// <summary>The answer comes late.</summary>
    Latency,

    /// <summary>The request is not processed, and answered with an error status.</summary>
    Status,

    /// <summary>The connection is reset, and the request was not processed.</summary>
    ResetBefore,

    /// <summary>The request is processed, and then the connection is reset before any of the answer is sent.</summary>
    ResetAfter,

    /// <summary>The request is processed, and the body of the answer trickles in piece by piece.</summary>
    SlowBody,

    /// <summary>The request is processed, and the connection ends in the middle of the body.</summary>
    CutBody,

    /// <summary>The request is processed, and half of the JSON is missing, although the answer claims to be whole.</summary>
    MalformedJson,

    /// <summary>The request is processed, and the answer says that its JSON is text/html.</summary>
    WrongContentType,

    /// <summary>The service's clock is off: the Date header, and the clock that tokens are judged by.</summary>
    ClockSkew,
}
