using System;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Errors;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Sets what numbers of a sandbox do when they are called, or when they call.</summary>
[Cmdlet(VerbsCommon.Set, "VoiceSandboxNumber", SupportsShouldProcess = true, DefaultParameterSetName = BehaviorSet)]
[OutputType(typeof(VoiceSandboxNumber))]
public sealed class SetVoiceSandboxNumberCommand : SandboxCmdlet
{
    private const string BehaviorSet = "Behavior";
    private const string ResetSet = "Reset";
    private const double LongestWait = 86400;

    /// <summary>The numbers, or the addresses of other endpoints.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Number { get; set; } = [];

    /// <summary>What becomes of a call to them.</summary>
    [Parameter(Position = 1, ParameterSetName = BehaviorSet)]
    public VoiceSandboxBehavior Behavior { get; set; }

    /// <summary>How many seconds they let it ring before they answer or decline.</summary>
    [Parameter(ParameterSetName = BehaviorSet)]
    [ValidateRange(0d, LongestWait)]
    public double AnswerAfter { get; set; }

    /// <summary>How many seconds after the answer they hang up.</summary>
    [Parameter(ParameterSetName = BehaviorSet)]
    [ValidateRange(0d, LongestWait)]
    public double HangUpAfter { get; set; }

    /// <summary>The keys they press when they are asked for keys.</summary>
    [Parameter(ParameterSetName = BehaviorSet)]
    [ValidateTones]
    public string? Digits { get; set; }

    /// <summary>What they say when they are asked to speak.</summary>
    [Parameter(ParameterSetName = BehaviorSet)]
    [ValidateWords]
    public string? Speech { get; set; }

    /// <summary>Why the call is not answered, in the API's words.</summary>
    [Parameter(ParameterSetName = BehaviorSet)]
    [ValidateSet(
        "cannot_route", "number_out_of_service", "internal_error", "declined", "restricted", "invalid_number",
        "unavailable", "timeout", "carrier_timeout")]
    public string? Detail { get; set; }

    /// <summary>The machine beeps when its greeting is over.</summary>
    [Parameter(ParameterSetName = BehaviorSet)]
    public SwitchParameter Beep { get; set; }

    /// <summary>Lets the last digits of the numbers decide again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResetSet)]
    public SwitchParameter Reset { get; set; }

    /// <summary>Writes what each number does now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var sandbox in RequireSandboxes())
        {
            foreach (var number in Number) Set(sandbox, number);
        }
    }

    private void Set(VoiceSandbox sandbox, string number)
    {
        var behavior = ParameterSetName == ResetSet && Reset ? null : Describe(number);
        var operation = behavior is null ? "Let the last digits decide what the number does" : $"Set that the number {behavior.Description}";
        if (!ShouldProcess(number, operation)) return;

        try
        {
            SandboxLibrary.SetNumber(sandbox, number, behavior);
            if (PassThru) WriteObject(SandboxLibrary.FindNumber(sandbox, number));
        }
        catch (ArgumentException exception)
        {
            WriteError(VoiceErrors.Argument(
                "VoiceSandboxNumberWrong", exception.Message, number, "See what numbers can do: Get-Help Set-VoiceSandboxNumber -Full"));
        }
    }

    private VoiceSandboxNumber Describe(string number) => new(number)
    {
        Behavior = Behavior,
        AnswerAfter = Given(nameof(AnswerAfter)) ? TimeSpan.FromSeconds(AnswerAfter) : null,
        HangUpAfter = Given(nameof(HangUpAfter)) ? TimeSpan.FromSeconds(HangUpAfter) : null,
        Digits = Digits?.ToLowerInvariant(),
        Speech = Speech,
        Beep = Beep,
        Detail = Detail?.ToLowerInvariant(),
    };

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
