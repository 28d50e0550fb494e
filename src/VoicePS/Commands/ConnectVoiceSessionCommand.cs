using System;
using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Http;
using VoicePS.Core.Security;
using VoicePS.Errors;
using VoicePS.Loading;
using VoicePS.Sessions;

namespace VoicePS.Commands;

/// <summary>Opens a session with the Voice API and makes it the current one of this runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "VoiceSession", DefaultParameterSetName = FoundSet)]
[OutputType(typeof(VoiceSession))]
public sealed class ConnectVoiceSessionCommand : PSCmdlet
{
    private const string FoundSet = "Found";
    private const string PathSet = "PrivateKeyPath";
    private const string KeySet = "PrivateKey";
    private const string SecretSet = "Secret";
    private const string SandboxSet = "Sandbox";

    private string? _place;

    /// <summary>The id of the application, as the vendor's dashboard shows it.</summary>
    [Parameter(Position = 0, ParameterSetName = FoundSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = KeySet)]
    [Parameter(Position = 0, ParameterSetName = SecretSet)]
    [ApplicationIdTransformation]
    public Guid ApplicationId { get; set; }

    /// <summary>The file with the application's private key.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string PrivateKeyPath { get; set; } = string.Empty;

    /// <summary>The application's private key as PEM text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    [ValidateNotNull]
    [SecretTransformation]
    public SecureString? PrivateKey { get; set; }

    /// <summary>The name of a secret of SecretManagement that holds the private key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [ValidateNotNull]
    [SecretReferenceTransformation]
    public VoiceSecretReference? Secret { get; set; }

