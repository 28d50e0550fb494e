using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Calls;

namespace VoicePS.Commands;

/// <summary>Plays an audio file into calls (PUT /v1/calls/{uuid}/stream).</summary>
[Cmdlet(VerbsLifecycle.Start, "VoiceStream", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceActionResult))]
public sealed class StartVoiceStreamCommand : CallCmdlet
{
    /// <summary>Where the service finds the file: an mp3 or a 16-bit wav.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Uri")]
    [ValidateWebAddress(Command = "Start-VoiceStream -StreamUrl", Example = "https://example.com/music.mp3")]
    public string StreamUrl { get; set; } = string.Empty;

    /// <summary>How often the file is played: 1 if not given, 0 without end.</summary>
    [Parameter]
    [ExplainValues(typeof(StartVoiceStreamCommand), nameof(Loop), Advice = "More: Get-Help Start-VoiceStream -Parameter Loop")]
    [ValidateRange(0, int.MaxValue)]
    public int? Loop { get; set; }

    /// <summary>The loudness: -1 to 1 in steps of 0.1; 0 if not given.</summary>
    [Parameter]
    [ExplainValues(typeof(StartVoiceStreamCommand), nameof(Level), Advice = "For example: Start-VoiceStream -Level 0.5")]
    [ValidateRange(-1.0, 1.0)]
    public double? Level { get; set; }

    /// <inheritdoc/>
    protected override string Operation => $"Play {StreamUrl}";

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call)
    {
        var request = new StreamRequest(StreamUrl) { Loop = Loop, Level = (decimal?)Level };
        Send(call, (calls, context) => calls.StartStreamAsync(call, request, context), WriteResult);
    }
}
