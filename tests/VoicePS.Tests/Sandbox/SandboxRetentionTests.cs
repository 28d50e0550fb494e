using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>Calls are kept for some days of the sandbox's time, and are gone then.</summary>
public sealed class SandboxRetentionTests
{
    private const string NotFound = """{"type":"NOT_FOUND","error_title":"Not Found"}""";

    [Theory]
    [InlineData(null, 2)]
    [InlineData(1, 1)]
    [InlineData(31, 31)]
    public async Task A_call_is_found_and_listed_until_it_is_too_old(int? days, int expected)
    {
        using var sandbox = new SandboxHarness(configure: options => options.Retention = days is { } set ? TimeSpan.FromDays(set) : options.Retention);
        var uuid = await sandbox.CreateEndedAsync();
        var conversation = (await sandbox.CallAsync(uuid)).GetProperty("conversation_uuid").GetString();

        sandbox.Clock.Advance(TimeSpan.FromDays(expected) - TimeSpan.FromMinutes(1));
        Assert.Equal("completed", await sandbox.StatusOfAsync(uuid));
        Assert.Equal(1, await CountAsync(sandbox, ""));

        sandbox.Clock.Advance(TimeSpan.FromMinutes(2));
        (await sandbox.GetAsync($"/v1/calls/{uuid}")).AssertError(HttpStatusCode.NotFound, NotFound);
        Assert.Equal(0, await CountAsync(sandbox, ""));
        Assert.Equal(0, await CountAsync(sandbox, "?status=completed"));
        Assert.Equal(0, await CountAsync(sandbox, "?conversation_uuid=" + conversation));
        Assert.Equal(1, sandbox.Server.CallCount);
    }

    [Fact]
    public async Task Calls_go_one_by_one_in_the_order_in_which_they_came()
    {
        using var sandbox = new SandboxHarness();
        var uuids = new string[6];
        for (var i = 0; i < uuids.Length; i++)
        {
            uuids[i] = await sandbox.CreateEndedAsync();
            sandbox.Clock.Advance(TimeSpan.FromHours(1));
        }

        sandbox.Clock.Advance(TimeSpan.FromHours(42 - 0.5));
        for (var gone = 0; gone <= uuids.Length; gone++)
        {
            var page = (await sandbox.GetAsync("/v1/calls")).Json;
            Assert.Equal(uuids.Skip(gone), page.GetProperty("_embedded").GetProperty("calls").EnumerateArray().Select(static call => call.GetProperty("uuid").GetString()));
            sandbox.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task A_call_that_is_not_over_is_kept_however_long_it_takes()
    {
        using var sandbox = new SandboxHarness(configure: static options => options.Retention = TimeSpan.FromDays(1));
        var uuid = await sandbox.CreateAnsweredAsync(SandboxHarness.CallTo("447700900000", ",\"length_timer\":86400"));

        sandbox.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(100));
        Assert.Equal("answered", await sandbox.StatusOfAsync(uuid));

        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(200));
        (await sandbox.GetAsync($"/v1/calls/{uuid}")).AssertError(HttpStatusCode.NotFound, NotFound);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void Calls_are_kept_for_1_to_31_days(int days) => Assert.Throws<ArgumentOutOfRangeException>(
        () => SandboxServer.Start(new SandboxOptions { Retention = TimeSpan.FromDays(days) }, new TestJwtToolkit()));

    private static async Task<int> CountAsync(SandboxHarness sandbox, string query) =>
        (await sandbox.GetAsync("/v1/calls" + query)).Json.GetProperty("count").GetInt32();
}
