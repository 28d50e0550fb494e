using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>Makes the action that takes a call into a named conversation, which any number of calls may share (NCCO: conversation).</summary>
[Cmdlet(VerbsCommon.New, "VoiceConversationAction")]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceConversationActionCommand : NccoTranscriptionCmdlet
{
    /// <summary>The name of the conversation, within the application.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The mp3 that is heard until the conversation begins.</summary>
    [Parameter]
    [ValidateWebAddress]
    public string? MusicOnHoldUrl { get; set; }

    /// <summary>Whether the conversation begins when this caller comes in; true if not given.</summary>
    [Parameter]
    public bool? StartOnEnter { get; set; }

    /// <summary>Whether the conversation ends when this caller leaves.</summary>
    [Parameter]
    public SwitchParameter EndOnExit { get; set; }

    /// <summary>Whether the conversation is recorded.</summary>
    [Parameter]
    public SwitchParameter Record { get; set; }

    /// <summary>The calls that hear this caller; all if not given, none for an empty list.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [CallUuidTransformation]
    [ValidateCallUuid]
    public VoiceCallId[]? CanSpeak { get; set; }

    /// <summary>The calls that this caller hears; all if not given, none for an empty list.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [CallUuidTransformation]
    [ValidateCallUuid]
    public VoiceCallId[]? CanHear { get; set; }

    /// <summary>Whether this caller only listens.</summary>
    [Parameter]
    public SwitchParameter Mute { get; set; }

    /// <inheritdoc/>
    protected override string Action => "conversation";

    /// <inheritdoc/>
    protected override void Check()
    {
        base.Check();
        RefuseMuteWithCanSpeak(Mute, CanSpeak);
        if (WantsTranscription && !Record)
        {
            Require(
                nameof(Record),
                "Only what is recorded can be transcribed, and this conversation is not recorded.",
                "Add -Record.");
        }
    }

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options)
    {
        options
            .Add("name", Name)
            .AddInArray("musicOnHoldUrl", MusicOnHoldUrl)
            .Add("startOnEnter", StartOnEnter)
            .Add("endOnExit", Given(EndOnExit))
            .Add("record", Given(Record))
            .Add("canSpeak", Ids(CanSpeak))
            .Add("canHear", Ids(CanHear))
            .Add("mute", Given(Mute));
        DescribeEvent(options);
        DescribeTranscription(options);
    }
}