    /// <summary>The passphrase of an encrypted private key. Needs PowerShell 7.</summary>
    [Parameter(ParameterSetName = FoundSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNull]
    [SecretTransformation]
    public SecureString? PrivateKeyPassphrase { get; set; }

    /// <summary>A sandbox to connect to, as Start-VoiceSandbox returns it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public VoiceSandbox? Sandbox { get; set; }

    /// <summary>Connects as another application of the sandbox, made for this session: one that cannot see the calls of the others.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    public SwitchParameter NewApplication { get; set; }

    /// <summary>Scheme, host and port of the service.</summary>
    [Parameter(ParameterSetName = FoundSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateServiceAddress]
    [ArgumentCompleter(typeof(HostCompleter))]
    public Uri? BaseUri { get; set; }

    /// <summary>The region whose host is used: Us, Eu or Ap; the nearest one if not given.</summary>
    [Parameter(ParameterSetName = FoundSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ExplainValues(typeof(ConnectVoiceSessionCommand), nameof(Region), What = "a region", Advice = "For example: Connect-VoiceSession -Region Eu")]
    [ValidateSet("Us", "Eu", "Ap")]
    public string? Region { get; set; }

    /// <summary>How long each token lives: 30 seconds to 24 hours. It is renewed by itself.</summary>
    [Parameter]
    [ValidateTokenLifetime]
    public TimeSpan TokenLifetime { get; set; } = ApplicationTokenProvider.DefaultLifetime;

    /// <summary>How many seconds a request may take: 1 to 3600.</summary>
    [Parameter]
    [ExplainValues(typeof(ConnectVoiceSessionCommand), nameof(TimeoutSec), Advice = "For example: Connect-VoiceSession -TimeoutSec 60")]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = (int)VoicePipelineOptions.DefaultTimeout.TotalSeconds;

    /// <summary>How many seconds opening a connection may take: 1 to 300, within TimeoutSec.</summary>
    [Parameter]
    [ValidateRange(1, 300)]
    public int ConnectTimeoutSec { get; set; } = (int)VoicePipelineOptions.DefaultConnectTimeout.TotalSeconds;

    /// <summary>How often a request is sent again, where that can help and do no harm: 0 to 100.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = RetryOptions.DefaultMaximumCount;

    /// <summary>How many seconds the first pause before sending again takes at most: 1 to 300. It doubles with each further one.</summary>
    [Parameter]
    [ValidateRange(1, 300)]
    public int RetryIntervalSec { get; set; } = (int)RetryOptions.DefaultInterval.TotalSeconds;

    /// <summary>How many calls are placed in a second at most: 3 if not given, as the service allows; 0 is without limit.</summary>
    [Parameter]
    [ExplainValues(typeof(ConnectVoiceSessionCommand), nameof(CallsPerSecond), Advice = "What the service allows: Connect-VoiceSession -CallsPerSecond 3")]
    [ValidateRange(0.0, 10_000.0)]
    public double? CallsPerSecond { get; set; }

    /// <summary>How many other requests are sent in a second at most: 15 if not given, as the service allows; 0 is without limit.</summary>
    [Parameter]
    [ExplainValues(typeof(ConnectVoiceSessionCommand), nameof(RequestsPerSecond), Advice = "What the service allows: Connect-VoiceSession -RequestsPerSecond 15")]
    [ValidateRange(0.0, 10_000.0)]
    public double? RequestsPerSecond { get; set; }

    /// <summary>The proxy by which the service is reached; the machine's own if not given.</summary>
    [Parameter(ParameterSetName = FoundSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateProxyAddress]
    public Uri? Proxy { get; set; }

    /// <summary>With whose name and password the proxy is asked.</summary>
    [Parameter(ParameterSetName = FoundSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Credential]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Takes any certificate for the service's. Whoever is in between can read along and place calls.</summary>
    [Parameter(ParameterSetName = FoundSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SecretSet)]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Writes the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ProxyCredential is not null && Proxy is null)
        {
            ThrowTerminatingError(VoiceErrors.Argument(
                "VoiceProxyMissing",
                "A credential for a proxy was given, but no proxy.",
                ProxyCredential.UserName,
                "Give the proxy's address as well: -Proxy http://<host>:<port>"));
        }

        if (SkipCertificateCheck)
        {
            WriteWarning("This session takes any certificate: whoever is between here and the service can read along, and place calls with the token.");
        }

        var session = Open(Sandbox is null ? Address() : Sandbox.BaseUri);
        RunspaceState.Current.Session = session;
        WriteVerbose($"Connected as application {session}. Nothing was sent yet: whether the service accepts the key is for Test-VoiceSession to find out.");
        if (PassThru) WriteObject(session);
    }

    private Uri Address()
    {
        if (Region is null) return BaseUri ?? ServiceHosts.Nearest;
        if (BaseUri is not null)
        {
            ThrowTerminatingError(VoiceErrors.Argument(
                "VoiceSessionAddressAmbiguous",
                "Both a region and an address were given.",
                BaseUri,
                "Give -Region for one of the vendor's regions, or -BaseUri for any other host."));
        }

        return ServiceHosts.OfRegion(Region);
    }

    private VoiceSession Open(Uri address)
    {
        var credential = FindCredential();
        return new(credential.ApplicationId, address, credential.Key, TokenLifetime, SetUp) { CredentialSource = credential.Source, Proxy = Proxy };
    }

    private void SetUp(VoicePipelineOptions options)
    {
        options.Timeout = TimeSpan.FromSeconds(TimeoutSec);
        options.ConnectTimeout = TimeSpan.FromSeconds(ConnectTimeoutSec);
        options.Retries = new RetryOptions(MaximumRetryCount, TimeSpan.FromSeconds(RetryIntervalSec));
        options.UserAgent = UserAgent();
        options.SkipCertificateCheck = SkipCertificateCheck;

        // A sandbox that keeps no limit is there to rehearse quickly.
        var isFree = Sandbox is { EnforceRateLimit: false };
        options.CallsPerSecond = CallsPerSecond ?? (isFree ? 0 : VoicePipelineOptions.DefaultCallsPerSecond);
        options.RequestsPerSecond = RequestsPerSecond ?? (isFree ? 0 : VoicePipelineOptions.DefaultRequestsPerSecond);
        if (Proxy is not null) options.Proxy = new WebProxy(Proxy) { Credentials = ProxyCredential?.GetNetworkCredential() };
    }

    private SessionCredential FindCredential()
    {
        var keys = new PrivateKeySource(this);
        Guid? given = MyInvocation.BoundParameters.ContainsKey(nameof(ApplicationId)) ? ApplicationId : null;
        try
        {
            return ParameterSetName switch
            {
                SandboxSet => OfSandbox(Sandbox!),
                PathSet => new(ApplicationId, keys.FromPath(PrivateKeyPath, PrivateKeyPassphrase), VoiceSession.GivenCredential),
                KeySet => new(ApplicationId, keys.FromSecret(PrivateKey!, PrivateKeyPassphrase), VoiceSession.GivenCredential),
                SecretSet => new SecretVault(this).Read(Secret!, given, PrivateKeyPassphrase),
                _ => Search(given),
            };
        }
        catch (Exception exception) when (CredentialErrors.From(exception, ParameterSetName == PathSet ? PrivateKeyPath : null, Place(), given) is { } error)
        {
            ThrowTerminatingError(error);
            throw;
        }
    }

    private SessionCredential OfSandbox(VoiceSandbox sandbox)
    {
        var (id, key) = NewApplication ? SandboxLibrary.AddApplication(sandbox) : (sandbox.ApplicationId, sandbox.PrivateKey);
        return new(id, PrivateKeySource.FromText(key.ToCharArray(), null), "sandbox");
    }

    private SessionCredential Search(Guid? given)
    {
        var search = new CredentialSearch(this);
        var found = search.Find(given);
        _place = found.Source;
        return new(found.ApplicationId, search.ReadKey(found, PrivateKeyPassphrase), found.Source);
    }

    // Where a key that was not given came from.
    private string? Place() => Secret is null ? _place : $"secret '{Secret}'";

    private string UserAgent()
    {
        var module = typeof(ConnectVoiceSessionCommand).Assembly.GetName().Version;
        var engine = (SessionState.PSVariable.GetValue("PSVersionTable") as Hashtable)?["PSVersion"];
        return $"VoicePS/{module.ToString(3)} PowerShell/{engine}";
    }
}
