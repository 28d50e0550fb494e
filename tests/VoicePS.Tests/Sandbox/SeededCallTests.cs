using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using VoicePS.Sandbox.Calls;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>Calls that are there when the sandbox starts.</summary>
public sealed class SeededCallTests
{
    private static readonly DateTimeOffset Start = Rehearsal.Begin;

    [Fact]
    public async Task The_same_seed_gives_the_same_list_and_another_seed_another()
    {
        var list = await TextAsync(42);
        Assert.Equal(list, await TextAsync(42));
        Assert.NotEqual(list, await TextAsync(43));
    }

    [Fact]
    public async Task Each_call_is_there_once_and_looks_like_a_call_that_has_ended()
    {
        using var sandbox = Seeded(5000);
        var calls = await WalkAsync(sandbox, "/v1/calls?page_size=100");

        Assert.Equal(5000, calls.Select(static call => Text(call, "uuid")).Distinct().Count());
        Assert.Equal(5000, calls.Select(static call => Text(call, "conversation_uuid")).Distinct().Count());
        Assert.All(calls, AssertPlausible);
        Assert.True(calls.Select(static call => Text(call, "status")).Distinct().Count() == 7, "Not every way to end is there.");
        Assert.InRange(calls.Count(static call => Text(call, "status") == "completed"), 3500, 4200);
        Assert.InRange(calls.Count(static call => Text(call, "direction") == "inbound"), 500, 1200);
        Assert.True(calls.Select(static call => call.GetProperty("to").GetProperty("number").GetString()).Distinct().Count() > 500);
    }

