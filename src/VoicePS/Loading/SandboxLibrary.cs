using System;
using System.Runtime.CompilerServices;
using VoicePS.Sandbox;

namespace VoicePS.Loading;

/// <summary>The one place that touches VoicePS.Sandbox.dll, so that nothing loads it before a sandbox is started.</summary>
internal static class SandboxLibrary
{
    /// <summary>Starts a sandbox.</summary>
    /// <exception cref="InvalidOperationException">It cannot listen there; the message says why.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static VoiceSandbox Start(int port, string apiVersion, Action<string>? requestLog)
    {
        var options = new SandboxOptions
        {
            Port = port,
            ApiVersion = apiVersion == "2017" ? SandboxApiVersion.V2017 : SandboxApiVersion.Current,
            RequestLog = requestLog,
        };
        try
        {
            var server = SandboxServer.Start(options, JwtLibrary.Toolkit);
            return new VoiceSandbox(server, server.BaseUri, Guid.Parse(server.ApplicationId), server.PrivateKeyPem, apiVersion);
        }
        catch (SandboxStartException exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }
}
