using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Reports;

/// <summary>
/// Draws bars as SVG. Lengths along the page are percentages and everything else is pixels, so that a chart fits any
/// width while its letters keep their size.
/// </summary>
internal sealed class BarChart(HtmlWriter html, Func<decimal, string> show)
{
    private const int Height = 190;
    private const int Top = 10;
    private const int LabelHeight = 26;
    private const int AxisWidth = 44;
    private const int RowHeight = 34;
    private const int RowBar = 18;
    private const int DayWidth = 58;
    private const int SumWidth = 66;
    private const double BarShare = 0.72;

    private static readonly decimal[] Tops = [1.2m, 1.6m, 2, 3, 4, 5, 6, 8, 10];

    /// <summary>Bars that stand.</summary>
    /// <param name="title">What the chart shows, in a sentence.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="labelEvery">Each how manieth bar has a label.</param>
    public void Standing(string title, IReadOnlyList<Bar> bars, int labelEvery)
    {
        var top = RoundUp(bars.Max(static bar => bar.Sum));
        html.Element("div", "chart", () =>
        {
            Svg("axis", AxisWidth, Height + LabelHeight, () =>
            {
                foreach (var line in new[] { 0, top / 2, top })
                {
                    Label(AxisWidth - 8, Y(line) + 4, "end", show(line));
                }
            });
            Plot(title, Height + LabelHeight, () =>
            {
                foreach (var line in new[] { top, top / 2, 0 })
                {
                    html.Empty("line", ("class", line == 0 ? "base" : "grid"), ("x1", 0), ("x2", "100%"), ("y1", Y(line)), ("y2", Y(line)));
                }

                var share = 100.0 / bars.Count;
                for (var index = 0; index < bars.Count; index++)
                {
                    Stand(bars[index], share * (index + (1 - BarShare) / 2), share * BarShare);
                    if (index % labelEvery == 0) Label(Figures.Percent(share * (index + 0.5)), Height + 18, "middle", bars[index].Label);
                }
            });
        });

        double Y(decimal value) => Math.Round((double)(Height - value / top * (Height - Top)), 1);

        void Stand(Bar bar, double x, double width)
        {
            decimal reached = 0;
            foreach (var part in bar.Parts.Where(static part => part.Value > 0))
            {
                var bottom = Y(reached);
                reached += part.Value;
                Rect(part, bar.Name, ("x", Figures.Percent(x)), ("y", Y(reached)), ("width", Figures.Percent(width)), ("height", Math.Round(bottom - Y(reached), 1)));
            }
        }
    }

    /// <summary>Bars that lie, one below the other.</summary>
    public void Lying(string title, IReadOnlyList<Bar> bars)
    {
        var most = bars.Max(static bar => bar.Sum) is > 0 and var sum ? sum : 1;
        var height = bars.Count * RowHeight;
        html.Element("div", "chart", () =>
        {
            Svg("axis", DayWidth, height, () => Labels(0, "start", static bar => bar.Label));
            Plot(title, height, () =>
            {
                for (var index = 0; index < bars.Count; index++)
                {
                    decimal reached = 0;
                    foreach (var part in bars[index].Parts.Where(static part => part.Value > 0))
                    {
                        Rect(
                            part,
                            bars[index].Name,
                            ("x", Figures.Percent((double)(100 * reached / most))),
                            ("y", index * RowHeight + (RowHeight - RowBar) / 2),
                            ("width", Figures.Percent((double)(100 * part.Value / most))),
                            ("height", RowBar));
                        reached += part.Value;
                    }
                }
            });
            Svg("axis", SumWidth, height, () => Labels(SumWidth, "end", bar => show(bar.Sum)));
        });

        void Labels(int x, string anchor, Func<Bar, string> text)
        {
            for (var index = 0; index < bars.Count; index++) Label(x, index * RowHeight + RowHeight / 2 + 4, anchor, text(bars[index]));
        }
    }

    // The least round number that is as much, and of which half is a whole number too.
    private static decimal RoundUp(decimal value)
    {
        decimal power = 1;
        while (value > 10 * power) power *= 10;
        return Tops.Select(top => top * power).First(top => top >= value && top % 2 == 0);
    }

    private void Plot(string title, int height, Action content) => html.Element(
        "svg", [("class", "plot"), ("role", "img"), ("aria-label", title), ("height", height)], () =>
        {
            html.Element("title", title);
            content();
        });

    private void Svg(string classes, int width, int height, Action content) =>
        html.Element("svg", [("class", classes), ("width", width), ("height", height), ("aria-hidden", "true")], content);

    private void Label(object x, double y, string anchor, string text) =>
        html.Element("text", [("x", x), ("y", y), ("text-anchor", anchor)], text);

    private void Rect(BarPart part, string bar, params (string, object?)[] place) =>
        html.Element("rect", [("class", part.Colour), .. place], () => html.Element("title", $"{bar}: {part.Name}, {show(part.Value)}"));
}
