using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Reports;

/// <summary>The tables of a report: of calls, and of what the charts show.</summary>
internal sealed class ReportTables(HtmlWriter html, TimeZoneInfo zone)
{
    public void Slowest(Ranking calls) => Calls(
        calls.Count > calls.First.Count
            ? $"The {Figures.Count(calls.First.Count)} longest of {Figures.Count(calls.Count)} answered calls that are over"
            : "All answered calls that are over, the longest first",
        calls.First,
        ("Duration", static call => Figures.Time(call.Duration), true),
        ("Cost", static call => call.Price is { } price ? Figures.Euros(price) : Figures.None, true),
        ("Network", static call => Figures.Words(call.Network), false));

    public void Failed(Ranking calls) => Calls(
        calls.Count > calls.First.Count
            ? $"{Figures.Count(calls.First.Count)} of {Figures.Count(calls.Count)} calls that ended without an answer"
            : "All calls that ended without an answer",
        calls.First,
        ("Status", static call => Figures.Words(call.Status), false),
        ("Direction", static call => Figures.Words(call.Direction), false));

    /// <summary>What a chart shows, for those who would rather read it.</summary>
    public void Of(string caption, string first, IReadOnlyList<Bar> bars, Func<decimal, string> show) =>
        html.Element("details", () =>
        {
            html.Element("summary", "Show the figures");
            var columns = bars[0].Parts;
            Table(
                caption,
                [(first, false), .. columns.Select(static part => (part.Name, true)), .. columns.Count > 1 ? new[] { ("Total", true) } : []],
                bars.Where(static bar => bar.Sum != 0).Select(bar => (IReadOnlyList<string>)
                    [bar.Name, .. bar.Parts.Select(part => show(part.Value)), .. columns.Count > 1 ? new[] { show(bar.Sum) } : []]));
        });

    private void Calls(
        string caption,
        IReadOnlyList<VoiceCall> calls,
        params (string Name, Func<VoiceCall, string> Value, bool IsNumber)[] own) => Table(
            caption,
            [("To", false), .. own.Select(static column => (column.Name, column.IsNumber)), ("From", false), ("Started", false), ("Call id", false)],
            calls.Select(call => (IReadOnlyList<string>)
            [
                Figures.Words(call.To?.Identity),
                .. own.Select(column => column.Value(call)),
                Figures.Words(call.From?.Identity),
                Figures.Moment(call.StartTime, zone),
                Figures.Words(call.Uuid),
            ]));

    private void Table(string caption, IReadOnlyList<(string Name, bool IsNumber)> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        html.Element("div", [("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", caption)], () => html.Element("table", () =>
        {
            html.Element("caption", () => html.Element("span", caption));
            html.Element("thead", () => html.Element("tr", () =>
            {
                foreach (var (name, isNumber) in columns) Cell("th", isNumber, name, ("scope", "col"));
            }));
            html.Element("tbody", () =>
            {
                foreach (var row in rows) Row(columns, row);
            });
        }));

    private void Row(IReadOnlyList<(string Name, bool IsNumber)> columns, IReadOnlyList<string> row) => html.Element("tr", () =>
    {
        Cell("th", columns[0].IsNumber, row[0], ("scope", "row"));
        for (var index = 1; index < row.Count; index++) Cell("td", columns[index].IsNumber, row[index]);
    });

    // Texts of others may be written from right to left: they turn round nothing but themselves.
    private void Cell(string name, bool isNumber, string text, params (string, object?)[] attributes) =>
        html.Element(name, [("class", isNumber ? "number" : null), .. attributes], () => html.Element("bdi", text));
}
