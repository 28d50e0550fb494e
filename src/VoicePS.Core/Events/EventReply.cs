using System;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Core.Events;

/// <summary>The answer to one webhook, which somebody else gives, once, and in time. Safe to use from several threads.</summary>
public sealed class EventReply
{
    private readonly TaskCompletionSource<EventAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True while the service still waits.</summary>
    public bool IsAwaited => !_answer.Task.IsCompleted;

    /// <summary>Answers.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>False where it is too late.</returns>
    public bool TrySend(EventAnswer answer) => _answer.TrySetResult(answer ?? throw new ArgumentNullException(nameof(answer)));

    /// <summary>Waits for the answer. When the time is over, or waiting is called off, it is the one for that case.</summary>
    internal async Task<(EventAnswer Answer, bool IsLate)> WaitAsync(TimeSpan time, EventAnswer late, CancellationToken stopping)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(_answer.Task, Task.Delay(time > TimeSpan.Zero ? time : TimeSpan.Zero, done.Token)).ConfigureAwait(false);
        done.Cancel();
        var isLate = _answer.TrySetResult(late);
        return (await _answer.Task.ConfigureAwait(false), isLate && !stopping.IsCancellationRequested);
    }
}
