using System.Management.Automation;
using VoicePS.Core.Calls;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Hangs up calls (PUT /v1/calls/{uuid} with the action hangup).</summary>
[Cmdlet(VerbsLifecycle.Stop, "VoiceCall", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceCall))]
public sealed class StopVoiceCallCommand : ModifyCallCmdlet
{
    /// <summary>Takes a call that has ended already, or is not known any more, for hung up.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.CallEnd;

    /// <inheritdoc/>
    protected override string Operation => "Hang up";

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call)
    {
        if (!Force)
        {
            Modify(call, new CallAction(CallAction.HangUp));
            return;
        }

        if (!TrySend<VoiceCall?>(call, (calls, context) => calls.EndAsync(call, context), out var ended)) return;
        if (ended is null && PassThru && !TrySend<VoiceCall?>(call, (calls, context) => calls.FindAsync(call, context), out ended)) return;
        if (ended is not null) WriteObject(ended);
    }
}
