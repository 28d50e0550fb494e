using VoicePS.Core.Calls;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Which status can still follow which.</summary>
public sealed class CallStatusTests
{
    [Theory]
    [InlineData("completed")]
    [InlineData("busy")]
    [InlineData("cancelled")]
    [InlineData("canceled")]
    [InlineData("failed")]
    [InlineData("rejected")]
    [InlineData("timeout")]
    [InlineData("unanswered")]
    [InlineData("COMPLETED")]
    public void These_are_ends(string status)
    {
        Assert.True(CallStatuses.IsEnd(status));
        Assert.True(CallStatuses.IsReached(status, CallStatuses.Ends));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("started")]
    [InlineData("ringing")]
    [InlineData("answered")]
    [InlineData("human")]
    [InlineData("machine")]
    [InlineData("disconnected")]
    [InlineData("something that the service made up since")]
    public void These_are_not(string? status)
    {
        Assert.False(CallStatuses.IsEnd(status));
        Assert.False(CallStatuses.IsReached(status, CallStatuses.Ends));
        Assert.False(CallStatuses.IsMissed(status, CallStatuses.Ends));
    }

    [Theory]
    [InlineData("answered", "answered")]
    [InlineData("Answered", "answered")]
    [InlineData("human", "answered")]
    [InlineData("machine", "answered")]
    [InlineData("machine", "machine")]
    [InlineData("canceled", "cancelled")]
    [InlineData("busy", "answered", "busy")]
    public void A_wait_is_over_when_the_status_is_there(string status, params string[] wanted) =>
        Assert.True(CallStatuses.IsReached(status, wanted));

    [Theory]
    [InlineData("completed", "answered")]
    [InlineData("busy", "completed")]
    [InlineData("timeout", "started", "ringing", "answered")]
    [InlineData("answered", "ringing")]
    [InlineData("human", "started", "ringing")]
    [InlineData("ringing", "started")]
    [InlineData("answered", "busy", "unanswered")]
    [InlineData("machine", "timeout", "ringing")]
    public void A_wait_is_in_vain_when_the_status_cannot_come_any_more(string status, params string[] wanted)
    {
        Assert.False(CallStatuses.IsReached(status, wanted));
        Assert.True(CallStatuses.IsMissed(status, wanted));
    }

    [Theory]
    [InlineData("started", "answered")]
    [InlineData("ringing", "busy")]
    [InlineData("answered", "completed")]
    [InlineData("answered", "failed")]
    [InlineData("answered", "ringing", "completed")]
    [InlineData("human", "machine")]
    [InlineData("answered", "human")]
    [InlineData("answered", "disconnected")]
    [InlineData("disconnected", "answered")]
    [InlineData("something new", "answered")]
    [InlineData(null, "answered")]
    public void A_wait_goes_on_where_the_status_may_still_come(string? status, params string[] wanted)
    {
        Assert.False(CallStatuses.IsReached(status, wanted));
        Assert.False(CallStatuses.IsMissed(status, wanted));
    }
}
