using System;

namespace VoicePS;

/// <summary>A local Voice API that runs inside this process. Pipe it to Connect-VoiceSession.</summary>
public sealed class VoiceSandbox : IDisposable
{
    internal VoiceSandbox(IDisposable server, Uri baseUri, Guid applicationId, string privateKey, string apiVersion)
    {
        Server = server;
        BaseUri = baseUri;
        ApplicationId = applicationId;
        PrivateKey = privateKey;
        ApiVersion = apiVersion;
    }

    /// <summary>Where it listens.</summary>
    public Uri BaseUri { get; }

    /// <summary>The port on which it listens.</summary>
    public int Port => BaseUri.Port;

    /// <summary>The application that it accepts.</summary>
    public Guid ApplicationId { get; }

    /// <summary>Which form of the API it speaks: <c>Current</c> or <c>2017</c>.</summary>
    public string ApiVersion { get; }

    /// <summary>How many times faster than real time its time runs.</summary>
    public double TimeScale { get; internal set; } = 1;

    /// <summary>Its time now, in UTC: it began as real time, and runs ahead of it where the scale is above 1.</summary>
    public DateTimeOffset Now => Clock();

    /// <summary>True where it refuses what goes beyond an account's limits: 3 calls and 15 other requests a second.</summary>
    public bool EnforceRateLimit { get; internal set; }

    /// <summary>When it was started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>True until it is stopped.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>The application's private key.</summary>
    internal string PrivateKey { get; }

    /// <summary>What runs. SandboxLibrary alone knows more of it.</summary>
    internal IDisposable Server { get; }

    /// <summary>Its clock.</summary>
    internal Func<DateTimeOffset> Clock { get; set; } = static () => DateTimeOffset.UtcNow;

    /// <summary>
    /// The application's private key as PEM text, made for this sandbox alone and worth nothing anywhere else.
    /// Save it to let another program call the sandbox. A method, with a hidden property PrivateKey in front of it, so
    /// that it comes to whoever asks for it, and not wherever all properties are shown or written to a file.
    /// </summary>
    /// <returns>The text.</returns>
    public string GetPrivateKey() => PrivateKey;

    /// <summary>Stops it at once. Calls in it are gone.</summary>
    public void Dispose()
    {
        if (!IsRunning) return;
        IsRunning = false;
        Server.Dispose();
    }

    /// <summary>Its address.</summary>
    /// <returns>For example <c>http://127.0.0.1:8088/</c>.</returns>
    public override string ToString() => BaseUri.ToString();
}
