using System.Linq;
using System.Management.Automation;
using VoicePS.Binding;

namespace VoicePS.Commands;

/// <summary>Tests NCCOs for what the service would refuse, or would understand otherwise than was meant.</summary>
[Cmdlet(VerbsDiagnostic.Test, "VoiceNcco", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(VoiceNccoFinding), typeof(bool))]
public sealed class TestVoiceNccoCommand : NccoInputCmdlet
{
    private bool _isSound = true;
    private bool _any;

    /// <summary>Writes true where there is no error, and false where there is one, instead of the findings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Quiet && _any) WriteObject(_isSound);
    }

    /// <inheritdoc/>
    private protected override void Take(NccoDocument document)
    {
        _any = true;
        var findings = document.Test();
        if (Quiet) _isSound &= findings.All(static finding => finding.Severity != VoiceNccoSeverity.Error);
        else WriteObject(findings, enumerateCollection: true);
    }

    /// <inheritdoc/>
    protected override void Skip()
    {
        _any = true;
        _isSound = false;
    }
}
