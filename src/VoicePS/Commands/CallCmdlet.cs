using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>A cmdlet that does one thing to each of the calls it is given.</summary>
public abstract class CallCmdlet : BulkCmdlet
{
    /// <summary>The id of the call leg, or an object that has it in a property Uuid or CallUuid.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallUuid")]
    [ValidateNotNullOrEmpty]
    [CallUuidTransformation]
    [ValidateCallUuid]
    [ArgumentCompleter(typeof(CallCompleter))]
    public VoiceCallId[] Uuid { get; set; } = [];

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.ExistingCall;

    /// <inheritdoc/>
    private protected override string Activity => Operation;

    /// <inheritdoc/>
    private protected override int Records => Uuid.Length;

    /// <summary>Asks, and then does it, for each call.</summary>
    protected override void ProcessRecord()
    {
        foreach (var call in Uuid)
        {
            if (Told is { } told ? ShouldDo(call.Uuid, Operation, $"{told} {call}.") : ShouldProcess(call.Uuid, Operation)) Process(call);
        }
    }

    /// <summary>What is done, for -WhatIf and -Confirm.</summary>
    protected abstract string Operation { get; }

    /// <summary>The same for -Verbose, up to the call; null where that may tell all.</summary>
    private protected virtual string? Told => null;

    /// <summary>Writes what the service says of a call.</summary>
    /// <param name="result">Its answer.</param>
    private protected void WriteResult(VoiceActionResult result)
    {
        TellOf(result);
        WriteObject(result);
    }

    /// <summary>Tells what the service says of a call.</summary>
    /// <param name="result">Its answer.</param>
    private protected void TellOf(VoiceActionResult result) => WriteVerbose($"The service says of the call {result}: {result.Message ?? "nothing, so it was done"}.");

    /// <summary>Does it to one call.</summary>
    /// <param name="call">Which leg, and where it lives.</param>
    protected abstract void Process(VoiceCallId call);
}
