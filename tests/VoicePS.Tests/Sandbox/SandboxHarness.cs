using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>A sandbox with calls on a manual clock, and a plain HttpClient with a valid token.</summary>
internal sealed class SandboxHarness : IDisposable
{
    public const string ValidCall = """
        {"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},
         "ncco":[{"action":"talk","text":"Hello","loop":0}]}
        """;

    public SandboxHarness(
        SandboxApiVersion version = SandboxApiVersion.Current, Action<SandboxOptions>? configure = null, ManualClock? tokenClock = null)
    {
        var options = new SandboxOptions
        {
            ApiVersion = version,
            RingAfter = TimeSpan.FromMilliseconds(150),
            AnswerAfter = TimeSpan.FromMilliseconds(350),
        };
        configure?.Invoke(options);
        Server = SandboxServer.Start(options, new TestJwtToolkit(), Clock, (VoicePS.Sandbox.Time.ISandboxClock?)tokenClock ?? VoicePS.Sandbox.Time.SystemClock.Instance);
        Mint = new TokenMint(Server.PrivateKeyPem, Server.ApplicationId);
        Client = new HttpClient { BaseAddress = Server.BaseUri };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Mint.Make(Mint.Claims(tokenClock?.UtcNow ?? DateTimeOffset.UtcNow)));
    }

    public ManualClock Clock { get; } = new();

    public SandboxServer Server { get; }

    public TokenMint Mint { get; }

    public HttpClient Client { get; }

    public static string CallTo(string number, string more = "") => $$"""
        {"to":[{"type":"phone","number":"{{number}}"}],"from":{"type":"phone","number":"447700900001"},
         "ncco":[{"action":"talk","text":"Hello","loop":0}]{{more}}}
        """;

    public async Task<SandboxAnswer> SendAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await SandboxAnswer.ReadAsync(response);
    }

    public Task<SandboxAnswer> GetAsync(string path) => SendAsync("GET", path);

    /// <summary>Creates a call that has only just started.</summary>
    public async Task<string> CreateAsync(string body = ValidCall)
    {
        var answer = await SendAsync("POST", "/v1/calls", body);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Json.GetProperty("uuid").GetString()!;
    }

    public async Task<string> CreateRingingAsync(string body = ValidCall)
    {
        var uuid = await CreateAsync(body);
        Clock.Advance(TimeSpan.FromMilliseconds(200));
        return uuid;
    }

    public async Task<string> CreateAnsweredAsync(string body = ValidCall)
    {
        var uuid = await CreateAsync(body);
        Clock.Advance(TimeSpan.FromMilliseconds(500));
        return uuid;
    }

    public async Task<string> CreateEndedAsync()
    {
        var uuid = await CreateAnsweredAsync();
        var answer = await SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"hangup"}""");
        Assert.True((int)answer.Status < 300);
        return uuid;
    }

    public async Task<JsonElement> CallAsync(string uuid)
    {
        var answer = await GetAsync($"/v1/calls/{uuid}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Json;
    }

    public async Task<string> StatusOfAsync(string uuid) => (await CallAsync(uuid)).GetProperty("status").GetString()!;

    /// <summary>What happened in a call so far, webhooks aside.</summary>
    public VoiceSandboxEvent[] Steps(string uuid) =>
        Server.ReadEvents().Where(entry => entry.Uuid == uuid && entry.Kind == "step").ToArray();

    public VoiceSandboxEvent LastStep(string uuid) => Steps(uuid)[^1];

    public void Dispose()
    {
        Client.Dispose();
        Mint.Dispose();
        Server.Dispose();
    }
}
