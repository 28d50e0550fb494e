using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Reading several pages of a list at a time: in order, no further than wanted, and nothing lost when the list changes.</summary>
public sealed class PagesAheadTests
{
    private const int PageSize = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_that_are_asked_for_together_come_in_their_order(bool countsPages)
    {
        var list = new ListServer(Ids(0, 200)) { CountsPages = countsPages };
        using var harness = list.Serve();
        var read = await ReadAll(harness, width: 4);

        Assert.Equal(Ids(0, 200), read.Calls);
        Assert.Equal(20, list.Asked.Count);
        Assert.InRange(list.MostAtATime, 2, 4);
    }

    [Fact]
    public async Task Only_one_page_is_on_its_way_where_that_is_the_wish()
    {
        var list = new ListServer(Ids(0, 100));
        using var harness = list.Serve();
        var read = await ReadAll(harness, width: 1);

        Assert.Equal(Ids(0, 100), read.Calls);
        Assert.Equal(1, list.MostAtATime);
    }

    [Fact]
    public async Task Who_is_content_with_the_first_page_costs_one_request()
    {
        var list = new ListServer(Ids(0, 100));
        using var harness = list.Serve();
        using var pager = harness.Calls.List(Query(), new CallPagerOptions { Width = 8 });
        await pager.NextAsync(RequestContext.None);

        // Whatever might come ahead would have been sent by then.
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Single(list.Asked);
    }

    [Fact]
    public async Task No_page_is_asked_for_beyond_what_is_wanted()
    {
        var list = new ListServer(Ids(0, 1000));
        using var harness = list.Serve();
        using var pager = harness.Calls.List(Query(), new CallPagerOptions { Width = 8, Wanted = 35 });
        for (var page = 0; page < 4; page++) await pager.NextAsync(RequestContext.None);

        Assert.Equal([0, 10, 20, 30], list.Asked.Order());
    }

