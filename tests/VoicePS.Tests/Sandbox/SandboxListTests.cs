using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

public sealed class SandboxListTests
{
    public static readonly TheoryData<string, string> Refused = new()
    {
        { "status=human", "status" },
        { "status=Completed", "status" },
        { "status=", "status" },
        { "status=1", "status" },
        { "date_start=yesterday", "date_start" },
        { "date_start=2016-11-14", "date_start" },
        { "date_start=2016-11-14T07:45:14", "date_start" },
        { "date_start=2016-13-14T07:45:14Z", "date_start" },
        { "date_end=2016-11-14%2007:45:14", "date_end" },
        { "page_size=0", "page_size" },
        { "page_size=101", "page_size" },
        { "page_size=-1", "page_size" },
        { "page_size=ten", "page_size" },
        { "page_size=", "page_size" },
        { "page_size=1.0", "page_size" },
        { "record_index=-1", "record_index" },
        { "record_index=x", "record_index" },
        { "record_index=99999999999", "record_index" },
        { "order=up", "order" },
        { "order=ASC", "order" },
        { "conversation_uuid=", "conversation_uuid" },
        { "page_size=1&page_size=2", "page_size" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_wrong_parameter_is_refused_by_its_name(string query, string blamed)
    {
        using var sandbox = new SandboxHarness();
        var answer = await sandbox.GetAsync("/v1/calls?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([blamed], answer.InvalidNames());
    }

    [Fact]
    public async Task A_page_looks_exactly_as_documented()
    {
        using var sandbox = new SandboxHarness();
        var uuids = await CreateManyAsync(sandbox, 3);
        var page = (await sandbox.GetAsync("/v1/calls?page_size=1&record_index=1")).Json;

        Assert.Equal(["page_size", "record_index", "count", "_embedded", "_links"], page.EnumerateObject().Select(static field => field.Name));
        Assert.Equal(1, page.GetProperty("page_size").GetInt32());
        Assert.Equal(1, page.GetProperty("record_index").GetInt32());
        Assert.Equal(3, page.GetProperty("count").GetInt32());
        Assert.Equal([uuids[1]], Uuids(page));
        Assert.Equal(
            """{"self":{"href":"/v1/calls?page_size=1&record_index=1"},"first":{"href":"/v1/calls?page_size=1"},"last":{"href":"/v1/calls?page_size=1&record_index=2"},"next":{"href":"/v1/calls?page_size=1&record_index=2"},"prev":{"href":"/v1/calls?page_size=1&record_index=0"}}""",
            page.GetProperty("_links").GetRawText());
    }

    [Fact]
    public async Task An_empty_list_has_no_calls_and_no_next_page()
    {
        using var sandbox = new SandboxHarness();
        var answer = await sandbox.GetAsync("/v1/calls");
        Assert.Equal(
            """{"page_size":10,"record_index":0,"count":0,"_embedded":{"calls":[]},"_links":{"self":{"href":"/v1/calls?page_size=10&record_index=0"},"first":{"href":"/v1/calls?page_size=10"},"last":{"href":"/v1/calls?page_size=10&record_index=0"}}}""",
            answer.Text);
    }

    [Theory]
    [InlineData(SandboxApiVersion.Current, 1)]
    [InlineData(SandboxApiVersion.Current, 10)]
    [InlineData(SandboxApiVersion.Current, 25)]
    [InlineData(SandboxApiVersion.Current, 100)]
    [InlineData(SandboxApiVersion.V2017, 1)]
    [InlineData(SandboxApiVersion.V2017, 10)]
    [InlineData(SandboxApiVersion.V2017, 25)]
    [InlineData(SandboxApiVersion.V2017, 100)]
    public async Task Following_the_links_gives_every_call_once_forwards_and_backwards(SandboxApiVersion version, int pageSize)
    {
        using var sandbox = new SandboxHarness(version);
        var uuids = await CreateManyAsync(sandbox, 25);
        var pages = await FollowAsync(sandbox, $"/v1/calls?page_size={pageSize}", "next");
        Assert.Equal(uuids, pages.SelectMany(Uuids));
        Assert.False(pages[0].GetProperty("_links").TryGetProperty("prev", out _));

        var last = pages[^1].GetProperty("_links").GetProperty("last").GetProperty("href").GetString()!;
        var back = await FollowAsync(sandbox, last, "prev");
        Assert.Equal(uuids, Enumerable.Reverse(back).SelectMany(Uuids));
        Assert.Equal(pages.Count, back.Count);
    }

    [Fact]
    public async Task The_record_index_counts_calls_today_and_pages_in_2017()
    {
        using var today = new SandboxHarness();
        var uuids = await CreateManyAsync(today, 30);
        Assert.Equal(uuids.Skip(5).Take(10), Uuids((await today.GetAsync("/v1/calls?record_index=5")).Json));

        using var then = new SandboxHarness(SandboxApiVersion.V2017);
        uuids = await CreateManyAsync(then, 30);
        var page = (await then.GetAsync("/v1/calls?record_index=2")).Json;
        Assert.Equal(uuids.Skip(20), Uuids(page));
        Assert.Equal(
            """{"self":{"href":"/v1/calls?page_size=10&record_index=2"},"first":{"href":"/v1/calls?page_size=10"},"last":{"href":"/v1/calls?page_size=10&record_index=2"},"prev":{"href":"/v1/calls?page_size=10&record_index=1"}}""",
            page.GetProperty("_links").GetRawText());
    }

    [Theory]
    [InlineData(SandboxApiVersion.Current, "/v1/calls?page_size=2&record_index=2")]
    [InlineData(SandboxApiVersion.V2017, "/v1/calls?page_size=2&record_index=1")]
    public async Task Beyond_the_end_there_is_nothing_but_a_way_back(SandboxApiVersion version, string lastPage)
    {
        using var sandbox = new SandboxHarness(version);
        await CreateManyAsync(sandbox, 3);
        var page = (await sandbox.GetAsync("/v1/calls?page_size=2&record_index=2147483647")).Json;
        Assert.Empty(Uuids(page));
        Assert.Equal(3, page.GetProperty("count").GetInt32());
        Assert.False(page.GetProperty("_links").TryGetProperty("next", out _));
        Assert.Equal(lastPage, page.GetProperty("_links").GetProperty("prev").GetProperty("href").GetString());
    }

    [Fact]
    public async Task Calls_come_oldest_first_or_on_request_newest_first()
    {
        using var sandbox = new SandboxHarness();
        var uuids = await CreateManyAsync(sandbox, 12);
        Assert.Equal(uuids.Take(10), Uuids((await sandbox.GetAsync("/v1/calls?order=asc")).Json));
        var pages = await FollowAsync(sandbox, "/v1/calls?order=desc&page_size=5", "next");
        Assert.Equal(Enumerable.Reverse(uuids), pages.SelectMany(Uuids));
    }

    [Fact]
    public async Task Calls_are_filtered_by_their_status_and_the_links_keep_the_filter()
    {
        using var sandbox = new SandboxHarness();
        var ended = new[] { await sandbox.CreateEndedAsync(), await sandbox.CreateEndedAsync() };
        var answered = await sandbox.CreateAnsweredAsync();
        var started = await sandbox.CreateAsync();

        var page = (await sandbox.GetAsync("/v1/calls?status=completed&page_size=1&order=desc")).Json;
        Assert.Equal([ended[1]], Uuids(page));
        Assert.Equal(2, page.GetProperty("count").GetInt32());
        var next = page.GetProperty("_links").GetProperty("next").GetProperty("href").GetString()!;
        Assert.Equal("/v1/calls?page_size=1&record_index=1&status=completed&order=desc", next);
        Assert.Equal([ended[0]], Uuids((await sandbox.GetAsync(next)).Json));
        Assert.Equal([answered], Uuids((await sandbox.GetAsync("/v1/calls?status=answered")).Json));
        Assert.Equal([started], Uuids((await sandbox.GetAsync("/v1/calls?status=started")).Json));
        Assert.Empty(Uuids((await sandbox.GetAsync("/v1/calls?status=unanswered")).Json));
    }

    [Fact]
    public async Task Calls_are_filtered_by_the_time_they_were_made()
    {
        using var sandbox = new SandboxHarness();
        var uuids = new List<string>();
        for (var hour = 0; hour < 4; hour++)
        {
            uuids.Add(await sandbox.CreateAsync());
            sandbox.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(uuids.Skip(1), Uuids((await sandbox.GetAsync("/v1/calls?date_start=2026-11-23T11:00:00Z")).Json));
        Assert.Equal(uuids.Take(2), Uuids((await sandbox.GetAsync("/v1/calls?date_end=2026-11-23T11:00:00Z")).Json));
        Assert.Equal(uuids.Skip(1).Take(2), Uuids((await sandbox.GetAsync("/v1/calls?date_start=2026-11-23T10:30:00.000Z&date_end=2026-11-23T12:30:00Z")).Json));
        Assert.Equal(uuids.Skip(2), Uuids((await sandbox.GetAsync("/v1/calls?date_start=2026-11-23T13:00:00%2B01:00")).Json));
        Assert.Empty(Uuids((await sandbox.GetAsync("/v1/calls?date_start=2026-11-24T00:00:00Z")).Json));
        Assert.Empty(Uuids((await sandbox.GetAsync("/v1/calls?date_start=2026-11-23T13:00:00Z&date_end=2026-11-23T10:00:00Z")).Json));
    }

    [Fact]
    public async Task Calls_are_filtered_by_their_conversation()
    {
        using var sandbox = new SandboxHarness();
        var uuids = await CreateManyAsync(sandbox, 3);
        var conversation = (await sandbox.CallAsync(uuids[1])).GetProperty("conversation_uuid").GetString();
        Assert.Equal([uuids[1]], Uuids((await sandbox.GetAsync($"/v1/calls?conversation_uuid={conversation}")).Json));
        Assert.Empty(Uuids((await sandbox.GetAsync("/v1/calls?conversation_uuid=CON-unknown")).Json));
    }

    [Fact]
    public async Task A_clock_that_is_put_back_does_not_disorder_the_list()
    {
        using var sandbox = new SandboxHarness();
        var first = await sandbox.CreateAsync();
        sandbox.Clock.TurnBack(TimeSpan.FromHours(2));
        var second = await sandbox.CreateAsync();
        Assert.Equal([first, second], Uuids((await sandbox.GetAsync("/v1/calls?date_start=2026-11-23T10:00:00Z")).Json));
    }

    [Fact]
    public async Task In_2017_the_party_called_is_an_array()
    {
        using var sandbox = new SandboxHarness(SandboxApiVersion.V2017);
        await sandbox.CreateAsync();
        var call = (await sandbox.GetAsync("/v1/calls")).Json.GetProperty("_embedded").GetProperty("calls")[0];
        Assert.Equal(JsonValueKind.Array, call.GetProperty("to").ValueKind);
        Assert.Equal(JsonValueKind.Object, call.GetProperty("from").ValueKind);
    }

    private static async Task<List<string>> CreateManyAsync(SandboxHarness sandbox, int count)
    {
        var uuids = new List<string>();
        for (var i = 0; i < count; i++) uuids.Add(await sandbox.CreateAsync());
        return uuids;
    }

    private static async Task<List<JsonElement>> FollowAsync(SandboxHarness sandbox, string path, string link)
    {
        var pages = new List<JsonElement>();
        for (string? next = path; next is not null && pages.Count < 100;)
        {
            var page = (await sandbox.GetAsync(next)).Json;
            pages.Add(page);
            next = page.GetProperty("_links").TryGetProperty(link, out var target) ? target.GetProperty("href").GetString() : null;
        }

        return pages;
    }

    private static IEnumerable<string> Uuids(JsonElement page) =>
        page.GetProperty("_embedded").GetProperty("calls").EnumerateArray().Select(static call => call.GetProperty("uuid").GetString()!);
}
