using System;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox;

/// <summary>The events of a sandbox, one by one, as soon as it is known what became of each.</summary>
public sealed class SandboxEventFeed : IDisposable
{
    private readonly SandboxLogReader _reader;

    internal SandboxEventFeed(SandboxLogReader reader) => _reader = reader;

    /// <summary>Waits for the next event. One at a time.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The event; null once the sandbox is stopped and there are no more.</returns>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public async Task<VoiceSandboxEvent?> NextAsync(CancellationToken cancellation) =>
        (await _reader.NextAsync(cancellation).ConfigureAwait(false))?.ToEvent();

    /// <summary>Ends the feed.</summary>
    public void Dispose() => _reader.Dispose();
}
