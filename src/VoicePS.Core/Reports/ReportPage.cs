using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VoicePS.Core.Reports;

/// <summary>Writes a report as a page.</summary>
internal sealed class ReportPage(CallReport report)
{
    private const int MostStatuses = 8;
    private const int MostNetworks = 6;
    private const int MostDays = 31;
    private const int HourLabelEvery = 3;

    // The good in green, what is nobody's fault in quiet colours, what somebody should look at in warm ones.
    private static readonly Dictionary<string, string> StatusColours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["completed"] = "good",
        ["answered"] = "live",
        ["human"] = "live",
        ["machine"] = "live",
        ["started"] = "new",
        ["ringing"] = "new",
        ["busy"] = "warm",
        ["unanswered"] = "calm",
        ["timeout"] = "slate",
        ["cancelled"] = "soft",
        ["rejected"] = "rose",
        ["failed"] = "bad",
    };

    private static readonly string[] NetworkColours = ["n1", "n2", "n3", "n4", "n5", "n6"];

    private readonly HtmlWriter _html = new();

    public string Write()
    {
        _html.Element("html", [("lang", "en")], () =>
        {
            Head();
            _html.Element("body", () =>
            {
                _html.Element("header", Header);
                _html.Element("main", Main);
                _html.Element("footer", Footer);
            });
        });
        return _html.ToString();
    }

    private void Head() => _html.Element("head", () =>
    {
        _html.Empty("meta", ("charset", "utf-8"));
        _html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", ReportStyle.ContentSecurityPolicy));
        _html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        _html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
        _html.Empty("meta", ("name", "robots"), ("content", "noindex"));
        _html.Element("title", report.Title);
        _html.Element("style", () => _html.Raw(ReportStyle.Css));
    });

    private void Header()
    {
        _html.Element("h1", report.Title);
        _html.Element("p", "period", Period());
        if (report.Total.Count > 0) _html.Element("dl", "headline", Headline);
    }

    private string Period()
    {
        if (report.Total.Count == 0) return "There are no calls to report.";
        if (report.First is not { } first) return $"{Figures.Calls(report.Total.Count)}, none of them with a time";
        return $"{Figures.Calls(report.Total.Count)}, {Figures.Moment(first, report.Zone)} to {Figures.Moment(report.Last, report.Zone)} ({Zone()})";
    }

    private void Headline()
    {
        var total = report.Total;
        Figure("Calls", Figures.Count(total.Count), total.Count == total.Ended ? "all of them over" : $"{Figures.Count(total.Count - total.Ended)} not over yet");
        Figure("Answered", Figures.Share(total.AnswerSeizureRatio), $"of {Figures.Calls(total.Ended)} that ended");
        Figure("Without answer", Figures.Count(report.Failed.Count), "ended unanswered");
        Figure("Average duration", Figures.Time(total.AverageCallDuration), "of answered calls");
        Figure("Talking time", Figures.Minutes(total.TotalMinutes), "minutes in all");
        Figure("Cost", Figures.RoundEuros(total.Cost), "in all");
        if (total.PostDialDelay is { } delay) Figure("Post-dial delay", Figures.Time(delay), "until answered");
    }

    private void Figure(string name, string value, string note) => _html.Element("div", () =>
    {
        _html.Element("dt", name);
        _html.Element("dd", "value", value);
        _html.Element("dd", "note", note);
    });

    private void Main()
    {
        if (report.Total.Count == 0)
        {
            _html.Element("section", "card empty", () =>
            {
                _html.Element("h2", "No calls");
                _html.Element("p", "Nothing was piped in: no call fits, or the service has forgotten those that would. It keeps calls for two days, unless the application says otherwise.");
            });
            return;
        }

        var tables = new ReportTables(_html, report.Zone);
        Card("Calls by hour and status", "Each bar is an hour of the day, over all days.", "wide", () => Hours(tables));
        Card("How long calls took", "Answered calls that are over.", null, () => Durations(tables));
        Card("Cost by day and network", "In euros, as the service charged it.", null, () => Costs(tables));
        Card("Slowest calls", null, "wide", () => Show(report.Slowest, tables.Slowest, "No call was answered and is over."));
        Card("Failed calls", null, "wide", () => Show(report.Failed, tables.Failed, "None: every call that is over was answered."));
    }

    private void Card(string title, string? note, string? width, Action content) => _html.Element("section", $"card {width}".Trim(), () =>
    {
        _html.Element("h2", title);
        if (note is not null) _html.Element("p", "note", note);
        content();
    });

    private void Show(Ranking calls, Action<Ranking> table, string none)
    {
        if (calls.Count == 0) _html.Element("p", none);
        else table(calls);
    }

    private void Hours(ReportTables tables)
    {
        var statuses = report.Hours.Largest(MostStatuses);
        var hours = Enumerable.Range(0, CallReport.UnknownHour)
            .Select(hour => BarOf(hour, hour.ToString("00", CultureInfo.InvariantCulture), hour.ToString("00':00'", CultureInfo.InvariantCulture)))
            .ToArray();
        var timeless = BarOf(CallReport.UnknownHour, "No time", "Time unknown");
        var chart = new BarChart(_html, Counted);
        chart.Standing("Number of calls in each hour of the day, by status", hours, HourLabelEvery);
        if (timeless.Sum > 0)
        {
            chart.Lying("Number of calls without a time, by status", [timeless]);
            _html.Element("p", "note", "The service tells no time of most calls that nobody answered.");
        }

        Legend(timeless.Parts);
        tables.Of("Calls by hour of the day and status", "Hour", [.. hours, timeless], Counted);

        Bar BarOf(int hour, string label, string name) =>
            new(label, name, [.. statuses.Select(status => new BarPart(StatusColour(status), Figures.Words(status), report.Hours.Cell(hour, status, statuses)))]);
    }

    private void Durations(ReportTables tables)
    {
        if (report.Durations.Count == 0)
        {
            _html.Element("p", "No call was answered and is over.");
            return;
        }

        Bar[] bars = [.. report.Durations.Classes.Select(static one => new Bar(one.Name, one.Name, [new BarPart("good", "Calls", one.Count)]))];
        new BarChart(_html, Counted).Standing("Number of calls by duration", bars, 1);
        tables.Of("Calls by duration", "Duration", bars, Counted);
    }

    private void Costs(ReportTables tables)
    {
        var networks = report.Days.Largest(MostNetworks);
        var days = report.Days.Rows.OrderByDescending(static day => day).ToArray();
        if (days.Length == 0)
        {
            _html.Element("p", "No call has cost anything yet.");
            return;
        }

        Bar[] bars =
        [
            .. days.Take(MostDays).Select(day => new Bar(
                Day(day, "d MMM"),
                Day(day, "ddd d MMM yyyy"),
                [.. networks.Select((network, index) => new BarPart(NetworkColours[index], Figures.Words(network), report.Days.Cell(day, network, networks)))])),
        ];
        new BarChart(_html, Figures.RoundEuros).Lying("Cost of calls on each day, by network", bars);
        if (days.Length > MostDays)
        {
            _html.Element("p", "note", $"Not shown: {Figures.RoundEuros(days.Skip(MostDays).Sum(report.Days.Sum))} of {Figures.Count(days.Length - MostDays)} earlier days.");
        }

        Legend(bars[0].Parts);
        tables.Of("Cost by day and network, in euros", "Day", bars, Figures.Euros);
    }

    private void Legend(IReadOnlyList<BarPart> parts) => _html.Element("ul", "legend", () =>
    {
        foreach (var part in parts)
        {
            _html.Element("li", () =>
            {
                _html.Element("svg", [("width", 10), ("height", 10), ("aria-hidden", "true")], () =>
                    _html.Empty("rect", ("class", part.Colour), ("width", 10), ("height", 10), ("rx", 3)));
                _html.Element("bdi", part.Name);
            });
        }
    });

    private void Footer()
    {
        _html.Element("p", "Answered: of the calls that ended, the part that somebody or something answered (answer-seizure ratio). Average duration: of the answered calls that ended (ACD).");
        _html.Element("p", $"Made by VoicePS on {Figures.Moment(report.Made, report.Zone)} ({Zone()}).");
    }

    private static string StatusColour(string status) => StatusColours.TryGetValue(status, out var colour) ? colour : "odd";

    private static string Counted(decimal value) => Figures.Count((long)value);

    private static string Day(DateTime day, string format) =>
        day == DateTime.MinValue ? "unknown" : day.ToString(format, CultureInfo.InvariantCulture);

    private string Zone() => report.Zone.GetUtcOffset(report.Last ?? report.Made) is var offset && offset == TimeSpan.Zero
        ? "UTC"
        : "UTC" + (offset < TimeSpan.Zero ? "\u2212" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
