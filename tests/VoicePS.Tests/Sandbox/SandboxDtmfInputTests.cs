using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>Listening for digits: PUT and DELETE /v1/calls/{uuid}/input/dtmf.</summary>
public sealed class SandboxDtmfInputTests
{
    private const string Api = "https://developer.nexmo.com/api-errors";
    private const string Listener = """{"event_url":["https://example.com/digits?a=1"]}""";

    [Fact]
    public async Task A_leg_remembers_who_wants_to_hear_its_digits_until_told_otherwise()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync();
        var leg = sandbox.Server.Calls.Find(uuid)!;

        var answer = await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}/input/dtmf", Listener);
        Assert.Equal((HttpStatusCode.OK, "", null), (answer.Status, answer.Text, answer.MediaType));
        Assert.Equal("https://example.com/digits?a=1", leg.DtmfListener!.Url);
        Assert.False(leg.DtmfListener.IsGet);

        await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}/input/dtmf", """{"event_url":["http://127.0.0.1:1/other"]}""");
        Assert.Equal("http://127.0.0.1:1/other", leg.DtmfListener!.Url);

        answer = await sandbox.SendAsync("DELETE", $"/v1/calls/{uuid}/input/dtmf", "{}");
        Assert.Equal((HttpStatusCode.OK, ""), (answer.Status, answer.Text));
        Assert.Null(leg.DtmfListener);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("DELETE", $"/v1/calls/{uuid}/input/dtmf")).Status);
    }

    [Theory]
    [InlineData("{}", "event_url")]
    [InlineData("""{"event_url":"https://example.com/digits"}""", "event_url")]
    [InlineData("""{"event_url":[]}""", "event_url")]
    [InlineData("""{"event_url":["https://example.com/a","https://example.com/b"]}""", "event_url")]
    [InlineData("""{"event_url":["/digits"]}""", "event_url")]
    [InlineData("""{"event_url":["ftp://example.com/digits"]}""", "event_url")]
    [InlineData("""{"event_url":[17]}""", "event_url")]
    [InlineData("[]", "body")]
    public async Task The_URL_is_one_absolute_URL_in_an_array(string body, string name)
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync();
        var answer = await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}/input/dtmf", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([name], answer.InvalidNames());
        Assert.Null(sandbox.Server.Calls.Find(uuid)!.DtmfListener);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_call_must_be_answered_and_not_over(string method)
    {
        using var sandbox = new SandboxHarness();
        var body = method == "PUT" ? Listener : null;
        var early = await sandbox.SendAsync(method, $"/v1/calls/{await sandbox.CreateRingingAsync()}/input/dtmf", body);
        early.AssertError(HttpStatusCode.BadRequest, """{"type":"BAD_REQUEST","error_title":"Bad Request"}""");
        var late = await sandbox.SendAsync(method, $"/v1/calls/{await sandbox.CreateEndedAsync()}/input/dtmf", body);
        late.AssertError(HttpStatusCode.NotFound, """{"type":"NOT_FOUND","error_title":"Not Found"}""");
    }

    [Fact]
    public async Task Other_verbs_are_told_the_right_ones_and_there_is_nothing_beside_it()
    {
        using var sandbox = new SandboxHarness();
        var answer = await sandbox.SendAsync("GET", "/v1/calls/x/input/dtmf");
        answer.AssertProblem(HttpStatusCode.MethodNotAllowed, Api + "#wrong-verb");
        Assert.Equal("PUT, DELETE", string.Join(", ", answer.Message.Content.Headers.Allow));

        foreach (var path in new[] { "/v1/calls/x/input", "/v1/calls/x/input/", "/v1/calls/x/input/speech", "/v1/calls/x/input/dtmf/y" })
            (await sandbox.SendAsync("PUT", path, Listener)).AssertProblem(HttpStatusCode.NotFound, Api + "#not-found");
    }

    [Fact]
    public async Task In_2017_there_was_no_such_thing()
    {
        using var sandbox = new SandboxHarness(SandboxApiVersion.V2017);
        var uuid = await sandbox.CreateAnsweredAsync();
        foreach (var method in new[] { "PUT", "DELETE" })
            (await sandbox.SendAsync(method, $"/v1/calls/{uuid}/input/dtmf", Listener)).AssertProblem(HttpStatusCode.NotFound, Api + "#not-found");
    }
}
