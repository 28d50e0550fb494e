using System;
using System.Management.Automation;

namespace VoicePS.Commands;

/// <summary>What the cmdlets share that take many calls and make one thing of them.</summary>
public abstract class CallReportCmdlet : PSCmdlet
{
    /// <summary>The calls.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public VoiceCall[]? InputObject { get; set; }

    /// <summary>Days and hours in UTC instead of local time.</summary>
    [Parameter]
    public SwitchParameter Utc { get; set; }

    private protected TimeZoneInfo Zone => Utc ? TimeZoneInfo.Utc : TimeZoneInfo.Local;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        foreach (var call in InputObject!) Take(call);
    }

    private protected abstract void Take(VoiceCall call);
}
