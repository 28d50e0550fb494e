using System.Management.Automation;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>Makes the action that records a call, or a part of it (NCCO: record).</summary>
[Cmdlet(VerbsCommon.New, "VoiceRecordAction")]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceRecordActionCommand : NccoTranscriptionCmdlet
{
    /// <summary>The format of the file; mp3 if not given, or wav for more than two channels.</summary>
    [Parameter]
    [ValidateSet("mp3", "wav", "ogg")]
    public string? Format { get; set; }

    /// <summary>Whether each side of the conversation has a channel of its own.</summary>
    [Parameter]
    [ValidateSet("conversation")]
    public string? Split { get; set; }

    /// <summary>How many channels there are: 1 to 32. Whoever comes later shares the last one.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int? Channels { get; set; }

    /// <summary>Seconds of silence that end the recording: 3 to 10.</summary>
    [Parameter]
    [ValidateRange(3, 10)]
    public int? EndOnSilence { get; set; }

    /// <summary>The key that ends the recording: a digit, * or #.</summary>
    [Parameter]
    [ValidateSet("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#")]
    public string? EndOnKey { get; set; }

    /// <summary>The longest recording in seconds: 3 to 7200.</summary>
    [Parameter]
    [ValidateRange(3, 7200)]
    public int? TimeOut { get; set; }

    /// <summary>Whether a beep says that the recording begins.</summary>
    [Parameter]
    public SwitchParameter BeepStart { get; set; }

    /// <inheritdoc/>
    protected override string Action => "record";

    /// <inheritdoc/>
    protected override void Check()
    {
        base.Check();
        if (Channels is not null && Split is null)
        {
            Require(
                nameof(Split),
                "-Channels says how many channels a recording is split into, but it is not split.",
                "Add -Split conversation.");
        }
    }

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options)
    {
        options
            .Add("format", Format?.ToLowerInvariant())
            .Add("split", Split?.ToLowerInvariant())
            .Add("channels", Channels)
            .Add("endOnSilence", EndOnSilence)
            .Add("endOnKey", EndOnKey)
            .Add("timeOut", TimeOut)
            .Add("beepStart", Given(BeepStart));
        DescribeEvent(options);
        DescribeTranscription(options);
    }
}
