using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>Makes the action that moves all legs of a call into another conversation, and so ends the NCCO (NCCO: transfer).</summary>
[Cmdlet(VerbsCommon.New, "VoiceTransferAction")]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceTransferActionCommand : NccoActionCmdlet
{
    /// <summary>The id of the conversation, which must exist already.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ConversationUuid")]
    [TextTransformation]
    [ValidateConversationId]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public string ConversationId { get; set; } = string.Empty;

    /// <summary>The calls that the moved legs hear; all if not given, none for an empty list.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [CallUuidTransformation]
    [ValidateCallUuid]
    public VoiceCallId[]? CanHear { get; set; }

    /// <summary>The calls that hear the moved legs; all if not given, none for an empty list.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [CallUuidTransformation]
    [ValidateCallUuid]
    public VoiceCallId[]? CanSpeak { get; set; }

    /// <summary>Whether the moved legs only listen.</summary>
    [Parameter]
    public SwitchParameter Mute { get; set; }

    /// <inheritdoc/>
    protected override string Action => "transfer";

    /// <inheritdoc/>
    protected override void Check()
    {
        base.Check();
        RefuseMuteWithCanSpeak(Mute, CanSpeak);
    }

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options) => options
        .Add("conversationId", ConversationId)
        .Add("canHear", Ids(CanHear))
        .Add("canSpeak", Ids(CanSpeak))
        .Add("mute", Given(Mute));
}
