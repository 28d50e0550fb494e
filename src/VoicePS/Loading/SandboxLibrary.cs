using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using VoicePS.Sandbox;

namespace VoicePS.Loading;

/// <summary>The one place that touches VoicePS.Sandbox.dll, so that nothing loads it before a sandbox is started.</summary>
internal static class SandboxLibrary
{
    /// <summary>Starts a sandbox.</summary>
    /// <exception cref="InvalidOperationException">It cannot listen there; the message says why.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static VoiceSandbox Start(SandboxSettings settings)
    {
        var options = new SandboxOptions
        {
            Port = settings.Port,
            ApiVersion = settings.ApiVersion == "2017" ? SandboxApiVersion.V2017 : SandboxApiVersion.Current,
            RequestLog = settings.RequestLog,
            SignatureSecret = settings.SignatureSecret,
        };
        if (settings.ApiKey is { } key) options.ApiKey = key;
        try
        {
            var server = SandboxServer.Start(options, JwtLibrary.Toolkit);
            return new VoiceSandbox(server, server.BaseUri, Guid.Parse(server.ApplicationId), server.PrivateKeyPem, settings.ApiVersion);
        }
        catch (SandboxStartException exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    /// <summary>What a sandbox noted so far, in order.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IEnumerable<VoiceSandboxEvent> ReadEvents(VoiceSandbox sandbox) => ServerOf(sandbox).ReadEvents();

    /// <summary>Follows what a sandbox notes: first what was so far, then the rest as it comes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static SandboxFeed FollowEvents(VoiceSandbox sandbox)
    {
        var feed = ServerOf(sandbox).FollowEvents();
        return new SandboxFeed(feed.NextAsync, feed);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SandboxServer ServerOf(VoiceSandbox sandbox) => (SandboxServer)sandbox.Server;
}
