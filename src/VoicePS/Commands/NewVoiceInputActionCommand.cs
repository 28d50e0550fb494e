using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>Makes the action that listens for keys and words (NCCO: input).</summary>
[Cmdlet(VerbsCommon.New, "VoiceInputAction")]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceInputActionCommand : NccoEventCmdlet
{
    private const string Asynchronous = "asynchronous";

    private static readonly string[] DtmfSettings = [nameof(TimeOut), nameof(MaxDigits), nameof(SubmitOnHash)];

    private static readonly string[] SpeechSettings =
    [
        nameof(Uuid), nameof(EndOnSilence), nameof(Language), nameof(Context), nameof(StartTimeout), nameof(MaxDuration),
        nameof(SaveAudio), nameof(Sensitivity), nameof(Provider), nameof(ProviderOption),
    ];

    /// <summary>Whether keys are listened for. Each setting of the keys implies it.</summary>
    [Parameter]
    public SwitchParameter Dtmf { get; set; }

    /// <summary>Whether words are listened for. Each setting of speech implies it.</summary>
    [Parameter]
    public SwitchParameter Speech { get; set; }

    /// <summary>Whether all keys come in one webhook (synchronous), or each as it is pressed (asynchronous).</summary>
    [Parameter]
    [ValidateSet("synchronous", Asynchronous)]
    public string? Mode { get; set; }

    /// <summary>Seconds after the last key until the keys are sent: 0 to 10; 3 if not given.</summary>
    [Parameter]
    [ValidateRange(0, 10)]
    public int? TimeOut { get; set; }

    /// <summary>How many keys there may be: 1 to 22; 4 if not given.</summary>
    [Parameter]
    [ValidateRange(1, 22)]
    public int? MaxDigits { get; set; }

    /// <summary>Whether the key # sends what was pressed before it.</summary>
    [Parameter]
    public SwitchParameter SubmitOnHash { get; set; }

    /// <summary>The call whose speaker is listened to; the first leg if not given.</summary>
    [Parameter]
    [Alias("SpeechUuid")]
    [CallUuidTransformation]
    [ValidateCallUuid]
    [ArgumentCompleter(typeof(CallCompleter))]
    public VoiceCallId? Uuid { get; set; }

    /// <summary>Seconds of silence that end the speaking: 0.4 to 10; 2 if not given.</summary>
    [Parameter]
    [ValidateRange(0.4, 10.0)]
    public double? EndOnSilence { get; set; }

    /// <summary>The language that is spoken, as a BCP-47 tag, for example en-GB; en-US if not given.</summary>
    [Parameter]
    [Alias("SpeechLanguage")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TalkLanguageCompleter))]
    public string? Language { get; set; }

    /// <summary>Words that are likely to be said.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Context { get; set; }

    /// <summary>Seconds that a speaker has to begin: 1 to 60; 10 if not given.</summary>
    [Parameter]
    [ValidateRange(1, 60)]
    public int? StartTimeout { get; set; }

    /// <summary>The longest speech in seconds: 1 to 60; 60 if not given.</summary>
    [Parameter]
    [ValidateRange(1, 60)]
    public int? MaxDuration { get; set; }

    /// <summary>Whether the speech is kept as a recording.</summary>
    [Parameter]
    public SwitchParameter SaveAudio { get; set; }

    /// <summary>How loud a sound must be to count as speech, 10 to 100: the higher, the fainter it may be; 90 if not given.</summary>
    [Parameter]
    [ValidateRange(10, 100)]
    public int? Sensitivity { get; set; }

    /// <summary>Whose engine listens, for example google or deepgram.</summary>
    [Parameter]
    [Alias("SpeechProvider")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>Settings by that engine's own names.</summary>
    [Parameter]
    [Alias("ProviderOptions", "SpeechProviderOption")]
    [ValidateNotNull]
    [FieldsTransformation(ReadsJson = true)]
    public IDictionary? ProviderOption { get; set; }

    /// <inheritdoc/>
    protected override string Action => "input";

    private bool IsAsynchronous => string.Equals(Mode, Asynchronous, StringComparison.OrdinalIgnoreCase);

    // Only keys can be told one by one.
    private bool WantsDtmf => Given(Dtmf) ?? (IsAsynchronous || DtmfSettings.Any(IsGiven));

    private bool WantsSpeech => Given(Speech) ?? SpeechSettings.Any(IsGiven);

    /// <inheritdoc/>
    protected override void Check()
    {
        base.Check();
        RefuseUnwanted(nameof(Dtmf), Given(Dtmf), DtmfSettings);
        RefuseUnwanted(nameof(Speech), Given(Speech), SpeechSettings);
        if (IsAsynchronous && DtmfSettings.FirstOrDefault(IsGiven) is { } setting)
        {
            Refuse(
                setting,
                $"With -Mode asynchronous each key is told as it is pressed, so there is nothing for -{setting} to decide, and the service refuses it.",
                $"Leave out -{setting}, or -Mode.");
        }

        if (IsAsynchronous && !WantsDtmf)
        {
            Refuse(
                nameof(Mode),
                "-Mode asynchronous tells each key as it is pressed, but -Dtmf:$false says that keys are not listened for.",
                "Leave out -Mode, or -Dtmf, which -Mode asynchronous implies.");
        }

        if (!WantsDtmf && !WantsSpeech)
        {
            Require(nameof(Dtmf), "Nothing is listened for.", "Add -Dtmf for keys, -Speech for words, or both.");
        }

        WarnOutside(nameof(MaxDigits), MaxDigits, 1, 20);
        WarnOutside(nameof(StartTimeout), StartTimeout, 1, 10);
    }

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options)
    {
        var dtmf = new NccoOptions()
            .Add("timeOut", TimeOut)
            .Add("maxDigits", MaxDigits)
            .Add("submitOnHash", Given(SubmitOnHash));
        var speech = new NccoOptions()
            .AddInArray("uuid", Uuid?.Uuid)
            .Add("endOnSilence", (decimal?)EndOnSilence)
            .Add("language", Language)
            .Add("context", Context)
            .Add("startTimeout", StartTimeout)
            .Add("maxDuration", MaxDuration)
            .Add("saveAudio", Given(SaveAudio))
            .Add("sensitivity", Sensitivity)
            .Add("provider", Provider)
            .Add("providerOptions", ProviderOption);
        options
            .Add("type", Types())
            .Add("mode", Mode?.ToLowerInvariant())
            .AddGroup("dtmf", dtmf.IsEmpty ? null : dtmf)
            .AddGroup("speech", speech.IsEmpty ? null : speech);
        DescribeEvent(options);
    }

    private string[] Types() => (WantsDtmf, WantsSpeech) switch
    {
        (true, true) => ["dtmf", "speech"],
        (true, false) => ["dtmf"],
        _ => ["speech"],
    };

    private void RefuseUnwanted(string wish, bool? isWanted, string[] settings)
    {
        if (isWanted != false || settings.FirstOrDefault(IsGiven) is not { } setting) return;
        Refuse(
            setting,
            $"-{wish}:$false says that it is not listened for, but -{setting} says how.",
            $"Leave out -{wish}, which -{setting} implies, or leave out -{setting}.");
    }
}
