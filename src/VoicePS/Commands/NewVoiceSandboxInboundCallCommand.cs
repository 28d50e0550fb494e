using System;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Calls;
using VoicePS.Errors;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Lets somebody call the application of a sandbox.</summary>
[Cmdlet(VerbsCommon.New, "VoiceSandboxInboundCall", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceCall))]
public sealed class NewVoiceSandboxInboundCallCommand : SandboxCmdlet
{
    /// <summary>The number that calls.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] From { get; set; } = [];

    /// <summary>The number of the application that is called.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string To { get; set; } = string.Empty;

    /// <summary>The address that is asked what to do with the call; the application's own if not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateWebAddress]
    public string? AnswerUrl { get; set; }

    /// <summary>How the address is asked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("GET", "POST")]
    public string AnswerMethod { get; set; } = "GET";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A call comes in at one place: the sandbox that was started last.
        var sandboxes = RequireSandboxes();
        foreach (var caller in From)
        {
            if (ShouldDo(To, $"Call from {caller}", PhoneNumbers.Mask($"Calling {To} from {caller}."))) Place(sandboxes[sandboxes.Count - 1], caller);
        }
    }

    private void Place(VoiceSandbox sandbox, string caller)
    {
        VoiceCall call;
        try
        {
            call = SandboxLibrary.PlaceInboundCall(sandbox, caller, To, AnswerUrl, AnswerMethod);
        }
        catch (ArgumentException exception)
        {
            WriteError(VoiceErrors.Argument("VoiceSandboxNumberWrong", exception.Message, caller, "Give numbers such as 447700900000."));
            return;
        }
        catch (InvalidOperationException exception)
        {
            WriteError(VoiceErrors.Build(
                exception,
                "VoiceSandboxAnswerUrlMissing",
                ErrorCategory.InvalidOperation,
                caller,
                "Give an address with -AnswerUrl, or start the sandbox with one: Start-VoiceSandbox -AnswerUrl <address>"));
            return;
        }

        WriteObject(call);
    }
}
