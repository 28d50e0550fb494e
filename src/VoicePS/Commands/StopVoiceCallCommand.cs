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

        bool wantsCall = PassThru;
        Send(
            call,
            async (calls, context) =>
                await calls.EndAsync(call, context).ConfigureAwait(false)
                ?? (wantsCall ? await calls.FindAsync(call, context).ConfigureAwait(false) : null),
            WriteCall);
    }
}
