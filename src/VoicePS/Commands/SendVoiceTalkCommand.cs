using System.Management.Automation;
using VoicePS.Core.Calls;

namespace VoicePS.Commands;

/// <summary>Speaks a text into calls (PUT /v1/calls/{uuid}/talk).</summary>
[Cmdlet(VerbsCommunications.Send, "VoiceTalk", SupportsShouldProcess = true, DefaultParameterSetName = StyleSet)]
[OutputType(typeof(VoiceActionResult))]
public sealed class SendVoiceTalkCommand : CallCmdlet
{
    private const string StyleSet = "Style";
    private const string VoiceNameSet = "VoiceName";

    /// <summary>What to say: plain text or SSML, up to 1,500 characters. A comma makes a short pause.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Message")]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = string.Empty;

    /// <summary>The voice by its name, for example Kimberly.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VoiceNameSet)]
    [ValidateNotNullOrEmpty]
    public string? VoiceName { get; set; }

    /// <summary>The language as a BCP-47 tag, for example en-GB; en-US if not given.</summary>
    [Parameter(ParameterSetName = StyleSet)]
    [ValidateNotNullOrEmpty]
    public string? Language { get; set; }

    /// <summary>The number of the voice within its language; 0 if not given.</summary>
    [Parameter(ParameterSetName = StyleSet)]
    [ValidateRange(0, 1000)]
    public int? Style { get; set; }

    /// <summary>How often the text is spoken: 1 if not given, 0 without end.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Loop { get; set; }

    /// <summary>The loudness: -1 to 1 in steps of 0.1; 0 if not given.</summary>
    [Parameter]
    [ValidateRange(-1.0, 1.0)]
    public double? Level { get; set; }

    /// <inheritdoc/>
    protected override string Operation => $"Say '{(Text.Length > 60 ? Text.Substring(0, 57) + "..." : Text)}'";

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call)
    {
        var request = new TalkRequest(Text)
        {
            VoiceName = VoiceName,
            Language = Language,
            Style = Style,
            Loop = Loop,
            Level = (decimal?)Level,
        };
        if (TrySend(call, (calls, context) => calls.StartTalkAsync(call, request, context), out var result)) WriteObject(result);
    }
}
