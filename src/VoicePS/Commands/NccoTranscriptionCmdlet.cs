using System.Linq;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>A cmdlet that makes an action whose recording can be written down as text.</summary>
public abstract class NccoTranscriptionCmdlet : NccoEventCmdlet
{
    private static readonly string[] Settings =
    [
        nameof(TranscriptionLanguage), nameof(TranscriptionEventUrl), nameof(TranscriptionEventMethod), nameof(SentimentAnalysis),
    ];

    /// <summary>Whether the recording is written down. Each of the other settings of a transcription implies it.</summary>
    [Parameter]
    public SwitchParameter Transcribe { get; set; }

    /// <summary>The language that is spoken, as a BCP-47 tag, for example en-GB; en-US if not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TalkLanguageCompleter))]
    public string? TranscriptionLanguage { get; set; }

    /// <summary>The webhook that is told where the transcript is; the action's own if not given.</summary>
    [Parameter]
    [ValidateWebAddress]
    public string? TranscriptionEventUrl { get; set; }

    /// <summary>How that webhook is told; POST if not given.</summary>
    [Parameter]
    [ValidateSet("POST", "GET")]
    public string? TranscriptionEventMethod { get; set; }

    /// <summary>Whether the transcript says of each part whether it sounds good-humoured or not.</summary>
    [Parameter]
    public SwitchParameter SentimentAnalysis { get; set; }

    /// <summary>Whether a transcript is wanted.</summary>
    protected bool WantsTranscription => Given(Transcribe) ?? Settings.Any(IsGiven);

    /// <inheritdoc/>
    protected override void Check()
    {
        base.Check();
        if (Given(Transcribe) == false && Settings.FirstOrDefault(IsGiven) is { } setting)
        {
            Refuse(
                setting,
                $"-Transcribe:$false says that nothing is written down, but -{setting} says how.",
                $"Leave out -Transcribe, which -{setting} implies, or leave out -{setting}.");
        }
    }

    /// <summary>Adds the transcription.</summary>
    /// <param name="options">Where it goes.</param>
    protected void DescribeTranscription(NccoOptions options)
    {
        if (!WantsTranscription) return;
        options.AddGroup("transcription", new NccoOptions()
            .Add("language", TranscriptionLanguage)
            .AddInArray("eventUrl", TranscriptionEventUrl)
            .Add("eventMethod", TranscriptionEventMethod?.ToUpperInvariant())
            .Add("sentimentAnalysis", Given(SentimentAnalysis)));
    }
}
