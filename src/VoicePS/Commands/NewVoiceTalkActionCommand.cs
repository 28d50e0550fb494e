using System.Collections;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>Makes the action that speaks a text (NCCO: talk).</summary>
[Cmdlet(VerbsCommon.New, "VoiceTalkAction", DefaultParameterSetName = StyleSet)]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceTalkActionCommand : NccoActionCmdlet
{
    private const string StyleSet = "Style";
    private const string VoiceNameSet = "VoiceName";

    /// <summary>What to say: plain text or SSML, up to 1,500 characters. A comma makes a short pause.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Message")]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    public string Text { get; set; } = string.Empty;

    /// <summary>Whether a key ends the speaking; the next action that is not talk must be input.</summary>
    [Parameter]
    public SwitchParameter BargeIn { get; set; }

    /// <summary>How often the text is spoken: 1 if not given, 0 without end.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Loop { get; set; }

    /// <summary>The loudness: -1 to 1; 0 if not given.</summary>
    [Parameter]
    [ValidateRange(-1.0, 1.0)]
    public double? Level { get; set; }

    /// <summary>The language as a BCP-47 tag, for example en-GB; en-US if not given.</summary>
    [Parameter(ParameterSetName = StyleSet)]
    [ValidateNotNullOrEmpty]
    public string? Language { get; set; }

    /// <summary>The number of the voice within its language; 0 if not given.</summary>
    [Parameter(ParameterSetName = StyleSet)]
    [ValidateRange(0, 1000)]
    public int? Style { get; set; }

    /// <summary>Whether the premium variant of the voice speaks, which costs more.</summary>
    [Parameter(ParameterSetName = StyleSet)]
    public SwitchParameter Premium { get; set; }

    /// <summary>The voice by its name of 2017, for example Kimberly.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VoiceNameSet)]
    [ValidateNotNullOrEmpty]
    public string? VoiceName { get; set; }

    /// <summary>Whose speech engine speaks, for example Google, Polly or ElevenLabs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Provider { get; set; }

    /// <summary>Settings by that engine's own names.</summary>
    [Parameter]
    [Alias("ProviderOptions")]
    [ValidateNotNull]
    [JsonObjectTransformation]
    public IDictionary? ProviderOption { get; set; }

    /// <inheritdoc/>
    protected override string Action => "talk";

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options) => options
        .Add("text", Text)
        .Add("bargeIn", Given(BargeIn))
        .Add("loop", Loop)
        .Add("level", (decimal?)Level)
        .Add("language", Language)
        .Add("style", Style)
        .Add("premium", Given(Premium))
        .Add("voiceName", VoiceName)
        .Add("provider", Provider)
        .Add("providerOptions", ProviderOption);
}
