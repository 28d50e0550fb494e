using System.Management.Automation;
using VoicePS.Core.Calls;

namespace VoicePS.Commands;

/// <summary>A cmdlet that changes calls in progress by PUT /v1/calls/{uuid}.</summary>
public abstract class ModifyCallCmdlet : CallCmdlet
{
    /// <summary>Always writes the call, and asks for it where the service answers without it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Sends the change and writes what there is to write.</summary>
    /// <param name="id">Which leg, and where it lives.</param>
    /// <param name="action">The change.</param>
    protected void Modify(VoiceCallId id, CallAction action)
    {
        bool wantsCall = PassThru;
        Send(
            id,
            async (calls, context) =>
                await calls.ModifyAsync(id, action, context).ConfigureAwait(false)
                ?? (wantsCall ? await calls.GetAsync(id, context).ConfigureAwait(false) : null),
            call =>
            {
                WriteVerbose(call is null ? $"The service took the change to the call {id}." : $"The service took the change; the call {id} is {call.Status}.");
                WriteCall(call);
            });
    }

    /// <summary>Writes a call, where there is one.</summary>
    /// <param name="call">The call, or null where the service said nothing of it.</param>
    private protected void WriteCall(VoiceCall? call)
    {
        if (call is not null) WriteObject(call);
    }
}
