using System;
using System.Collections.Concurrent;
using System.IO;
using System.Management.Automation;
using System.Security;
using VoicePS.Binding;
using VoicePS.Core.Calls;
using VoicePS.Errors;
using VoicePS.Loading;
using VoicePS.Sessions;

namespace VoicePS.Commands;

/// <summary>Starts a local Voice API inside this process.</summary>
[Cmdlet(VerbsLifecycle.Start, "VoiceSandbox", SupportsShouldProcess = true, DefaultParameterSetName = BackgroundSet)]
[OutputType(typeof(VoiceSandbox))]
public sealed class StartVoiceSandboxCommand : VoiceCmdlet
{
    private const string BackgroundSet = "Background";
    private const string WaitSet = "Wait";

    // By this tag the engine knows what is to be shown whatever the preference for information is, as with Write-Host.
    private static readonly string[] HostTag = ["PSHOST"];

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

    /// <summary>Refuses more than 3 calls and 15 other requests a second, as the service does.</summary>
    [Parameter]
    public SwitchParameter EnforceRateLimit { get; set; }

    /// <summary>How many days calls can be looked at, by the sandbox's time.</summary>
    [Parameter]
    [ValidateRange(1, 31)]
    public int LegPersistenceTime { get; set; } = 2;

    /// <summary>How many calls there are at the start that have ended already.</summary>
    [Parameter]
    [ValidateRange(0, 10_000_000)]
    public int SeedCalls { get; set; }

    /// <summary>Decides what those calls are: the same ones for the same number.</summary>
    [Parameter]
    public int Seed { get; set; }

    /// <summary>The folder into which the application's id and key are written for other programs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ExportCredential { get; set; }

    /// <summary>Replaces the files that are in that folder already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Serves until Ctrl+C.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WaitSet)]
    public SwitchParameter Wait { get; set; }

    /// <summary>Shows a line for each request.</summary>
    [Parameter(ParameterSetName = WaitSet)]
    public SwitchParameter LogRequest { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var place = Port == 0 ? "a free port of this machine" : $"port {Port} of this machine";
        if (!ShouldProcess(place, "Start a voice sandbox")) return;

        using var requests = new BlockingCollection<string>();
        var sandbox = Start(Wait ? requests.Add : null);
        Export(sandbox);
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
                EnforceRateLimit = EnforceRateLimit,
                LegPersistenceDays = LegPersistenceTime,
                SeedCalls = SeedCalls,
                Seed = MyInvocation.BoundParameters.ContainsKey(nameof(Seed)) ? Seed : null,
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
                "Take any that is free: Start-VoiceSandbox. Or choose another: Start-VoiceSandbox -Port <port>"));
            throw;
        }
        finally
        {
            if (secret is not null) Array.Clear(secret, 0, secret.Length);
        }
    }

    private void Export(VoiceSandbox sandbox)
    {
        if (ExportCredential is not { } folder) return;

        try
        {
            SandboxLibrary.ExportCredential(sandbox, FolderOf(folder), Force);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException
            or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            sandbox.Dispose();
            ThrowTerminatingError(VoiceErrors.Build(
                exception,
                "VoiceSandboxCredentialNotExported",
                ErrorCategory.WriteError,
                folder,
                "Choose another folder for -ExportCredential, or replace the files of an earlier sandbox with -Force."));
        }
    }

    private string FolderOf(string path)
    {
        var folder = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == "FileSystem"
            ? folder
            : throw new NotSupportedException($"'{path}' is not a folder: it belongs to the provider {provider.Name}.");
    }

    private void Serve(BlockingCollection<string> requests)
    {
        try
        {
            foreach (var request in requests.GetConsumingEnumerable(Cancellation)) Show(request);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Show(string request)
    {
        if (LogRequest) WriteInformation(new HostInformationMessage { Message = request }, HostTag);
        else WriteVerbose(PhoneNumbers.Mask(request));
    }
}
