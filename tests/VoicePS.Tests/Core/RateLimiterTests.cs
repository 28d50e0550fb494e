using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Http;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>The account's limits are kept: in order, without loss, and without a place for those who left.</summary>
public sealed class RateLimiterTests
{
    [Fact]
    public async Task No_second_sees_more_than_the_limit()
    {
        using var limiter = new RateLimiter(50);
        var begun = new List<TimeSpan>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 130; i++)
        {
            await limiter.WaitAsync(TestContext.Current.CancellationToken);
            begun.Add(watch.Elapsed);
        }

        for (var i = 50; i < begun.Count; i++) Assert.True(begun[i] - begun[i - 50] >= TimeSpan.FromSeconds(1), $"The {i}th came {begun[i] - begun[i - 50]} after the fiftieth before it.");

        // Two full seconds must pass; what is beyond that is the price of the limiter.
        Assert.True(begun[^1] >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task After_a_pause_a_few_may_begin_at_once()
    {
        using var limiter = new RateLimiter(15);
        var waited = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => limiter.WaitAsync(TestContext.Current.CancellationToken)));

        Assert.DoesNotContain(waited, static turn => turn.HasWaited);
    }

    [Fact]
    public async Task After_the_first_few_the_others_follow_one_by_one()
    {
        using var limiter = new RateLimiter(20);
        var begun = new List<TimeSpan>();
        for (var i = 0; i < 30; i++) begun.Add((await limiter.WaitAsync(TestContext.Current.CancellationToken)).BegunAt);

        // A busy machine may let a timer ring late, and makes up for it; but not by ten at once.
        Assert.True(begun[29] - begun[20] >= TimeSpan.FromMilliseconds(60), $"The last ten began within {begun[29] - begun[20]}.");
    }

    [Fact]
    public async Task A_request_that_is_held_up_on_its_way_holds_up_the_one_that_takes_its_place()
    {
        using var limiter = new RateLimiter(2);
        var first = await limiter.WaitAsync(TestContext.Current.CancellationToken);
        first.Answered();
        var second = await limiter.WaitAsync(TestContext.Current.CancellationToken);
        var third = await limiter.WaitAsync(TestContext.Current.CancellationToken);
        third.Answered();

        // The second is not answered: it may have arrived just now.
        var fourth = await limiter.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(fourth.BegunAt - second.BegunAt >= TimeSpan.FromMilliseconds(1240), $"It began {fourth.BegunAt - second.BegunAt} after it.");
    }

    [Fact]
    public async Task Whoever_came_first_goes_first()
    {
        using var limiter = new RateLimiter(20);
        var order = new List<int>();
        var turns = Enumerable.Range(0, 60).Select(async number =>
        {
            await limiter.WaitAsync(TestContext.Current.CancellationToken);
            lock (order) order.Add(number);
        }).ToArray();
        await Task.WhenAll(turns);

        // Those who are let through in the same moment may overtake each other; those of different seconds may not.
        for (var second = 0; second < 3; second++)
            Assert.All(order.Skip(second * 20).Take(20), number => Assert.InRange(number, second * 20, (second * 20) + 19));
    }

    [Fact]
    public async Task Whoever_leaves_takes_nobodys_turn()
    {
        using var limiter = new RateLimiter(1);
        await limiter.WaitAsync(TestContext.Current.CancellationToken);
        using var leaving = new CancellationTokenSource();
        var left = Enumerable.Range(0, 100).Select(_ => limiter.WaitAsync(leaving.Token)).ToArray();
        var stayed = limiter.WaitAsync(TestContext.Current.CancellationToken);
        await leaving.CancelAsync();

        foreach (var turn in left) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
        Assert.True((await stayed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).HasWaited);
    }

    [Fact]
    public async Task Closing_the_session_ends_every_wait()
    {
        var limiter = new RateLimiter(0.01);
        await limiter.WaitAsync(TestContext.Current.CancellationToken);
        var waiting = limiter.WaitAsync(TestContext.Current.CancellationToken);
        limiter.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => limiter.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_rate_is_more_than_zero(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => new RateLimiter(rate));
}
