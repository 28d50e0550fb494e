using System;
using System.Management.Automation;
using VoicePS.Completion;
using VoicePS.Errors;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Makes trouble in a sandbox: late answers, errors, broken connections and the like.</summary>
[Cmdlet(VerbsCommon.Set, "VoiceSandboxFault", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceSandboxFault))]
public sealed class SetVoiceSandboxFaultCommand : SandboxCmdlet
{
    private const double LongestDelay = 3600;
    private const double Year = 365 * 86400;

    /// <summary>What goes wrong.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public VoiceSandboxFaultKind Kind { get; set; }

    /// <summary>Which paths: the wildcards * and ? are allowed.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SandboxPathCompleter))]
    public string Path { get; set; } = "*";

    /// <summary>Which HTTP methods; all if not given.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "DELETE", "HEAD")]
    public string[] Method { get; set; } = [];

    /// <summary>Which share of the requests: above 0, up to 1.</summary>
    [Parameter]
    [ValidateRange(0d, 1d)]
    public double Share { get; set; } = 1;

    /// <summary>How many requests at most.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; }

    /// <summary>Decides which requests make up the share: the same ones for the same number.</summary>
    [Parameter]
    public int Seed { get; set; }

    /// <summary>The name of the fault; the kind if not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>How many seconds the answer is late, or its body takes.</summary>
    [Parameter]
    [ValidateRange(0d, LongestDelay)]
    public double Delay { get; set; }

    /// <summary>The HTTP status of the error.</summary>
    [Parameter]
    [ValidateRange(400, 599)]
    public int StatusCode { get; set; }

    /// <summary>The body of the error.</summary>
    [Parameter]
    public VoiceSandboxFaultBody Body { get; set; }

    /// <summary>How many seconds the error asks to wait, in its Retry-After header.</summary>
    [Parameter]
    [ValidateRange(0d, Year)]
    public double RetryAfter { get; set; }

    /// <summary>Writes Retry-After as a date.</summary>
    [Parameter]
    public SwitchParameter RetryAfterAsDate { get; set; }

    /// <summary>How many seconds the clock is ahead; below zero, behind.</summary>
    [Parameter]
    [ValidateRange(-Year, Year)]
    public double ClockOffset { get; set; }

    /// <summary>Writes the fault as it is set.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var fault = Describe();
        foreach (var sandbox in RequireSandboxes())
        {
            if (!ShouldProcess(sandbox.BaseUri.ToString(), $"Set a fault that {fault.Effect}")) continue;

            VoiceSandboxFault set;
            try
            {
                set = SandboxLibrary.SetFault(sandbox, fault);
            }
            catch (ArgumentException exception)
            {
                ThrowTerminatingError(VoiceErrors.Argument(
                    "VoiceSandboxFaultWrong", exception.Message, Kind, "See which parameters each kind has: Get-Help Set-VoiceSandboxFault -Full"));
                return;
            }

            if (PassThru) WriteObject(set);
        }
    }

    private VoiceSandboxFault Describe() => new()
    {
        Name = Name ?? string.Empty,
        Kind = Kind,
        Path = Path,
        Method = Method,
        Share = Share,
        Count = Given(nameof(Count)) ? Count : null,
        Seed = Given(nameof(Seed)) ? Seed : null,
        Delay = Seconds(nameof(Delay), Delay),
        StatusCode = Given(nameof(StatusCode)) ? StatusCode : null,
        Body = Body,
        RetryAfter = Seconds(nameof(RetryAfter), RetryAfter),
        RetryAfterAsDate = RetryAfterAsDate,
        ClockOffset = Seconds(nameof(ClockOffset), ClockOffset),
    };

    private TimeSpan? Seconds(string parameter, double value) => Given(parameter) ? TimeSpan.FromSeconds(value) : null;

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
