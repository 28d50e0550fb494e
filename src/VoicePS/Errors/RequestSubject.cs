namespace VoicePS.Errors;

/// <summary>What a request is about: it decides what an error advises.</summary>
public enum RequestSubject
{
    /// <summary>One existing call.</summary>
    ExistingCall,

    /// <summary>One existing call that is to end.</summary>
    CallEnd,

    /// <summary>One existing call, whose keys are to be reported one by one.</summary>
    CallKeys,

    /// <summary>One existing call that is only looked at.</summary>
    CallLookup,

    /// <summary>A call to be placed. Sent twice, it rings twice.</summary>
    NewCall,

    /// <summary>Calls in general, or the session itself.</summary>
    Service,

    /// <summary>A recording, or its transcript.</summary>
    Recording,
}
