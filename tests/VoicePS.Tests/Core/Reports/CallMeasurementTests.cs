using System;
using System.Linq;
using VoicePS.Core.Reports;
using Xunit;
using static VoicePS.Tests.Core.Reports.TestCalls;

namespace VoicePS.Tests.Core.Reports;

/// <summary>The figures of a few calls, worked out by hand.</summary>
public sealed class CallMeasurementTests
{
    private static readonly TimeZoneInfo Later = TimeZoneInfo.CreateCustomTimeZone("later", TimeSpan.FromHours(2), "later", "later");

    [Fact]
    public void All_figures_are_those_worked_out_by_hand()
    {
        var all = Assert.Single(Measure(
            null,
            Call("completed", "2026-11-24T10:00:00Z", "2026-11-24T10:01:30Z", 90, "0.01500000"),
            Call("completed", "2026-11-24T10:00:00Z", "2026-11-24T10:00:31Z", 31, "0.00000001"),
            Call("busy"),
            Call("failed"),
            Call("unanswered"),
            Call("answered", "2026-11-24T10:00:00Z"),
            Call("ringing")));

        Assert.Equal("All", all.Group);
        Assert.Null(all.GroupBy);
        Assert.Equal(7, all.Count);
        Assert.Equal(5, all.Ended);
        Assert.Equal(3, all.Answered);
        Assert.Equal(0.4, all.AnswerSeizureRatio);
        Assert.Equal(TimeSpan.FromSeconds(60.5), all.AverageCallDuration);
        Assert.Equal(2.02m, all.TotalMinutes);
        Assert.Equal(0.01500001m, all.Cost);
        Assert.Null(all.PostDialDelay);
    }

    [Fact]
    public void No_calls_have_no_ratio_and_no_average()
    {
        var none = Assert.Single(Measure(null));

        Assert.Equal((0, 0, 0, 0m, 0m), (none.Count, none.Ended, none.Answered, none.TotalMinutes, none.Cost));
        Assert.Null(none.AnswerSeizureRatio);
        Assert.Null(none.AverageCallDuration);
    }

    [Fact]
    public void No_calls_have_no_groups() => Assert.Empty(Measure(VoiceCallGrouping.Status));

    [Fact]
    public void A_call_in_progress_counts_neither_for_nor_against() =>
        Assert.Equal(1, Assert.Single(Measure(null, Call("completed", seconds: 5), Call("started"), Call("human"))).AnswerSeizureRatio);

    [Fact]
    public void A_status_made_up_since_with_a_duration_is_an_answered_call_that_is_over()
    {
        var all = Assert.Single(Measure(null, Call("dissolved", seconds: 60)));

        Assert.Equal((1, 1, 1m), (all.Ended, all.Answered, all.TotalMinutes));
    }

    [Theory]
    [InlineData("2026-11-24T10:01:00Z", null)]
    [InlineData("2026-11-24T10:01:08Z", 8)]
    [InlineData("2026-11-24T10:03:00Z", 120)]
    [InlineData("2026-11-24T10:03:01Z", null)]
    [InlineData("2026-11-24T10:00:30Z", null)]
    [InlineData(null, null)]
    public void The_post_dial_delay_is_what_start_end_and_duration_leave_if_that_makes_sense(string? end, int? seconds)
    {
        var expected = seconds is { } known ? TimeSpan.FromSeconds(known) : (TimeSpan?)null;

        Assert.Equal(expected, Assert.Single(Measure(null, Call("completed", "2026-11-24T10:00:00Z", end, 60))).PostDialDelay);
    }

    [Fact]
    public void Days_and_hours_are_those_of_the_time_zone()
    {
        VoiceCall[] calls = [Call("completed", "2026-11-24T22:30:00Z"), Call("completed", "2026-11-24T21:59:59Z"), Call("busy")];

        Assert.Equal(["2026-11-24: 1", "2026-11-25: 1", "(unknown): 1"], Texts(VoiceCallGrouping.Day, Later));
        Assert.Equal(["00:00: 1", "23:00: 1", "(unknown): 1"], Texts(VoiceCallGrouping.Hour, Later));
        Assert.Equal(["2026-11-24: 2", "(unknown): 1"], Texts(VoiceCallGrouping.Day, TimeZoneInfo.Utc));

        string[] Texts(VoiceCallGrouping by, TimeZoneInfo zone)
        {
            var measurement = new CallMeasurement(by, zone);
            foreach (var call in calls) measurement.Add(call);
            return [.. measurement.Results().Select(static group => group.ToString())];
        }
    }

    [Fact]
    public void Other_groups_come_by_their_size()
    {
        VoiceCall[] calls = [Call("failed", to: "1"), Call("busy", to: "2"), Call("completed", to: "2", network: "GB-FIXED", price: "0.5")];

        Assert.Equal(["busy: 1", "completed: 1", "failed: 1"], Measure(VoiceCallGrouping.Status, calls).Select(static group => group.ToString()));
        Assert.Equal(["2: 2", "1: 1"], Measure(VoiceCallGrouping.To, calls).Select(static group => group.ToString()));
        Assert.Equal(["(unknown): 2", "GB-FIXED: 1"], Measure(VoiceCallGrouping.Network, calls).Select(static group => group.ToString()));
        Assert.Equal([0m, 0.5m], Measure(VoiceCallGrouping.Network, calls).Select(static group => group.Cost));
        Assert.Equal(["outbound: 3"], Measure(VoiceCallGrouping.Direction, calls).Select(static group => group.ToString()));
    }

    private static VoiceCallMeasure[] Measure(VoiceCallGrouping? by, params VoiceCall[] calls)
    {
        var measurement = new CallMeasurement(by, TimeZoneInfo.Utc);
        foreach (var call in calls) measurement.Add(call);
        return [.. measurement.Results()];
    }
}