    [Fact]
    public async Task Each_call_can_be_asked_for_by_its_id_and_by_its_conversation()
    {
        using var sandbox = Seeded(300);
        foreach (var call in await WalkAsync(sandbox, "/v1/calls?page_size=100"))
        {
            Assert.Equal(call.GetRawText(), (await sandbox.GetAsync($"/v1/calls/{Text(call, "uuid")}")).Text);
            var found = (await sandbox.GetAsync($"/v1/calls?conversation_uuid={Text(call, "conversation_uuid")}")).Json;
            Assert.Equal(call.GetRawText(), Assert.Single(Calls(found)).GetRawText());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync($"/v1/calls/{Guid.NewGuid()}")).Status);
        Assert.Equal(0, Count((await sandbox.GetAsync($"/v1/calls?conversation_uuid=CON-{Guid.NewGuid()}")).Json));
    }

    [Fact]
    public async Task Nothing_can_be_done_to_a_call_that_is_over()
    {
        using var sandbox = Seeded(10);
        var uuid = Text(Calls((await sandbox.GetAsync("/v1/calls")).Json)[0], "uuid");
        (await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"hangup"}"""))
            .AssertError(HttpStatusCode.NotFound, """{"type":"NOT_FOUND","error_title":"Not Found"}""");
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("busy")]
    [InlineData("answered")]
    public async Task A_list_of_one_status_is_complete_in_both_orders(string status)
    {
        using var sandbox = Seeded(1000);
        var expected = (await WalkAsync(sandbox, "/v1/calls?page_size=100")).Where(call => Text(call, "status") == status).Select(static call => Text(call, "uuid")).ToArray();

        Assert.Equal(expected, (await WalkAsync(sandbox, $"/v1/calls?page_size=33&status={status}")).Select(static call => Text(call, "uuid")));
        Assert.Equal(expected.Reverse(), (await WalkAsync(sandbox, $"/v1/calls?page_size=33&order=desc&status={status}")).Select(static call => Text(call, "uuid")));
    }

    [Fact]
    public async Task A_span_of_time_holds_what_began_in_it()
    {
        using var sandbox = Seeded(1000);
        var middle = (Start - TimeSpan.FromHours(20)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var all = Count((await sandbox.GetAsync("/v1/calls")).Json);
        var before = await WalkAsync(sandbox, $"/v1/calls?page_size=100&date_end={middle}");
        var after = await WalkAsync(sandbox, $"/v1/calls?page_size=100&date_start={middle}");

        Assert.Equal(1000, all);
        Assert.Equal(1000, before.Select(static call => Text(call, "uuid")).Union(after.Select(static call => Text(call, "uuid"))).Count());
        Assert.InRange(before.Count, 450, 650);
        Assert.All(Answered(before), call => Assert.True(Time(call, "start_time") < Start - TimeSpan.FromHours(20) + TimeSpan.FromMinutes(2)));
        Assert.All(Answered(after), call => Assert.True(Time(call, "start_time") >= Start - TimeSpan.FromHours(20)));
    }

    [Fact]
    public async Task New_calls_follow_the_old_ones_in_one_list()
    {
        using var sandbox = Seeded(25);
        var uuid = await sandbox.CreateAsync();
        var calls = await WalkAsync(sandbox, "/v1/calls?page_size=10");
        Assert.Equal(26, calls.Count);
        Assert.Equal(uuid, Text(calls[^1], "uuid"));
        Assert.Equal(uuid, Text((await WalkAsync(sandbox, "/v1/calls?page_size=10&order=desc"))[0], "uuid"));
        Assert.Equal(26, sandbox.Server.CallCount);
    }

    [Fact]
    public async Task The_old_ones_are_forgotten_with_time()
    {
        using var sandbox = Seeded(1000);
        var first = Text(Calls((await sandbox.GetAsync("/v1/calls")).Json)[0], "uuid");
        sandbox.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(1000, Count((await sandbox.GetAsync("/v1/calls")).Json));

        sandbox.Clock.Advance(TimeSpan.FromHours(20));
        Assert.InRange(Count((await sandbox.GetAsync("/v1/calls")).Json), 400, 700);
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync($"/v1/calls/{first}")).Status);

        sandbox.Clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(0, Count((await sandbox.GetAsync("/v1/calls")).Json));
    }

    [Fact]
    public async Task In_2017_the_ids_of_conversations_had_no_prefix()
    {
        using var sandbox = Seeded(10, version: SandboxApiVersion.V2017);
        Assert.All(Calls((await sandbox.GetAsync("/v1/calls")).Json), static call => Assert.True(Guid.TryParse(Text(call, "conversation_uuid"), out _)));
    }

    [Fact]
    public void A_hundred_thousand_calls_take_little_time_and_little_memory()
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var calls = new SeededCalls(100_000, 1, Start, SandboxApiVersion.Current);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), watch.Elapsed.ToString());
        Assert.InRange(allocated, 100_000, 8_000_000);
        Assert.Equal(100_000, calls.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&status=completed")]
    [InlineData("&date_start=2026-11-21T15:00:00Z&date_end=2026-11-23T09:00:00Z")]
    [InlineData("&order=desc&status=completed&date_start=2026-11-21T15:00:00Z")]
    public async Task A_page_costs_the_same_at_the_start_and_at_the_end_of_a_hundred_thousand_calls(string filter)
    {
        using var sandbox = Seeded(100_000);
        var count = Count((await sandbox.GetAsync("/v1/calls?page_size=100" + filter)).Json);
        Assert.True(count > 70_000, $"There are only {count}.");
        var start = new List<TimeSpan>();
        var end = new List<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            start.Add(await TimeAsync(i * 100));
            end.Add(await TimeAsync(count - (i + 1) * 100));
        }

        // A busy machine makes single pages slow, but not the fastest of many.
        Assert.True(end.Min() < start.Min() * 3 + TimeSpan.FromMilliseconds(5), $"The start takes {start.Min()} and the end {end.Min()}.");

        async Task<TimeSpan> TimeAsync(int index)
        {
            var watch = Stopwatch.StartNew();
            var page = await sandbox.GetAsync($"/v1/calls?page_size=100&record_index={index}{filter}");
            var time = watch.Elapsed;
            Assert.Equal(100, Calls(page.Json).Count);
            return time;
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_001)]
    public void There_can_be_none_up_to_ten_million(int count) => Assert.Throws<ArgumentOutOfRangeException>(
        () => SandboxServer.Start(new SandboxOptions { SeedCalls = count }, new TestJwtToolkit()));

    private static SandboxHarness Seeded(int count, int seed = 1, SandboxApiVersion version = SandboxApiVersion.Current) => new(version, options =>
    {
        options.SeedCalls = count;
        options.Seed = seed;
    });

    private static async Task<string> TextAsync(int seed)
    {
        using var sandbox = Seeded(250, seed);
        return string.Join('\n', (await WalkAsync(sandbox, "/v1/calls?page_size=100")).Select(static call => call.GetRawText()));
    }

    private static async Task<List<JsonElement>> WalkAsync(SandboxHarness sandbox, string path)
    {
        var calls = new List<JsonElement>();
        for (string? next = path; next is not null;)
        {
            var answer = await sandbox.GetAsync(next);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            calls.AddRange(Calls(answer.Json));
            next = answer.Json.GetProperty("_links").TryGetProperty("next", out var link) ? link.GetProperty("href").GetString() : null;
        }

        return calls;
    }

    private static void AssertPlausible(JsonElement call)
    {
        Assert.Matches("^([0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$", Text(call, "uuid"));
        Assert.Matches("^CON-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Text(call, "conversation_uuid"));
        Assert.Matches(@"^\d{7,15}$", call.GetProperty("to").GetProperty("number").GetString());
        Assert.Matches(@"^\d{7,15}$", call.GetProperty("from").GetProperty("number").GetString());
        if (Text(call, "status") != "completed")
        {
            Assert.False(call.TryGetProperty("price", out _));
            Assert.False(call.TryGetProperty("start_time", out _));
            return;
        }

        var seconds = int.Parse(Text(call, "duration"), CultureInfo.InvariantCulture);
        var rate = decimal.Parse(Text(call, "rate"), CultureInfo.InvariantCulture);
        Assert.InRange(seconds, 3, 1500);
        Assert.Equal(decimal.Round(rate * seconds / 60, 8), decimal.Parse(Text(call, "price"), CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.FromSeconds(seconds), Time(call, "end_time") - Time(call, "start_time"));
        Assert.InRange(Time(call, "start_time"), Start - TimeSpan.FromDays(2), Start);
        Assert.InRange(Time(call, "end_time"), Start - TimeSpan.FromDays(2), Start);
        Assert.True(rate > 0);
        Assert.NotEmpty(Text(call, "network"));
    }

    private static IEnumerable<JsonElement> Answered(IEnumerable<JsonElement> calls) => calls.Where(static call => call.TryGetProperty("start_time", out _));

    private static List<JsonElement> Calls(JsonElement page) => [.. page.GetProperty("_embedded").GetProperty("calls").EnumerateArray()];

    private static int Count(JsonElement page) => page.GetProperty("count").GetInt32();

    private static string Text(JsonElement call, string name) => call.GetProperty(name).GetString()!;

    private static DateTimeOffset Time(JsonElement call, string name) => call.GetProperty(name).GetDateTimeOffset();
}
