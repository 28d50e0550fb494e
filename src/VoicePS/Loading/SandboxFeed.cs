using System;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Loading;

/// <summary>The events of a sandbox as they come, in terms that need nothing of VoicePS.Sandbox.dll.</summary>
internal sealed class SandboxFeed : IDisposable
{
    private readonly IDisposable _source;

    public SandboxFeed(Func<CancellationToken, Task<VoiceSandboxEvent?>> next, IDisposable source)
    {
        NextAsync = next;
        _source = source;
    }

    /// <summary>Waits for the next event; null once the sandbox is stopped and there are no more.</summary>
    public Func<CancellationToken, Task<VoiceSandboxEvent?>> NextAsync { get; }

    public void Dispose() => _source.Dispose();
}
