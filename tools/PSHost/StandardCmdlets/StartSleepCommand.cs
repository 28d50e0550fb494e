using System;
using System.Management.Automation;
using System.Threading;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = InSeconds)]
public sealed class StartSleepCommand : PSCmdlet, IDisposable
{
    private const string InSeconds = "Seconds";
    private const string InMilliseconds = "Milliseconds";
    private const string AsTimeSpan = "FromTimeSpan";

    private readonly ManualResetEventSlim _stopped = new();

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = InSeconds)]
    [ValidateRange(0.0, int.MaxValue / 1000)]
    public double Seconds { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = InMilliseconds)]
    [ValidateRange(0, int.MaxValue)]
    [Alias("ms")]
    public int Milliseconds { get; set; }

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = AsTimeSpan)]
    [Alias("ts")]
    public TimeSpan Duration { get; set; }

    public void Dispose() => _stopped.Dispose();

    protected override void ProcessRecord()
    {
        _stopped.Wait(ParameterSetName switch
        {
            InSeconds => TimeSpan.FromSeconds(Seconds),
            InMilliseconds => TimeSpan.FromMilliseconds(Milliseconds),
            _ => Duration,
        });
    }

    protected override void StopProcessing() => _stopped.Set();
}
