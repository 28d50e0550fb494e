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
    /// <param name="uuid">The id of the leg.</param>
    /// <param name="action">The change.</param>
    protected void Modify(string uuid, CallAction action)
    {
        if (!TrySend(uuid, (calls, context) => calls.ModifyAsync(uuid, action, context), out var call)) return;

        if (call is null && PassThru && !TrySend(uuid, (calls, context) => calls.GetAsync(uuid, context), out call)) return;
        if (call is not null) WriteObject(call);
    }
}
