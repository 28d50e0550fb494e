using System;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// One wait, which ends by the first of: the clock, a call of <see cref="Wake"/>, a cut. It costs a timer and no
/// thread, and goes on at once on the thread that ended it: so never wake anybody under a lock.
/// </summary>
internal sealed class Waiter
{
    private readonly TaskCompletionSource<Woken> _source = new();

    public void Wake(Woken why = Woken.Called) => _source.TrySetResult(why);

    /// <summary>Waits until it is woken, or until a certain time.</summary>
    public async Task<Woken> WaitAsync(ISandboxClock clock, DateTimeOffset? due, CancellationToken cut)
    {
        if (cut.IsCancellationRequested) return Woken.Cut;

        var wait = due - clock.UtcNow;
        if (wait <= TimeSpan.Zero) Wake(Woken.Elapsed);
        using var timer = wait > TimeSpan.Zero ? clock.Schedule(wait.Value, () => Wake(Woken.Elapsed)) : null;
        using var registration = cut.Register(() => Wake(Woken.Cut));
        return await _source.Task.ConfigureAwait(false);
    }
}
