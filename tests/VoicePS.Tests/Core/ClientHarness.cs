using System;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Core.Recordings;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Core;

/// <summary>The real client, talking to a server that says what the test wants.</summary>
internal sealed class ClientHarness : IDisposable
{
    private readonly VoicePipeline _pipeline;

    /// <param name="answer">Gives the whole answer; null leaves the client waiting.</param>
    /// <param name="timeout">How long the client waits for it.</param>
    /// <param name="pauses">How long the client waits after each early refusal; not at all, twice, if not given.</param>
    public ClientHarness(Func<SeenRequest, string?> answer, TimeSpan? timeout = null, TimeSpan[]? pauses = null)
        : this(new ScriptedServer(answer), timeout, pauses)
    {
    }

    /// <param name="server">The server, which goes with the harness.</param>
    /// <param name="timeout">How long the client waits.</param>
    /// <param name="pauses">How long the client waits after each early refusal; not at all, twice, if not given.</param>
    public ClientHarness(ScriptedServer server, TimeSpan? timeout = null, TimeSpan[]? pauses = null)
    {
        Server = server;
        _pipeline = new VoicePipeline(new VoicePipelineOptions(Server.BaseUri, new FixedToken())
        {
            Timeout = timeout ?? TimeSpan.FromSeconds(20),
            UserAgent = "VoicePS/0.0.0",
            Retries = new RetryOptions(0, TimeSpan.FromSeconds(1)),
            CallsPerSecond = 0,
            RequestsPerSecond = 0,
        });
        Calls = new CallsClient(_pipeline, new EarlyRefusals(pauses ?? [TimeSpan.Zero, TimeSpan.Zero]));
        Recordings = new RecordingsClient(_pipeline, static _ => TimeSpan.Zero);
    }

    public ScriptedServer Server { get; }

    public CallsClient Calls { get; }

    /// <summary>Goes on after a break without a pause.</summary>
    public RecordingsClient Recordings { get; }

    /// <summary>Closes the session, as Disconnect-VoiceSession does.</summary>
    public void CloseSession() => _pipeline.Dispose();

    public void Dispose()
    {
        _pipeline.Dispose();
        Server.Dispose();
    }
}
