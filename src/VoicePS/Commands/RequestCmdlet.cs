using System;
using System.Management.Automation;
using VoicePS.Core.Http;

namespace VoicePS.Commands;

/// <summary>A cmdlet that sends requests, and can be told how often to send each of them again.</summary>
public abstract class RequestCmdlet : SessionCmdlet
{
    /// <summary>How often a request is sent again, where that can help and do no harm: 0 to 100; as the session has it if not given.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int? MaximumRetryCount { get; set; }

    /// <summary>How many seconds the first pause before sending again takes at most: 1 to 300; as the session has it if not given.</summary>
    [Parameter]
    [ValidateRange(1, 300)]
    public int? RetryIntervalSec { get; set; }

    /// <inheritdoc/>
    private protected override RetryOptions? Retries => MaximumRetryCount is null && RetryIntervalSec is null
        ? null
        : new RetryOptions(
            MaximumRetryCount ?? ActiveSession.MaximumRetryCount,
            RetryIntervalSec is { } seconds ? TimeSpan.FromSeconds(seconds) : ActiveSession.RetryInterval);
}
