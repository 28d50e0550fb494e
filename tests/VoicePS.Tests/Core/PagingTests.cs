using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Reading a list whose server counts pages, or records, or does not say.</summary>
public sealed class PagingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_call_comes_once_whether_record_index_counts_pages_or_records(bool countsPages)
    {
        using var harness = new ClientHarness(request => Page(request, total: 25, countsPages));
        var calls = await ReadAll(harness.Calls.List(new CallQuery { PageSize = 10 }));

        Assert.Equal(Enumerable.Range(0, 25).Select(Id), calls);
        Assert.Equal(3, harness.Server.Requests.Count);
    }

    [Fact]
    public async Task The_link_gives_only_the_position_so_the_token_stays_with_its_host()
    {
        using var stranger = new ScriptedServer(_ => ScriptedServer.Empty(200));
        var first = true;
        using var harness = new ClientHarness(_ =>
        {
            var next = first ? $$""","next":{"href":"{{stranger.BaseUri}}v1/calls?record_index=1"}""" : "";
            first = false;
            return ScriptedServer.Json(200, $$"""{"count":2,"_embedded":{"calls":[{"uuid":"{{Id(0)}}"}]},"_links":{"last":{"href":"/"}{{next}} } }""");
        });
        await ReadAll(harness.Calls.List(new CallQuery { PageSize = 1 }));

        Assert.Equal(2, harness.Server.Requests.Count);
        Assert.Empty(stranger.Requests);
    }

    [Fact]
    public async Task A_list_that_links_in_a_circle_ends_with_an_error()
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Json(
            200, $$"""{"count":2,"_embedded":{"calls":[{"uuid":"{{Id(0)}}"}]},"_links":{"next":{"href":"/v1/calls?record_index=0"} } }"""));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => ReadAll(harness.Calls.List(new CallQuery())));

        Assert.Equal(VoiceErrorKind.NotUnderstood, failure.Kind);
        Assert.Single(harness.Server.Requests);
    }

    [Fact]
    public async Task A_list_that_ends_early_without_a_link_says_how_many_are_missing()
    {
        // The sample of the 2017 reference has a self link only.
        using var harness = new ClientHarness(_ => ScriptedServer.Json(
            200, $$"""{"count":100,"page_size":10,"record_index":20,"_links":{"self":{"href":"/calls"} },"_embedded":{"calls":[{"uuid":"{{Id(0)}}"}] } }"""));
        var pager = harness.Calls.List(new CallQuery());
        await ReadAll(pager);

        Assert.Equal(99, pager.MissingCount);
    }

    [Fact]
    public async Task An_answer_without_a_list_is_an_error_and_not_an_empty_list()
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Json(200, "{}"));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => ReadAll(harness.Calls.List(new CallQuery())));

        Assert.Equal(VoiceErrorKind.NotUnderstood, failure.Kind);
    }

    private static string Id(int number) => $"00000000-0000-0000-0000-{number.ToString("D12", CultureInfo.InvariantCulture)}";

    private static async Task<List<string>> ReadAll(CallPager pager)
    {
        var calls = new List<string>();
        while (pager.HasMore) calls.AddRange((await pager.NextAsync(RequestContext.None)).Select(static call => call.Uuid));
        return calls;
    }

    private static string Page(SeenRequest request, int total, bool countsPages)
    {
        const int Size = 10;
        var query = request.Target.Split('?')[1].Split('&').Select(static part => part.Split('=')).ToDictionary(static part => part[0], static part => part[1]);
        var index = query.TryGetValue("record_index", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        var offset = countsPages ? index * Size : index;
        var calls = string.Join(",", Enumerable.Range(offset, Math.Min(Size, total - offset)).Select(static number => $$"""{"uuid":"{{Id(number)}}"}"""));
        var next = offset + Size < total
            ? $$""","next":{"href":"/v1/calls?page_size=10&record_index={{(countsPages ? index + 1 : index + Size)}}"}"""
            : string.Empty;
        return ScriptedServer.Json(200, $$"""
            {"count":{{total}},"page_size":10,"record_index":{{index}},"_embedded":{"calls":[{{calls}}]},
             "_links":{"self":{"href":"/v1/calls"},"last":{"href":"/v1/calls?record_index=9"}{{next}} } }
            """);
    }
}
