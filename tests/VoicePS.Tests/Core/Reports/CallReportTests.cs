using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using VoicePS.Core.Reports;
using VoicePS.Tests.Support;
using Xunit;
using static VoicePS.Tests.Core.Reports.TestCalls;

namespace VoicePS.Tests.Core.Reports;

/// <summary>What a report shows, and that nothing in it can do harm.</summary>
public sealed class CallReportTests
{
    private const string Hostile = "</style></title><script>alert(1)</script><img src=x onerror=\"alert(1)\"> & ' \u202E \0 \u0007 \uFFFF \ud800 ]]> <!--";

    private static readonly DateTimeOffset Made = new(2026, 11, 25, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_headline_shows_the_figures_worked_out_by_hand()
    {
        var page = PageOf(
            Call("completed", "2026-11-24T10:00:00Z", "2026-11-24T10:01:30Z", 90, "1.25", "GB-FIXED"),
            Call("completed", "2026-11-23T10:00:00Z", "2026-11-23T12:00:00Z", 7200, "2.5", "23420"),
            Call("failed"),
            Call("answered", "2026-11-24T11:00:00Z"));

        Assert.Equal("4 calls, 23 Nov 2026, 10:00 to 24 Nov 2026, 11:00 (UTC)", Text(page, "p", "period"));
        Assert.Equal(
            ["Calls: 4, 1 not over yet", "Answered: 66.7\u00A0%, of 3 calls that ended", "Without answer: 1, ended unanswered", "Average duration: 1:00:45, of answered calls", "Talking time: 122, minutes in all", "Cost: \u20AC3.75, in all"],
            Headline(page));
        Assert.Equal(["To|Duration|Cost|Network|From|Started|Call id", "447700900000|2:00:00|\u20AC2.50|23420|447700900001|23 Nov 2026, 10:00|63f61863-4a51-4f6b-86e1-46edebcf9356", "447700900000|1:30|\u20AC1.25|GB-FIXED|447700900001|24 Nov 2026, 10:00|63f61863-4a51-4f6b-86e1-46edebcf9356"], Rows(page, "Slowest calls"));
        Assert.Equal(["To|Status|Direction|From|Started|Call id", "447700900000|failed|outbound|447700900001|\u2013|63f61863-4a51-4f6b-86e1-46edebcf9356"], Rows(page, "Failed calls"));
        Assert.Equal(["Hour|completed|answered|failed|Total", "10:00|2|0|0|2", "11:00|0|1|0|1", "Time unknown|0|0|1|1"], Rows(page, "Calls by hour and status"));
        Assert.Equal(["Day|23420|GB-FIXED|Total", "Tue 24 Nov 2026|\u20AC0.00|\u20AC1.25|\u20AC1.25", "Mon 23 Nov 2026|\u20AC2.50|\u20AC0.00|\u20AC2.50"], Rows(page, "Cost by day and network"));
        Assert.Equal(["Duration|Calls", "1m+|1", "10m+|1"], Rows(page, "How long calls took"));
    }

    [Fact]
    public void A_few_seconds_of_talking_are_not_shown_as_none() =>
        Assert.Contains("Talking time: 0.05, minutes in all", Headline(PageOf(Call("completed", "2026-11-24T10:00:00Z", "2026-11-24T10:00:03Z", 3))));

    [Fact]
    public void The_post_dial_delay_is_shown_where_it_is_known() =>
        Assert.Contains("Post-dial delay: 0:08, until answered", Headline(PageOf(Call("completed", "2026-11-24T10:00:00Z", "2026-11-24T10:01:08Z", 60))));

    [Fact]
    public void Bars_are_as_long_as_what_they_stand_for()
    {
        var page = PageOf(
            Call("completed", "2026-11-24T10:00:00Z", seconds: 5, price: "3", network: "a"),
            Call("completed", "2026-11-23T10:00:00Z", seconds: 5, price: "1", network: "b"));
        var bars = Section(page, "Cost by day and network").Descendants("svg").Where(static svg => (string?)svg.Attribute("class") == "plot").Descendants("rect");

        Assert.Equal(["100%", "33.33%"], bars.Select(static bar => (string)bar.Attribute("width")!));
    }

    [Fact]
    public void Hostile_text_is_shown_and_does_nothing()
    {
        var call = Call(Hostile, "2026-11-24T10:00:00Z", seconds: 5, price: "1", network: Hostile, to: Hostile);
        var page = PageOf(Hostile, [call, Call("failed", network: Hostile, to: Hostile), .. Enumerable.Range(0, 20).Select(static index => Call(Hostile + index))]);

        Assert.Contains("<script>alert(1)</script>", page.Descendants("h1").Single().Value, StringComparison.Ordinal);
        Assert.Empty(page.Descendants("script"));
        Assert.Empty(page.Descendants("img"));
        Assert.Single(page.Descendants("style"));
        Assert.Equal(
            ["aria-hidden", "aria-label", "charset", "class", "content", "height", "http-equiv", "lang", "name", "role", "rx", "scope", "tabindex", "text-anchor", "width", "x", "x1", "x2", "y", "y1", "y2"],
            page.Descendants().Attributes().Select(static attribute => attribute.Name.LocalName).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_text_without_end_does_not_fill_the_page()
    {
        var endless = new string('x', 1_000_000);

        Assert.InRange(HtmlOf("Calls", Call(endless, "2026-11-24T10:00:00Z", seconds: 1, price: "1", network: endless, to: endless)).Length, 1, 50_000);
    }

    [Fact]
    public void Without_calls_the_page_says_so()
    {
        var page = PageOf();

        Assert.Equal("There are no calls to report.", Text(page, "p", "period"));
        Assert.Equal("No calls", page.Descendants("h2").Single().Value);
        Assert.Empty(page.Descendants("svg"));
    }

    [Fact]
    public void Calls_in_progress_alone_make_a_page_too() =>
        Assert.Equal(5, PageOf(Call("ringing"), Call("started")).Descendants("h2").Count());

    [Fact]
    public void Everything_has_a_name_for_those_who_cannot_see_it()
    {
        var page = PageOf(Call("completed", "2026-11-24T10:00:00Z", seconds: 5, price: "3", network: "a"), Call("busy"));

        Assert.Equal("en", (string?)page.Root!.Attribute("lang"));
        Assert.Single(page.Descendants("h1"));
        Assert.All(page.Descendants("table"), static table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(page.Descendants("section"), static section => Assert.NotEmpty(section.Element("h2")!.Value));
        Assert.All(
            page.Descendants("svg").Where(static svg => svg.Attribute("aria-hidden") is null),
            static svg => Assert.NotEmpty(svg.Element("title")!.Value));
        Assert.All(page.Descendants("th"), static cell => Assert.NotNull(cell.Attribute("scope")));
    }

    [Fact]
    public void A_browser_may_load_nothing_from_anywhere()
    {
        var policy = PageOf().Descendants("meta").Single(static meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy");

        Assert.StartsWith("default-src 'none'; style-src 'sha256-", (string)policy.Attribute("content")!, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", HtmlOf("Calls"), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", HtmlOf("Calls"), StringComparison.Ordinal);
        Assert.DoesNotContain("url(", HtmlOf("Calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_calls_need_little_time_memory_and_space()
    {
        var report = new CallReport("Calls", TimeZoneInfo.Utc, Made);
        var begin = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        string[] statuses = ["completed", "busy", "failed", "unanswered"];

        // A text for every number: names come without end, and so do days.
        var calls = Enumerable.Range(0, 1000)
            .Select(index => Call(statuses[index % 4] + (index % 8 == 7 ? index.ToString(CultureInfo.InvariantCulture) : ""), begin.AddDays(2 * index).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), seconds: index, price: "0.01", network: "network" + index))
            .ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        for (var index = 0; index < 100_000; index++) report.Add(calls[index % calls.Length]);
        var html = report.ToHtml();
        watch.Stop();
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before - 2L * html.Length;

        Assert.InRange(html.Length, 10_000, 500_000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
        Assert.True(grown < 8_000_000, $"It holds {grown} bytes.");
        GC.KeepAlive(report);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_only_on_demand_and_nothing_is_left_beside_it()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "report.html");
        File.WriteAllText(path, "mine");
        var report = new CallReport("Calls", TimeZoneInfo.Utc, Made);

        Assert.Equal(VoiceRecordingFailure.FileExists, Assert.Throws<VoiceRecordingException>(() => report.Save(path, overwrites: false)).Reason);
        Assert.Equal("mine", File.ReadAllText(path));
        report.Save(path, overwrites: true);
        Assert.Equal(report.ToHtml(), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    internal static string HtmlOf(string title, params VoiceCall[] calls)
    {
        var report = new CallReport(title, TimeZoneInfo.Utc, Made);
        foreach (var call in calls) report.Add(call);
        return report.ToHtml();
    }

    // The reader refuses whatever is not well-formed, characters included.
    private static XDocument PageOf(string title, IEnumerable<VoiceCall> calls)
    {
        using var reader = XmlReader.Create(new StringReader(HtmlOf(title, [.. calls])), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static XDocument PageOf(params VoiceCall[] calls) => PageOf("Calls", calls);

    private static string Text(XDocument page, string element, string name) =>
        page.Descendants(element).Single(found => (string?)found.Attribute("class") == name).Value;

    private static IEnumerable<string> Headline(XDocument page) =>
        page.Descendants("dl").Single().Elements().Select(static figure => $"{figure.Element("dt")!.Value}: {string.Join(", ", figure.Elements("dd").Select(static value => value.Value))}");

    private static XElement Section(XDocument page, string title) => page.Descendants("section").Single(section => section.Element("h2")!.Value == title);

    private static IEnumerable<string> Rows(XDocument page, string title) =>
        Section(page, title).Descendants("tr").Select(static row => string.Join("|", row.Elements().Select(static cell => cell.Value)));
}
