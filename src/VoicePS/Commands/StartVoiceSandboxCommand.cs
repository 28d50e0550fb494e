using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Security;
using VoicePS.Binding;
using VoicePS.Errors;
using VoicePS.Loading;
using VoicePS.Sessions;

namespace VoicePS.Commands;

/// <summary>Starts a local Voice API inside this process.</summary>
[Cmdlet(VerbsLifecycle.Start, "VoiceSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceSandbox))]
public sealed class StartVoiceSandboxCommand : VoiceCmdlet
{
    /// <summary>The port to listen on; a free one if not given.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, 65535)]
    public int Port { get; set; }

    /// <summary>Which form of the API it speaks where then and now differ.</summary>
    [Parameter]
    [ValidateSet("Current", "2017")]
    public string ApiVersion { get; set; } = "Current";

    /// <summary>The signature secret with which webhooks are signed; without it they are not signed.</summary>
    [Parameter]
    [SecretTransformation]
    [ValidateNotNull]
    [ValidateSignatureSecret]
    public SecureString? SignatureSecret { get; set; }

    /// <summary>The API key of the account that the sandbox plays. Signatures name it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApiKey { get; set; }

    /// <summary>How many times faster than real time its time runs: 1 is real time.</summary>
    [Parameter]
    [ValidateRange(1d, 3600d)]
    public double TimeScale { get; set; } = 10;

    /// <summary>The application's answer URL, which is asked what to do with calls that come in.</summary>
    [Parameter]
    [ValidateWebAddress]
    public string? AnswerUrl { get; set; }

    /// <summary>How the answer URL is asked.</summary>
    [Parameter]
    [ValidateSet("GET", "POST")]
    public string AnswerMethod { get; set; } = "GET";

    /// <summary>The address that is asked where an answer URL fails.</summary>
    [Parameter]
    [ValidateWebAddress]
    public string? FallbackAnswerUrl { get; set; }

    /// <summary>How the fallback address is asked.</summary>
    [Parameter]
    [ValidateSet("GET", "POST")]
    public string FallbackAnswerMethod { get; set; } = "GET";

    /// <summary>The application's event URL, which is told of calls that have none of their own.</summary>
    [Parameter]
    [ValidateWebAddress]
    public string? EventUrl { get; set; }

    /// <summary>How the event URL is told.</summary>
    [Parameter]
    [ValidateSet("POST", "GET")]
    public string EventMethod { get; set; } = "POST";

    /// <summary>Serves until Ctrl+C, and shows a line for each request with -Verbose.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var place = Port == 0 ? "a free port of this machine" : $"port {Port} of this machine";
        if (!ShouldProcess(place, "Start a voice sandbox")) return;

        using var requests = new BlockingCollection<string>();
        var sandbox = Start(Wait ? requests.Add : null);
        RunspaceState.Current.Add(sandbox);
        if (!Wait)
        {
            WriteObject(sandbox);
            return;
        }

        try
        {
            WriteObject(sandbox);
            Serve(requests);
        }
        finally
        {
            sandbox.Dispose();
        }
    }

    private VoiceSandbox Start(Action<string>? requestLog)
    {
        var secret = SignatureSecret is null ? null : SecretText.RevealUtf8(SignatureSecret);
        try
        {
            return SandboxLibrary.Start(new SandboxSettings
            {
                Port = Port,
                ApiVersion = string.Equals(ApiVersion, "2017", StringComparison.Ordinal) ? "2017" : "Current",
                TimeScale = TimeScale,
                Answer = (AnswerUrl, AnswerMethod),
                FallbackAnswer = (FallbackAnswerUrl, FallbackAnswerMethod),
                Events = (EventUrl, EventMethod),
                RequestLog = requestLog,
                SignatureSecret = secret,
                ApiKey = ApiKey,
            });
        }
        catch (InvalidOperationException exception)
        {
            ThrowTerminatingError(VoiceErrors.Build(
                exception,
                "VoiceSandboxNotStarted",
                ErrorCategory.ResourceUnavailable,
                Port,
                "Choose another -Port, or none to get a free one."));
            throw;
        }
        finally
        {
            if (secret is not null) Array.Clear(secret, 0, secret.Length);
        }
    }

    private void Serve(BlockingCollection<string> requests)
    {
        try
        {
            foreach (var request in requests.GetConsumingEnumerable(Cancellation)) WriteVerbose(request);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
