using System;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "TimeSpan", DefaultParameterSetName = BetweenDates)]
[OutputType(typeof(TimeSpan))]
public sealed class NewTimeSpanCommand : PSCmdlet
{
    private const string BetweenDates = "Date";
    private const string OfParts = "Time";

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = BetweenDates)]
    [Alias("LastWriteTime")]
    public DateTime Start { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = BetweenDates)]
    public DateTime End { get; set; }

    [Parameter(ParameterSetName = OfParts)]
    public int Days { get; set; }

    [Parameter(ParameterSetName = OfParts)]
    public int Hours { get; set; }

    [Parameter(ParameterSetName = OfParts)]
    public int Minutes { get; set; }

    [Parameter(ParameterSetName = OfParts)]
    public int Seconds { get; set; }

    [Parameter(ParameterSetName = OfParts)]
    public int Milliseconds { get; set; }

    protected override void ProcessRecord()
    {
        // A missing end of the span is now.
        var now = DateTime.Now;
        var start = MyInvocation.BoundParameters.ContainsKey(nameof(Start)) ? Start : now;
        var end = MyInvocation.BoundParameters.ContainsKey(nameof(End)) ? End : now;
        WriteObject(ParameterSetName == OfParts ? new TimeSpan(Days, Hours, Minutes, Seconds, Milliseconds) : end - start);
    }
}
