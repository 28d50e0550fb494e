using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Threading;
using VoicePS.Core.Security;

namespace VoicePS.Tests.Jwt;

/// <summary>Counts signatures and remembers what was to be signed.</summary>
internal sealed class FakeSigningKey : ISigningKey
{
    private int _count;

    public ConcurrentQueue<JwtClaims> Signed { get; } = new();

    public TimeSpan Effort { get; init; }

    public bool IsDisposed { get; private set; }

    public int KeySize => 2048;

    public string Sign(JwtClaims claims)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Thread.Sleep(Effort);
        Signed.Enqueue(claims);
        return "token " + Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
    }

    public JwtReading Read(string token) => throw new NotSupportedException();

    public string ExportPem() => throw new NotSupportedException();

    public void Dispose() => IsDisposed = true;
}
