using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;

namespace VoicePS.Commands;

/// <summary>
/// A cmdlet that takes many records, and may have requests for several of them under way. Whatever comes of them is written
/// in the order of the records.
/// </summary>
public abstract class BulkCmdlet : RequestCmdlet
{
    private const int MostAtATime = 64;

    // Whoever sends records that slowly waits for each answer, not for the next record.
    private static readonly TimeSpan SlowPause = TimeSpan.FromMilliseconds(100);

    private readonly Queue<(Task Work, Action Write)> _underWay = new();
    private readonly Stopwatch _pause = new();
    private CommandProgress? _progress;
    private long _sent;
    private long _answered;
    private int? _throttleLimit;

    /// <summary>How many requests are under way at a time: 1 to 64.</summary>
    [Parameter]
    [ValidateRange(1, MostAtATime)]
    public int ThrottleLimit
    {
        get => _throttleLimit ?? DefaultThrottleLimit;
        set => _throttleLimit = value;
    }

    /// <summary>
    /// How many are under way when nobody says otherwise. What changes calls does it one after the other: the effects are in
    /// the order of the records then, and nothing has been sent beyond one that failed.
    /// </summary>
    private protected virtual int DefaultThrottleLimit => 1;

    /// <summary>What is done to many calls, in two or three words.</summary>
    private protected abstract string Activity { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _pause.Start();
    }

    /// <summary>Writes what is still under way.</summary>
    protected override void EndProcessing()
    {
        try
        {
            WriteAll();
        }
        finally
        {
            _progress?.End();
        }
    }

    /// <summary>
    /// Sends one request, as soon as there is room for it. A refusal becomes an error for this one record; the next records
    /// go on.
    /// </summary>
    /// <typeparam name="T">What the service answers.</typeparam>
    /// <param name="target">What the user gave for this record; it becomes the error's target.</param>
    /// <param name="send">Sends the request. It runs while the next record is bound already, so it must not read parameters.</param>
    /// <param name="write">Writes the answer, when its turn has come.</param>
    private protected void Send<T>(object? target, Func<CallsClient, RequestContext, Task<T>> send, Action<T> write)
    {
        var isSlow = _pause.Elapsed > SlowPause;
        while (_underWay.Count >= ThrottleLimit) _underWay.Dequeue().Write();

        var calls = ActiveSession.Calls;
        var story = new DeferredStory(Cancellation, Retries);
        var answer = Task.Run(() => send(calls, story.Context), Cancellation);
        _underWay.Enqueue((answer, Finish));
        _sent++;
        _progress ??= new CommandProgress(this, Activity, "calls", Cancellation);

        if (isSlow || ThrottleLimit == 1) WriteAll();
        while (_underWay.Count > 0 && _underWay.Peek().Work.IsCompleted) _underWay.Dequeue().Write();
        _pause.Restart();

        void Finish()
        {
            if (TryDo(target, _ => Await(context => story.TellTo(context, answer)), out var result)) write(result!);
            _progress!.Show(++_answered, Total);
        }
    }

    // How many there will be, nobody knows who sits in a pipeline.
    private long? Total => MyInvocation.ExpectingInput ? null : Math.Max(Records, _sent);

    /// <summary>How many records a parameter brought, where they do not come from the pipeline.</summary>
    private protected abstract int Records { get; }

    /// <summary>Writes something in the order of the records, after what is under way for those before.</summary>
    /// <param name="write">Writes it.</param>
    private protected void InOrder(Action write)
    {
        if (_underWay.Count == 0) write();
        else _underWay.Enqueue((Task.CompletedTask, write));
    }

    private void WriteAll()
    {
        while (_underWay.Count > 0) _underWay.Dequeue().Write();
    }
}
