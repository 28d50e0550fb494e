using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>Makes the action that plays an audio file (NCCO: stream).</summary>
[Cmdlet(VerbsCommon.New, "VoiceStreamAction")]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceStreamActionCommand : NccoActionCmdlet
{
    /// <summary>Where the service finds the file: an mp3 or a wav.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Url", "Uri")]
    [TextTransformation]
    [ValidateWebAddress]
    public string StreamUrl { get; set; } = string.Empty;

    /// <summary>The loudness: -1 to 1; 0 if not given.</summary>
    [Parameter]
    [ValidateRange(-1.0, 1.0)]
    public double? Level { get; set; }

    /// <summary>Whether a key ends the playing; the next action that is not stream must be input.</summary>
    [Parameter]
    public SwitchParameter BargeIn { get; set; }

    /// <summary>How often the file is played: 1 if not given, 0 without end.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Loop { get; set; }

    /// <inheritdoc/>
    protected override string Action => "stream";

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options) => options
        .AddInArray("streamUrl", StreamUrl)
        .Add("level", (decimal?)Level)
        .Add("bargeIn", Given(BargeIn))
        .Add("loop", Loop);
}
