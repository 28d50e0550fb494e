using System.Collections;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Ncco;
using VoicePS.Core.Tts;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Makes the action that speaks a text (NCCO: talk).</summary>
[Cmdlet(VerbsCommon.New, "VoiceTalkAction")]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceTalkActionCommand : NccoActionCmdlet
{
    private readonly TalkChecks _checks;
    private TalkVoiceChoice _voice = null!;

    /// <summary>Makes the cmdlet.</summary>
    public NewVoiceTalkActionCommand() => _checks = new TalkChecks(this);

    /// <summary>What to say: plain text or SSML, up to 1,500 characters. A comma makes a short pause.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    public string Text { get; set; } = string.Empty;

    /// <summary>Whether a key ends the speaking; the next action that is not talk must be input.</summary>
    [Parameter]
    public SwitchParameter BargeIn { get; set; }

    /// <summary>How often the text is spoken: 1 if not given, 0 without end.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [NumberOrBlank(Whole = true)]
    [ValidateRangeIfGiven(0, int.MaxValue)]
    public int? Loop { get; set; }

    /// <summary>The loudness: -1 to 1; 0 if not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [NumberOrBlank]
    [ValidateRangeIfGiven(-1, 1)]
    public double? Level { get; set; }

    /// <summary>The language as a BCP-47 tag, for example en-GB; en-US if not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(TalkLanguageCompleter))]
    public string? Language { get; set; }

    /// <summary>The number of the voice within its language; 0 if not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [NumberOrBlank(Whole = true)]
    [ValidateRangeIfGiven(0, int.MaxValue)]
    [ArgumentCompleter(typeof(TalkStyleCompleter))]
    public int? Style { get; set; }

    /// <summary>Whether the premium variant of the voice speaks, which costs more.</summary>
    [Parameter]
    public SwitchParameter Premium { get; set; }

    /// <summary>The voice by its name of 2017, for example Kimberly, instead of language and style.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(TalkVoiceNameCompleter))]
    public string? VoiceName { get; set; }

    /// <summary>Whose speech engine speaks, for example Google, Polly or ElevenLabs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>Settings by that engine's own names.</summary>
    [Parameter]
    [Alias("ProviderOptions")]
    [ValidateNotNull]
    [FieldsTransformation(ReadsJson = true)]
    public IDictionary? ProviderOption { get; set; }

    /// <inheritdoc/>
    protected override string Action => "talk";

    /// <inheritdoc/>
    protected override void Check()
    {
        _voice = new TalkVoiceChoice(GivenVoice());
        if (_voice.IsTypedTwice) ThrowTerminatingError(VoiceErrors.VoiceNameWithStyle(VoiceName!));
    }

    /// <inheritdoc/>
    protected override bool CanDescribe()
    {
        if (_checks.Check(Text, Text) is { } refusal)
        {
            WriteError(refusal);
            return false;
        }

        _checks.Check(_voice.Choose(GivenVoice()), Text);
        return true;
    }

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options)
    {
        var voice = _voice.Choose(GivenVoice());
        options
            .Add("text", Text)
            .Add("bargeIn", Given(BargeIn))
            .Add("loop", Loop)
            .Add("level", (decimal?)Level)
            .Add("language", voice.Language)
            .Add("style", voice.Style)
            .Add("premium", voice.Premium)
            .Add("voiceName", voice.VoiceName)
            .Add("provider", Provider)
            .Add("providerOptions", ProviderOption);
    }

    private TalkVoice GivenVoice() => new()
    {
        Language = Language,
        Style = Style,
        Premium = Given(Premium),
        VoiceName = VoiceName,
    };
}
