using System;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>A service that points elsewhere.</summary>
public sealed class RedirectTests
{
    private static readonly VoiceCallId Leg = new("63f61863-4a51-4f6b-86e1-46edebcf9356", null);

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_request_never_follows_to_where_the_service_points(int status)
    {
        using var elsewhere = new ScriptedServer(static _ => ScriptedServer.Json(200, """{"uuid":"u1"}"""));
        using var harness = new ClientHarness(_ => ScriptedServer.Json(status, "{}", $"Location: {elsewhere.BaseUri}v1/calls"));

        foreach (var ask in new Func<Task>[]
        {
            () => harness.Calls.GetAsync(Leg, RequestContext.None),
            () => harness.Calls.ModifyAsync(Leg, new CallAction(CallAction.HangUp), RequestContext.None),
            () => harness.Calls.StopTalkAsync(Leg, RequestContext.None),
        })
        {
            Assert.Equal(status, (await Assert.ThrowsAsync<VoiceApiException>(ask)).StatusCode);
        }

        Assert.Empty(elsewhere.Requests);
    }
}
