using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>Hands the entries of a log on to one reader, who may be slower than the calls.</summary>
internal sealed class SandboxLogReader : IDisposable
{
    private readonly ConcurrentQueue<SandboxLogEntry> _ready = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly Action<SandboxLogReader> _leave;

    public SandboxLogReader(Action<SandboxLogReader> leave) => _leave = leave;

    /// <summary>The next entry; null once the log is closed and everything was read.</summary>
    public async Task<SandboxLogEntry?> NextAsync(CancellationToken cancellation)
    {
        await _news.WaitAsync(cancellation).ConfigureAwait(false);
        if (_ready.TryDequeue(out var entry)) return entry;

        // Whoever asks again is told again.
        Complete();
        return null;
    }

    public void Offer(SandboxLogEntry entry)
    {
        _ready.Enqueue(entry);
        _news.Release();
    }

    /// <summary>Nothing more comes.</summary>
    public void Complete() => _news.Release();

    // The semaphore is not disposed: it holds nothing, and a thread of the sandbox may be about to release it.
    public void Dispose() => _leave(this);
}
