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
        if (!TrySend(id, (calls, context) => calls.ModifyAsync(id, action, context), out var call)) return;

        if (call is null && PassThru && !TrySend(id, (calls, context) => calls.GetAsync(id, context), out call)) return;
        if (call is not null) WriteObject(call);
    }
}
