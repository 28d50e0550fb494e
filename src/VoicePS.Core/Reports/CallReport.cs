using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using VoicePS.Core.Recordings;

namespace VoicePS.Core.Reports;

/// <summary>Gathers what a report of many calls shows, and writes it as one HTML file. It keeps a few dozen of the calls.</summary>
public sealed class CallReport
{
    internal const int UnknownHour = 24;
    private const int MostSlowest = 10;
    private const int MostFailed = 50;
    private const int MostNames = 500;
    private const int MostDays = 1000;

    private static readonly IComparer<VoiceCall> LongestFirst = Comparer<VoiceCall>.Create(
        static (one, other) => Nullable.Compare(other.Duration, one.Duration));

    private readonly CallFigures _total = new();

    /// <summary>Begins with no calls.</summary>
    /// <param name="title">The title, which may be any text.</param>
    /// <param name="zone">The time zone in which times, hours and days are told.</param>
    /// <param name="made">When the report is made.</param>
    public CallReport(string title, TimeZoneInfo zone, DateTimeOffset made)
    {
        Title = title ?? throw new ArgumentNullException(nameof(title));
        Zone = zone ?? throw new ArgumentNullException(nameof(zone));
        Made = made;
    }

    internal string Title { get; }

    internal TimeZoneInfo Zone { get; }

    internal DateTimeOffset Made { get; }

    internal DateTimeOffset? First { get; private set; }

    internal DateTimeOffset? Last { get; private set; }

    internal VoiceCallMeasure Total => _total.Measure("All");

    /// <summary>Calls by the hour of the day, or none, and the status.</summary>
    internal CrossTable<int> Hours { get; } = new(UnknownHour + 1, MostNames, UnknownHour);

    /// <summary>Costs by the day, or none, and the network.</summary>
    internal CrossTable<DateTime> Days { get; } = new(MostDays, MostNames, DateTime.MinValue);

    internal DurationHistogram Durations { get; } = new();

    internal Ranking Slowest { get; } = new(MostSlowest, LongestFirst);

    internal Ranking Failed { get; } = new(MostFailed, Comparer<VoiceCall>.Create(
        static (one, other) => Nullable.Compare(other.StartTime, one.StartTime)));

    /// <summary>Adds a call.</summary>
    /// <param name="call">The call.</param>
    public void Add(VoiceCall call)
    {
        if (call is null) throw new ArgumentNullException(nameof(call));
        _total.Add(call);
        DateTimeOffset? start = call.StartTime is { } time ? TimeZoneInfo.ConvertTime(time, Zone) : null;
        if (First is null || start < First) First = start ?? First;
        if (Last is null || start > Last) Last = start ?? Last;

        Hours.Add(start?.Hour ?? UnknownHour, call.Status ?? "unknown", 1);
        if (call.Price is { } price) Days.Add(start?.Date ?? DateTime.MinValue, call.Network ?? "unknown", price);
        if (!CallFigures.WasAnswered(call))
        {
            if (CallFigures.HasEnded(call)) Failed.Add(call);
            return;
        }

        if (call.Duration is not { } duration) return;
        Durations.Add(duration);
        Slowest.Add(call);
    }

    /// <summary>What is said of a file that is there already.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The refusal.</returns>
    public static VoiceRecordingException Exists(string path) => RecordingTarget.Exists(path);

    /// <summary>The report as it is now.</summary>
    /// <returns>A whole HTML document, which is XML as well.</returns>
    public string ToHtml() => new ReportPage(this).Write();

    /// <summary>Writes the report to a file, which appears whole or not at all.</summary>
    /// <param name="path">The full path of the file. Its folder exists.</param>
    /// <param name="overwrites">Whether a file that exists is replaced.</param>
    /// <exception cref="VoiceRecordingException">There is a file already, or it cannot be written.</exception>
    public void Save(string path, bool overwrites)
    {
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(ToHtml());
        using var file = PartialFile.Create(path);
        file.Append(bytes, bytes.Length);
        file.MoveTo(path, overwrites);
    }
}
