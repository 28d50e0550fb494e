using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using VoicePS.Core.Security;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

public sealed class SandboxServerTests
{
    [Fact]
    public void A_sandbox_brings_an_application_and_a_key_of_its_own()
    {
        var before = DateTimeOffset.UtcNow;
        using var server = SandboxServer.Start(new SandboxOptions(), new TestJwtToolkit());
        Assert.True(Guid.TryParseExact(server.ApplicationId, "D", out _));
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----", server.PrivateKeyPem, StringComparison.Ordinal);
        Assert.InRange(server.StartedAt, before, DateTimeOffset.UtcNow);
        Assert.InRange(server.Port, 1, 65535);
        Assert.Equal(SandboxApiVersion.Current, server.ApiVersion);
        Assert.True(server.IsRunning);
        Assert.Equal(0, server.CallCount);
    }

    [Fact]
    public async Task An_application_id_can_be_given()
    {
        const string Id = "aaaaaaaa-bbbb-cccc-dddd-0123456789ab";
        using var sandbox = new SandboxHarness(configure: static options => options.ApplicationId = Id);
        Assert.Equal(Id, sandbox.Server.ApplicationId);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("/v1/calls")).Status);
    }

    [Fact]
    public void A_port_that_is_taken_is_named_in_a_plain_sentence()
    {
        var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        var refused = Assert.Throws<SandboxStartException>(() => SandboxServer.Start(new SandboxOptions { Port = port }, new TestJwtToolkit()));
        Assert.Equal($"Port {port} is already in use.", refused.Message);
        holder.Stop();

        using var server = SandboxServer.Start(new SandboxOptions { Port = port }, new TestJwtToolkit());
        Assert.Equal(port, server.Port);
        refused = Assert.Throws<SandboxStartException>(() => SandboxServer.Start(new SandboxOptions { Port = port }, new TestJwtToolkit()));
        Assert.StartsWith($"Port {port} is already in use.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_sandbox_frees_its_port_at_once_and_another_can_start_there_with_new_calls()
    {
        var first = new SandboxHarness();
        await first.CreateAnsweredAsync();
        var port = first.Server.Port;
        // The client still holds its connection open.
        first.Server.Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => first.GetAsync("/v1/calls"));

        for (var i = 0; i < 5; i++)
        {
            using var next = new SandboxHarness(configure: options => options.Port = port);
            Assert.Equal(port, next.Server.Port);
            Assert.Equal(0, (await next.GetAsync("/v1/calls")).Json.GetProperty("count").GetInt32());
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(next, first.Mint.Make()));
        }

        first.Dispose();
    }

    [Fact]
    public async Task Stopping_ends_all_timers_and_can_be_done_twice()
    {
        using var sandbox = new SandboxHarness();
        await sandbox.CreateAsync();
        await sandbox.CreateRingingAsync();
        await sandbox.CreateAnsweredAsync();
        Assert.NotEqual(0, sandbox.Clock.Pending);

        sandbox.Server.Dispose();
        sandbox.Server.Dispose();
        Assert.False(sandbox.Server.IsRunning);
        Assert.Equal(0, sandbox.Clock.Pending);
        Assert.Equal(3, sandbox.Server.CallCount);
        Assert.NotEmpty(sandbox.Server.PrivateKeyPem);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_client_that_is_slow()
    {
        using var sandbox = new SandboxHarness();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, sandbox.Server.Port, TestContext.Current.CancellationToken);
        var head = $"POST /v1/calls HTTP/1.1\r\nHost: 127.0.0.1:{sandbox.Server.Port}\r\nContent-Length: 100\r\n\r\n{{";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        sandbox.Server.Dispose();
        Assert.True(watch.Elapsed < TimeSpan.FromMilliseconds(800), $"took {watch.Elapsed}");
        using var next = new SandboxHarness(configure: options => options.Port = sandbox.Server.Port);
        Assert.True(next.Server.IsRunning);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public void A_port_that_cannot_be_is_refused(int port) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxServer.Start(new SandboxOptions { Port = port }, new TestJwtToolkit()));

    [Fact]
    public void Impossible_times_and_versions_are_refused()
    {
        foreach (var options in new[]
        {
            new SandboxOptions { RingAfter = TimeSpan.FromSeconds(-1) },
            new SandboxOptions { AnswerAfter = TimeSpan.FromDays(30) },
            new SandboxOptions { ApiVersion = (SandboxApiVersion)7 },
        }) Assert.Throws<ArgumentOutOfRangeException>(() => SandboxServer.Start(options, new TestJwtToolkit()));
    }

    [Fact]
    public void A_key_that_cannot_be_made_leaves_the_port_free()
    {
        using var probe = new SandboxHarness();
        var port = probe.Server.Port;
        probe.Dispose();
        Assert.Throws<NotSupportedException>(() => SandboxServer.Start(new SandboxOptions { Port = port }, new BrokenToolkit()));
        using var server = SandboxServer.Start(new SandboxOptions { Port = port }, new TestJwtToolkit());
        Assert.Equal(port, server.Port);
    }

    [Fact]
    public async Task A_failure_inside_the_sandbox_is_answered_as_a_server_error_and_it_goes_on()
    {
        using var server = SandboxServer.Start(new SandboxOptions(), new FailingKeyToolkit());
        using var client = new HttpClient { BaseAddress = server.BaseUri };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "a.b.c");
        for (var i = 0; i < 2; i++)
        {
            using var response = await client.GetAsync("/v1/calls", TestContext.Current.CancellationToken);
            (await SandboxAnswer.ReadAsync(response)).AssertProblem(HttpStatusCode.InternalServerError, "https://developer.nexmo.com/api-errors");
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(SandboxHarness sandbox, string token)
    {
        sandbox.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return (await sandbox.GetAsync("/v1/calls")).Status;
    }

    private sealed class BrokenToolkit : IJwtToolkit
    {
        public ISigningKey ReadPrivateKey(char[] pem, char[]? passphrase) => throw new NotSupportedException();

        public ISigningKey CreatePrivateKey() => throw new NotSupportedException();
    }

    private sealed class FailingKeyToolkit : IJwtToolkit
    {
        public ISigningKey ReadPrivateKey(char[] pem, char[]? passphrase) => throw new NotSupportedException();

        public ISigningKey CreatePrivateKey() => new FailingKey();
    }

    private sealed class FailingKey : ISigningKey
    {
        public int KeySize => 2048;

        public string Sign(JwtClaims claims) => throw new NotSupportedException();

        public JwtReading Read(string token) => throw new InvalidOperationException("The key is broken.");

        public string ExportPem() => "-----BEGIN PRIVATE KEY-----";

        public void Dispose()
        {
        }
    }
}
