using System.Management.Automation;
using VoicePS.Core.Reports;

namespace VoicePS.Commands;

/// <summary>Counts calls, and tells how many were answered, how long they took and what they cost.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "VoiceCall")]
[OutputType(typeof(VoiceCallMeasure))]
public sealed class MeasureVoiceCallCommand : CallReportCmdlet
{
    private CallMeasurement? _measurement;

    /// <summary>What to put the calls together by; all together if not given.</summary>
    [Parameter(Position = 0)]
    public VoiceCallGrouping? GroupBy { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _measurement = new CallMeasurement(GroupBy, Zone);

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(_measurement!.Results(), enumerateCollection: true);

    private protected override void Take(VoiceCall call) => _measurement!.Add(call);
}
