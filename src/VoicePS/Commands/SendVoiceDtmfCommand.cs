using System.Management.Automation;
using VoicePS.Binding;

namespace VoicePS.Commands;

/// <summary>Sends DTMF tones into calls (PUT /v1/calls/{uuid}/dtmf).</summary>
[Cmdlet(VerbsCommunications.Send, "VoiceDtmf", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceActionResult))]
public sealed class SendVoiceDtmfCommand : CallCmdlet
{
    /// <summary>The tones: 0 to 9, * and #, and p for a pause of half a second.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateTones(Advice = "For example: Send-VoiceDtmf -Digits '12p3#'")]
    public string Digits { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string Operation => $"Send the tones {Digits}";

    /// <inheritdoc/>
    private protected override string Told => $"Sending {(Digits.Length == 1 ? "one tone" : $"{Digits.Length} tones")} into the call";

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call)
    {
        var digits = Digits.ToLowerInvariant();
        Send(call, (calls, context) => calls.SendDtmfAsync(call, digits, context), WriteResult);
    }
}
