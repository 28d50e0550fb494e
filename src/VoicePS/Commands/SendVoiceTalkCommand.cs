using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Calls;
using VoicePS.Core.Tts;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Speaks a text into calls (PUT /v1/calls/{uuid}/talk).</summary>
[Cmdlet(VerbsCommunications.Send, "VoiceTalk", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceActionResult))]
public sealed class SendVoiceTalkCommand : CallCmdlet
{
    private readonly TalkChecks _checks;
    private TalkVoiceChoice _voice = null!;
    private bool _textIsChecked;

    /// <summary>Makes the cmdlet.</summary>
    public SendVoiceTalkCommand() => _checks = new TalkChecks(this);

    /// <summary>What to say: plain text or SSML, up to 1,500 characters. A comma makes a short pause.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = string.Empty;

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
    [ValidateRangeIfGiven(0, 1000)]
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

    /// <summary>How often the text is spoken: 1 if not given, 0 without end.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [NumberOrBlank(Whole = true)]
    [ValidateRangeIfGiven(0, int.MaxValue, Advice = "More: Get-Help Send-VoiceTalk -Parameter Loop")]
    public int? Loop { get; set; }

    /// <summary>The loudness: -1 to 1 in steps of 0.1; 0 if not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [NumberOrBlank]
    [ValidateRangeIfGiven(-1, 1, Advice = "For example: Send-VoiceTalk -Level 0.5")]
    public double? Level { get; set; }

    /// <inheritdoc/>
    protected override string Operation => $"Say '{(Text.Length > 60 ? Text.Substring(0, 57) + "..." : Text)}'";

    /// <summary>Looks at what was typed, which is the same for all calls, before anything is sent to any of them.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _voice = new TalkVoiceChoice(GivenVoice());
        if (_voice.IsTypedTwice) ThrowTerminatingError(VoiceErrors.VoiceNameWithStyle(VoiceName!));
        if (Text.Length == 0) return;

        _textIsChecked = true;
        if (_checks.Check(Text, Text) is { } refusal) ThrowTerminatingError(refusal);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!_textIsChecked && _checks.Check(Text, Uuid.Length == 1 ? Uuid[0].Uuid : Uuid) is { } refusal)
        {
            InOrder(() => WriteError(refusal));
            return;
        }

        _checks.Check(_voice.Choose(GivenVoice()), Text);
        base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call)
    {
        var voice = _voice.Choose(GivenVoice());
        var request = new TalkRequest(Text)
        {
            VoiceName = voice.VoiceName,
            Language = voice.Language,
            Style = voice.Style,
            Premium = voice.Premium,
            Loop = Loop,
            Level = (decimal?)Level,
        };
        Send(call, (calls, context) => calls.StartTalkAsync(call, request, context), WriteResult);
    }

    private TalkVoice GivenVoice() => new()
    {
        Language = Language,
        Style = Style,
        Premium = MyInvocation.BoundParameters.ContainsKey(nameof(Premium)) ? Premium.ToBool() : null,
        VoiceName = VoiceName,
    };
}
