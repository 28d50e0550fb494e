using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Ends an It as skipped. Inconclusive is told apart by its reason only, because xUnit knows no third state.</summary>
[Cmdlet(VerbsCommon.Set, "ItResult")]
internal sealed class SetItResultCommand : PesterCommand
{
    [Parameter(Mandatory = true, ParameterSetName = "Inconclusive")]
    public SwitchParameter Inconclusive { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Pending")]
    public SwitchParameter Pending { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Skipped")]
    public SwitchParameter Skipped { get; set; }

    [Parameter]
    public string? Because { get; set; }

    protected override void EndProcessing()
    {
        if (Run.IsDiscovering)
            Refuse("Set-ItResult belongs inside an It.");
        if (!(Inconclusive || Pending || Skipped))
            Refuse("Set-ItResult needs -Skipped, -Inconclusive or -Pending to be true.");
        var state = ParameterSetName == "Inconclusive" ? "is inconclusive" : ParameterSetName == "Pending" ? "is pending" : "is skipped";
        var reason = Assertion.BecauseClause(Because).TrimEnd(',');
        var text = reason.Length == 0 ? state : $"{state},{reason}";
        ThrowTerminatingError(new ErrorRecord(new ItResultException(text), "PesterTest" + ParameterSetName, ErrorCategory.OperationStopped, null));
    }
}
