using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Threading;

namespace VoicePS.Commands;

/// <summary>
/// Shows how far a command is, how fast it goes and how long it still takes: after its first second, four times a second at
/// most. Use it on the pipeline thread only.
/// </summary>
internal sealed class CommandProgress
{
    /// <summary>How long one may wait for news without the bar standing still.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(1);

    private static int LatestId;

    private readonly PSCmdlet _cmdlet;
    private readonly CancellationToken _stopping;
    private readonly string _activity;
    private readonly string _unit;
    private readonly string _format;
    private readonly double _scale;
    private readonly bool _isSilent;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    // Commands of one pipeline show theirs below each other.
    private readonly int _id = Interlocked.Increment(ref LatestId);
    private TimeSpan _next = QuietTime;
    private bool _isShown;

    /// <param name="cmdlet">Whose progress it is.</param>
    /// <param name="activity">What it does, in two or three words.</param>
    /// <param name="unit">What is counted: calls, MB.</param>
    /// <param name="stopping">Cancelled when the pipeline is stopped: the host takes the bar away then, and nothing can be written any more.</param>
    /// <param name="scale">How many of what is counted make one of the unit.</param>
    public CommandProgress(PSCmdlet cmdlet, string activity, string unit, CancellationToken stopping, double scale = 1)
    {
        _cmdlet = cmdlet;
        _stopping = stopping;
        _activity = activity;
        _unit = unit;
        _scale = scale;
        _format = scale > 1 ? "N1" : "N0";
        _isSilent = IsUnattended(cmdlet);
    }

    /// <summary>True where the next <see cref="Show"/> would show something: for what is costly to describe.</summary>
    public bool IsDue => !_isSilent && _watch.Elapsed >= _next;

    /// <summary>Shows how far it is, where its time has come.</summary>
    /// <param name="done">How much is done.</param>
    /// <param name="total">How much there is; null where nobody knows.</param>
    /// <param name="detail">What it is at.</param>
    /// <param name="end">When it ends at the latest, from its beginning; null where only the work decides.</param>
    public void Show(long done, long? total, string? detail = null, TimeSpan? end = null)
    {
        if (!IsDue) return;

        var elapsed = _watch.Elapsed;
        _next = elapsed + Patience;
        _isShown = true;
        var record = new ProgressRecord(_id, _activity, Describe(done, total, done / elapsed.TotalSeconds)) { CurrentOperation = detail };
        if (total is > 0 and var all) record.PercentComplete = (int)Math.Min(100, 100L * done / all);
        if (Remaining(done, total, elapsed, end) is { } remaining) record.SecondsRemaining = (int)Math.Min(Math.Ceiling(remaining.TotalSeconds), int.MaxValue);
        _cmdlet.WriteProgress(record);
    }

    /// <summary>Takes the bar away, if there is one.</summary>
    public void End()
    {
        if (!_isShown || _stopping.IsCancellationRequested) return;

        _isShown = false;
        _cmdlet.WriteProgress(new ProgressRecord(_id, _activity, "Done") { RecordType = ProgressRecordType.Completed });
    }

    // A script that runs from a timer has its output in a log or nowhere; other hosts know what to do with a bar.
    private static bool IsUnattended(PSCmdlet cmdlet) =>
        !Environment.UserInteractive || (cmdlet.Host?.Name == "ConsoleHost" && Console.IsOutputRedirected);

    private static TimeSpan? Remaining(long done, long? total, TimeSpan elapsed, TimeSpan? end)
    {
        var left = end - elapsed;
        if (total is null || done <= 0) return left < TimeSpan.Zero ? TimeSpan.Zero : left;

        var work = TimeSpan.FromSeconds(Math.Min(elapsed.TotalSeconds / done * Math.Max(total.Value - done, 0), int.MaxValue));
        return left < work ? left : work;
    }

    private string Describe(long done, long? total, double perSecond)
    {
        var text = Number(done);
        if (total is not null) text += $" of {Number(total.Value)}";
        text += $" {_unit}";
        return done > 0 ? $"{text}, {Rate(perSecond / _scale)} a second" : text;
    }

    private string Number(long count) => (count / _scale).ToString(_format, CultureInfo.CurrentCulture);

    private static string Rate(double perSecond) => perSecond.ToString(perSecond >= 10 ? "N0" : "0.0#", CultureInfo.CurrentCulture);
}
