using System;
using System.Collections.Generic;
using VoicePS.Core.Http;

namespace VoicePS.Core.Calls;

/// <summary>What is waited for, and how.</summary>
public sealed class CallWaiterOptions
{
    /// <summary>The statuses that end the wait; those in which calls end if nothing is said.</summary>
    public IReadOnlyCollection<string> Statuses { get; set; } = CallStatuses.Ends;

    /// <summary>How long to wait for each call; without end if null.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>The shortest time between two questions about the same call.</summary>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many calls are asked for at the same time, at most.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>How often each question is sent again where it fails; null for what counts in general.</summary>
    public RetryOptions? Retries { get; set; }
}
