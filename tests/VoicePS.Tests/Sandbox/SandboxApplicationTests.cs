using System;
using System.Net;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using VoicePS.Sandbox.Recordings;
using VoicePS.Tests.Jwt;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>Two applications of one account: neither sees the calls of the other.</summary>
public sealed class SandboxApplicationTests : IDisposable
{
    private const string NotFound = """{"type":"NOT_FOUND","error_title":"Not Found"}""";

    private readonly SandboxHarness _sandbox = new();
    private readonly SandboxApplication _other;
    private readonly TokenMint _mint;

    public SandboxApplicationTests()
    {
        _other = _sandbox.Server.AddApplication();
        _mint = new TokenMint(_other.PrivateKeyPem, _other.Id);
    }

    public void Dispose()
    {
        _mint.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task A_call_of_another_application_is_not_found_whatever_is_asked_of_it()
    {
        var uuid = await _sandbox.CreateAnsweredAsync();
        BecomeTheOther();

        (await _sandbox.GetAsync($"/v1/calls/{uuid}")).AssertError(HttpStatusCode.NotFound, NotFound);
        (await _sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"hangup"}""")).AssertError(HttpStatusCode.NotFound, NotFound);
        (await _sandbox.SendAsync("PUT", $"/v1/calls/{uuid}/talk", """{"text":"Hello"}""")).AssertError(HttpStatusCode.NotFound, NotFound);
        (await _sandbox.SendAsync("DELETE", $"/v1/calls/{uuid}/stream")).AssertError(HttpStatusCode.NotFound, NotFound);

        BecomeTheFirst();
        Assert.Equal("answered", await _sandbox.StatusOfAsync(uuid));
    }

    [Fact]
    public async Task Each_application_lists_its_own_calls_only()
    {
        var mine = await _sandbox.CreateAsync();
        BecomeTheOther();
        Assert.Equal(0, await CountAsync());
        var theirs = await _sandbox.CreateAsync();
        Assert.Equal(1, await CountAsync());
        (await _sandbox.GetAsync($"/v1/calls/{mine}")).AssertError(HttpStatusCode.NotFound, NotFound);

        BecomeTheFirst();
        Assert.Equal(1, await CountAsync());
        (await _sandbox.GetAsync($"/v1/calls/{theirs}")).AssertError(HttpStatusCode.NotFound, NotFound);
    }

    [Fact]
    public async Task A_recording_can_be_downloaded_by_the_application_that_made_it_only()
    {
        var file = _sandbox.Server.Recordings.Record(new RecordingSpec
        {
            ConversationUuid = "CON-63f61863-4a51-4f6b-86e1-46edebcf9356",
            StartTime = _sandbox.Clock.UtcNow,
            Duration = TimeSpan.FromSeconds(1),
        });
        Assert.Equal(HttpStatusCode.OK, (await _sandbox.GetAsync($"/v1/files/{file.Id}")).Status);
        BecomeTheOther();
        Assert.Equal(HttpStatusCode.NotFound, (await _sandbox.GetAsync($"/v1/files/{file.Id}")).Status);
    }

    [Fact]
    public async Task Calls_of_each_application_live_and_can_be_played_by_hand()
    {
        BecomeTheOther();
        var uuid = await _sandbox.CreateAnsweredAsync();
        Assert.Equal("answered", await _sandbox.StatusOfAsync(uuid));
        Assert.NotNull(_sandbox.Server.ShowCall(uuid));
        Assert.True(_sandbox.Server.HangUpFarEnd(uuid));
        Assert.Equal("completed", await _sandbox.StatusOfAsync(uuid));
    }

    [Fact]
    public async Task Webhooks_are_signed_for_the_application_whose_call_it_is()
    {
        using var receiver = new ScriptedServer(static _ => ScriptedServer.Empty(204));
        using var sandbox = new SandboxHarness(configure: options =>
        {
            options.SignatureSecret = "a secret for tests only, and long enough"u8.ToArray();
            options.EventUrl = receiver.BaseUri.ToString();
        });
        var other = sandbox.Server.AddApplication();
        using var mint = new TokenMint(other.PrivateKeyPem, other.Id);
        sandbox.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", mint.Make());
        await sandbox.CreateAsync();
        while (receiver.Requests.Count == 0) await Task.Delay(5, TestContext.Current.CancellationToken);

        using var claims = System.Text.Json.JsonDocument.Parse(Tokens.Payload(receiver.Requests[0].Headers["Authorization"].Split(' ')[1]));
        Assert.Equal(other.Id, claims.RootElement.GetProperty("application_id").GetString());
    }

    [Fact]
    public async Task The_key_of_one_application_does_not_open_another()
    {
        using var server = SandboxServer.Start(new SandboxOptions(), JwtBuilds.Toolkit(JwtBuilds.Net));
        var other = server.AddApplication();
        using var crossed = new TokenMint(server.PrivateKeyPem, other.Id);
        using var right = new TokenMint(other.PrivateKeyPem, other.Id);
        using var client = new System.Net.Http.HttpClient { BaseAddress = server.BaseUri };

        Assert.NotEqual(server.PrivateKeyPem, other.PrivateKeyPem);
        foreach (var (mint, status) in new[] { (crossed, HttpStatusCode.Unauthorized), (right, HttpStatusCode.OK) })
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", mint.Make());
            using var response = await client.GetAsync("/v1/calls", TestContext.Current.CancellationToken);
            var answer = await SandboxAnswer.ReadAsync(response);
            Assert.Equal(status, answer.Status);
            if (status == HttpStatusCode.Unauthorized) answer.AssertProblem(status, "https://developer.nexmo.com/api-errors#invalid-signature");
        }
    }

    [Fact]
    public void An_application_tells_its_id_and_not_its_key() => Assert.Equal(_other.Id, _other.ToString());

    [Fact]
    public void A_sandbox_that_is_stopped_gets_no_more_applications()
    {
        _sandbox.Server.Dispose();
        Assert.Throws<ObjectDisposedException>(_sandbox.Server.AddApplication);
    }

    private void BecomeTheOther() => _sandbox.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _mint.Make());

    private void BecomeTheFirst() => _sandbox.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _sandbox.Mint.Make());

    private async Task<int> CountAsync() => (await _sandbox.GetAsync("/v1/calls")).Json.GetProperty("count").GetInt32();
}
