using System.Management.Automation;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>Makes the action that does nothing for a while (NCCO: wait).</summary>
[Cmdlet(VerbsCommon.New, "VoiceWaitAction")]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceWaitActionCommand : NccoActionCmdlet
{
    /// <summary>Seconds to wait: 0.1 to 7200; 10 if not given.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0.1, 7200.0)]
    public double? Timeout { get; set; }

    /// <inheritdoc/>
    protected override string Action => "wait";

    /// <inheritdoc/>
    protected override void Check() => WarnOutside(nameof(Timeout), Timeout, 2, 60);

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options) => options.Add("timeout", (decimal?)Timeout);
}
