using System;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Calls;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Changes calls in progress (PUT /v1/calls/{uuid}).</summary>
[Cmdlet(VerbsCommon.Set, "VoiceCall", SupportsShouldProcess = true, DefaultParameterSetName = ActionSet)]
[OutputType(typeof(VoiceCall))]
public sealed class SetVoiceCallCommand : ModifyCallCmdlet
{
    private const string ActionSet = "Action";
    private const string DestinationUrlSet = "DestinationUrl";
    private const string NccoSet = "Ncco";
    private const string Transfer = "transfer";

    /// <summary>What to do with the call. A transfer needs DestinationUrl or Ncco, which imply it.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ActionSet)]
    [Parameter(Position = 1, ParameterSetName = DestinationUrlSet)]
    [Parameter(Position = 1, ParameterSetName = NccoSet)]
    [ExplainValues(typeof(SetVoiceCallCommand), nameof(Action), What = "what a call can be told", Advice = "More: Get-Help Set-VoiceCall -Parameter Action")]
    [ValidateSet(CallAction.HangUp, "mute", "unmute", "earmuff", "unearmuff", Transfer)]
    public string Action { get; set; } = Transfer;

    /// <summary>For a transfer: where the NCCO is that the call continues with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DestinationUrlSet)]
    [Alias("Uri")]
    [ValidateWebAddress(Command = "Set-VoiceCall -Action transfer -DestinationUrl", Example = "https://example.com/answer")]
    public string? DestinationUrl { get; set; }

    /// <summary>For a transfer: the NCCO that the call continues with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NccoSet)]
    [ValidateNotNull]
    [NccoTransformation]
    public VoiceNcco? Ncco { get; set; }

    /// <summary>Sends the NCCO without testing it first.</summary>
    [Parameter(ParameterSetName = NccoSet)]
    public SwitchParameter SkipNccoTest { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject =>
        string.Equals(Action, CallAction.HangUp, StringComparison.OrdinalIgnoreCase) ? RequestSubject.CallEnd : RequestSubject.ExistingCall;

    /// <inheritdoc/>
    protected override string Operation => Action.ToLowerInvariant() switch
    {
        CallAction.HangUp => "Hang up",
        Transfer when DestinationUrl is not null => $"Transfer to {DestinationUrl}",
        Transfer => "Transfer to another NCCO",
        var action => char.ToUpperInvariant(action[0]) + action.Substring(1),
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var isTransfer = string.Equals(Action, Transfer, StringComparison.OrdinalIgnoreCase);
        if (isTransfer && ParameterSetName == ActionSet)
        {
            ThrowTerminatingError(VoiceErrors.Argument(
                "VoiceTransferDestinationMissing",
                "A transfer needs somewhere to go.",
                Action,
                "Give -DestinationUrl <address of an NCCO>, or -Ncco <actions>, for example: Set-VoiceCall -Action transfer -Ncco (New-VoiceTalkAction 'Please hold')"));
        }

        if (!isTransfer && ParameterSetName != ActionSet)
        {
            ThrowTerminatingError(VoiceErrors.Argument(
                "VoiceTransferDestinationUnused",
                $"The action {Action} takes no destination.",
                Action,
                "Leave out -DestinationUrl and -Ncco; or transfer: Set-VoiceCall -Action transfer -DestinationUrl <address of an NCCO>"));
        }

        if (!SkipNccoTest) this.TestNcco(Ncco);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call) =>
        Modify(call, new CallAction(Action.ToLowerInvariant()) { DestinationUrl = DestinationUrl, Ncco = Ncco });
}
