using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Lets whoever is in a call of a sandbox press keys or say something.</summary>
[Cmdlet(VerbsCommunications.Send, "VoiceSandboxInput", SupportsShouldProcess = true, DefaultParameterSetName = DigitsSet)]
[OutputType(typeof(void))]
public sealed class SendVoiceSandboxInputCommand : SandboxLegCmdlet
{
    private const string DigitsSet = "Digits";
    private const string SpeechSet = "Speech";

    /// <summary>The keys: 0 to 9, * and #, and p for a pause of half a second.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = DigitsSet)]
    [ValidateTones]
    public string Digits { get; set; } = string.Empty;

    /// <summary>The words.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SpeechSet)]
    [ValidateWords]
    public string Speech { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string Operation => ParameterSetName == SpeechSet ? $"Say '{Speech}'" : $"Press {Digits}";

    /// <inheritdoc/>
    protected override bool TryDo(VoiceSandbox sandbox, string uuid) => ParameterSetName == SpeechSet
        ? SandboxLibrary.Say(sandbox, uuid, Speech)
        : SandboxLibrary.Press(sandbox, uuid, Digits.ToLowerInvariant());
}