    [Fact]
    public async Task Links_that_leave_the_pattern_are_followed_as_they_are()
    {
        // The third page begins elsewhere than the first two have let expect, and the list ends with it.
        var list = new ListServer(Ids(0, 100)) { NextOf = static index => index == 10 ? 55 : index + PageSize };
        using var harness = list.Serve();
        var read = await ReadAll(harness, width: 4);

        Assert.Equal([.. Ids(0, 20), .. Ids(55, 45)], read.Calls);
        Assert.Contains(read.Story, static line => line.Contains("55", StringComparison.Ordinal) && line.Contains("one page after the other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_calls_at_the_front_of_the_list_make_none_come_twice()
    {
        var list = new ListServer(Ids(100, 100));
        var added = 0;
        list.BeforePage = index =>
        {
            if (index == 30 && Interlocked.Exchange(ref added, 1) == 0) list.Calls = [.. Ids(0, 7), .. list.Calls];
        };
        using var harness = list.Serve();
        var read = await ReadAll(harness, width: 1);

        Assert.Equal(Ids(100, 100), read.Calls);
        Assert.Contains(read.Story, static line => line.Contains("7 calls came once more", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 10)]
    [InlineData(1, 25)]
    [InlineData(4, 1)]
    [InlineData(4, 25)]
    public async Task Calls_that_leave_the_list_take_no_others_with_them(int width, int leaving)
    {
        var list = new ListServer(Ids(0, 200));
        var gone = 0;
        list.BeforePage = index =>
        {
            if (index == 80 && Interlocked.Exchange(ref gone, 1) == 0) list.Calls = [.. list.Calls.Skip(leaving)];
        };
        using var harness = list.Serve();
        var read = await ReadAll(harness, width);

        // Those that left may have been read before; all others must have been, once.
        Assert.Equal(read.Calls.Distinct(), read.Calls);
        Assert.Empty(Ids(leaving, 200 - leaving).Except(read.Calls));
        Assert.Contains(read.Story, static line => line.Contains("became shorter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_never_stops_shrinking_is_read_to_its_end_all_the_same()
    {
        var list = new ListServer(Ids(0, 200));
        list.BeforePage = index =>
        {
            if (index > 0) list.Calls = [.. list.Calls.Take(list.Calls.Length - 1)];
        };
        using var harness = list.Serve();
        var read = await ReadAll(harness, width: 3);

        Assert.Equal(read.Calls.Distinct(), read.Calls);
        Assert.Equal(list.Calls, read.Calls.Take(list.Calls.Length));
        Assert.Contains(read.Story, static line => line.Contains("may have been passed over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_fails_fails_when_its_turn_has_come()
    {
        var list = new ListServer(Ids(0, 100)) { Refuse = static index => index == 50 };
        using var harness = list.Serve();
        using var pager = harness.Calls.List(Query(), new CallPagerOptions { Width = 8 });
        var calls = new List<string>();
        var failure = await Assert.ThrowsAsync<VoiceApiException>(async () =>
        {
            while (pager.HasMore) calls.AddRange((await pager.NextAsync(RequestContext.None)).Select(static call => call.Uuid));
        });

        Assert.Equal(500, failure.StatusCode);
        Assert.Equal(Ids(0, 50), calls);
    }

    [Fact]
    public async Task What_is_on_its_way_is_given_up_when_the_list_is_not_wanted_any_more()
    {
        var waiting = new CountdownEvent(3);
        var left = new CountdownEvent(3);
        var list = new ListServer(Ids(0, 1000));
        var server = new ScriptedServer(async (request, stream, stopping) =>
        {
            if (ListServer.IndexOf(request) < 20)
            {
                await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(list.Answer(request)), stopping);
                return;
            }

            waiting.Signal();
            var ended = await stream.ReadAsync(new byte[1], stopping);
            if (ended == 0) left.Signal();
        });
        using var harness = new ClientHarness(server);
        var pager = harness.Calls.List(Query(), new CallPagerOptions { Width = 4 });
        await pager.NextAsync(RequestContext.None);
        await pager.NextAsync(RequestContext.None);
        Assert.True(waiting.Wait(Patience, TestContext.Current.CancellationToken));

        pager.Dispose();
        Assert.True(left.Wait(Patience, TestContext.Current.CancellationToken));
        Assert.False(pager.HasMore);
    }

    private static CallQuery Query() => new() { PageSize = PageSize };

    private static string[] Ids(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(static number => $"00000000-0000-0000-0000-{number.ToString("D12", CultureInfo.InvariantCulture)}")];

    private static async Task<(List<string> Calls, List<string> Story)> ReadAll(ClientHarness harness, int width)
    {
        var story = new List<string>();
        var context = new RequestContext(CancellationToken.None, story.Add);
        using var pager = harness.Calls.List(Query(), new CallPagerOptions { Width = width });
        var calls = new List<string>();
        while (pager.HasMore) calls.AddRange((await pager.NextAsync(context)).Select(static call => call.Uuid));
        return (calls, story);
    }

    /// <summary>A list of calls behind real HTTP that may change between two requests.</summary>
    private sealed class ListServer(string[] calls)
    {
        private readonly Lock _gate = new();
        private readonly List<int> _asked = [];
        private int _atATime;

        public string[] Calls { get; set; } = calls;

        public bool CountsPages { get; init; }

        public Func<int, int> NextOf { get; init; } = static index => index + PageSize;

        public Func<int, bool> Refuse { get; init; } = static _ => false;

        public Action<int>? BeforePage { get; set; }

        public int MostAtATime { get; private set; }

        public List<int> Asked => _asked;

        public static int IndexOf(SeenRequest request) => request.Target.Split('?', '&')
            .Where(static part => part.StartsWith("record_index=", StringComparison.Ordinal))
            .Select(static part => int.Parse(part.Split('=')[1], CultureInfo.InvariantCulture))
            .SingleOrDefault();

        public ClientHarness Serve() => new(new ScriptedServer(async (request, stream, stopping) =>
        {
            lock (_gate) MostAtATime = Math.Max(MostAtATime, ++_atATime);
            await Task.Delay(5, stopping);
            var answer = Answer(request);
            lock (_gate) _atATime--;
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer), stopping);
        }));

        public string Answer(SeenRequest request)
        {
            var index = IndexOf(request);
            var offset = CountsPages ? index * PageSize : index;
            lock (_gate)
            {
                _asked.Add(index);
                BeforePage?.Invoke(offset);
                if (Refuse(offset)) return ScriptedServer.Json(500, "{}");

                var next = CountsPages ? index + 1 : NextOf(index);
                var link = (CountsPages ? next * PageSize : next) < Calls.Length ? $$""","next":{"href":"/v1/calls?record_index={{next}}"}""" : string.Empty;
                var page = string.Join(",", Calls.Skip(offset).Take(PageSize).Select(static id => $$"""{"uuid":"{{id}}"}"""));
                return ScriptedServer.Json(
                    200, $$"""{"count":{{Calls.Length}},"_embedded":{"calls":[{{page}}]},"_links":{"last":{"href":"/"}{{link}} } }""");
            }
        }
    }
}
