using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Threading.Tasks;
using VoicePS.Core.Security;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

public sealed class SandboxAuthTests
{
    private const string Unauthorized = "https://developer.nexmo.com/api-errors#unauthorized";
    private const string Expired = "https://developer.nexmo.com/api-errors#jwt-expired";
    private const string InvalidSignature = "https://developer.nexmo.com/api-errors#invalid-signature";

    // A claim, its value (a number counts seconds from now, null takes the claim out), and the answer.
    public static readonly TheoryData<string, object?, string> RefusedClaims = new()
    {
        { "application_id", null, Unauthorized },
        { "application_id", "00000000-0000-0000-0000-000000000000", Unauthorized },
        { "iat", null, Unauthorized },
        { "jti", null, Unauthorized },
        { "jti", "", Unauthorized },
        { "iat", 60, Unauthorized },
        { "iat", -3600 * 24, Unauthorized },
        { "exp", 3600 * 24 + 60, Unauthorized },
        { "exp", 20, Unauthorized },
        { "exp", -60, Unauthorized },
        { "nbf", 60, Unauthorized },
        { "exp", "tomorrow", Unauthorized },
        { "nbf", "yesterday", Unauthorized },
    };

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YTpi")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.e30")]
    public async Task Without_a_token_that_can_be_read_nothing_is_answered(string? header)
    {
        using var sandbox = new SandboxHarness();
        (await GetAsync(sandbox, header)).AssertProblem(HttpStatusCode.Unauthorized, Unauthorized);
    }

    [Theory]
    [MemberData(nameof(RefusedClaims))]
    public async Task A_token_with_a_wrong_claim_is_refused(string claim, object? value, string type)
    {
        using var sandbox = new SandboxHarness();
        var now = DateTimeOffset.UtcNow;
        var claims = sandbox.Mint.Claims(now);
        claims[claim] = value switch
        {
            int seconds => now.AddSeconds(seconds).ToUnixTimeSeconds(),
            string text => text,
            _ => null,
        };
        if (value is null) claims.Remove(claim);
        (await GetAsync(sandbox, "Bearer " + sandbox.Mint.Make(claims))).AssertProblem(HttpStatusCode.Unauthorized, type);
    }

    [Fact]
    public async Task An_expired_token_is_refused_as_expired()
    {
        using var sandbox = new SandboxHarness();
        var claims = sandbox.Mint.Claims(DateTimeOffset.UtcNow.AddMinutes(-16));
        (await GetAsync(sandbox, "Bearer " + sandbox.Mint.Make(claims))).AssertProblem(HttpStatusCode.Unauthorized, Expired);
    }

    [Theory]
    [InlineData(-14, HttpStatusCode.OK)]
    [InlineData(-16, HttpStatusCode.Unauthorized)]
    public async Task A_token_without_an_end_lives_for_fifteen_minutes(int issuedMinutes, HttpStatusCode status)
    {
        using var sandbox = new SandboxHarness();
        var claims = sandbox.Mint.Claims(DateTimeOffset.UtcNow.AddMinutes(issuedMinutes));
        claims.Remove("exp");
        var answer = await GetAsync(sandbox, "Bearer " + sandbox.Mint.Make(claims));
        Assert.Equal(status, answer.Status);
        if (status == HttpStatusCode.Unauthorized) answer.AssertProblem(status, Expired);
    }

    [Theory]
    [InlineData("iat", -300)]
    [InlineData("iat", 3)]
    [InlineData("exp", 45)]
    [InlineData("exp", 3600 * 24)]
    [InlineData("nbf", -10)]
    public async Task A_token_within_the_limits_is_let_in(string claim, int seconds)
    {
        using var sandbox = new SandboxHarness();
        var now = DateTimeOffset.UtcNow;
        var claims = sandbox.Mint.Claims(now);
        claims[claim] = now.AddSeconds(seconds).ToUnixTimeSeconds();
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(sandbox, "Bearer " + sandbox.Mint.Make(claims))).Status);
    }

    [Fact]
    public async Task The_scheme_may_be_written_in_small_letters()
    {
        using var sandbox = new SandboxHarness();
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(sandbox, "bearer " + sandbox.Mint.Make())).Status);
    }

    [Fact]
    public async Task Another_key_is_refused_as_a_wrong_signature()
    {
        using var sandbox = new SandboxHarness();
        using var other = RSA.Create(2048);
        using var mint = new TokenMint(other.ExportPkcs8PrivateKeyPem(), sandbox.Server.ApplicationId);
        (await GetAsync(sandbox, "Bearer " + mint.Make())).AssertProblem(HttpStatusCode.Unauthorized, InvalidSignature);
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS512")]
    [InlineData("none")]
    public async Task Another_algorithm_is_refused_though_the_signature_fits(string algorithm)
    {
        using var sandbox = new SandboxHarness();
        (await GetAsync(sandbox, "Bearer " + sandbox.Mint.Make(algorithm: algorithm)))
            .AssertProblem(HttpStatusCode.Unauthorized, Unauthorized);
    }

    [Fact]
    public async Task A_token_that_was_changed_after_signing_is_refused()
    {
        using var sandbox = new SandboxHarness();
        var good = sandbox.Mint.Make().Split('.');
        var other = sandbox.Mint.Make().Split('.');
        (await GetAsync(sandbox, $"Bearer {good[0]}.{good[1]}.{other[2]}")).AssertProblem(HttpStatusCode.Unauthorized, InvalidSignature);
    }

    [Fact]
    public async Task A_missing_token_comes_before_every_other_mistake_but_an_unknown_path()
    {
        using var sandbox = new SandboxHarness();
        sandbox.Client.DefaultRequestHeaders.Authorization = null;
        (await sandbox.SendAsync("PATCH", "/v1/calls", "{")).AssertProblem(HttpStatusCode.Unauthorized, Unauthorized);
        (await sandbox.GetAsync("/v1/calls/unknown")).AssertProblem(HttpStatusCode.Unauthorized, Unauthorized);
        (await sandbox.GetAsync("/v2/calls")).AssertProblem(HttpStatusCode.NotFound, "https://developer.nexmo.com/api-errors#not-found");
    }

    [Fact]
    public async Task A_signature_is_verified_once_for_a_token_and_every_time_for_a_wrong_one()
    {
        var toolkit = new CountingToolkit();
        using var server = SandboxServer.Start(new SandboxOptions(), toolkit);
        using var mint = new TokenMint(server.PrivateKeyPem, server.ApplicationId);
        using var client = new HttpClient { BaseAddress = server.BaseUri };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", mint.Make());
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, await StatusAsync(client));
        Assert.Equal(1, toolkit.Key.Readings);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a.b.c");
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client));
        Assert.Equal(4, toolkit.Key.Readings);
    }

    [Fact]
    public async Task A_token_that_was_let_in_once_is_refused_when_it_has_expired()
    {
        var clock = new ManualClock();
        using var server = SandboxServer.Start(new SandboxOptions(), new TestJwtToolkit(), clock, clock);
        using var mint = new TokenMint(server.PrivateKeyPem, server.ApplicationId);
        using var client = new HttpClient { BaseAddress = server.BaseUri };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", mint.Make(mint.Claims(clock.UtcNow)));
        clock.Advance(TimeSpan.FromSeconds(899));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/v1/calls", TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<SandboxAnswer> GetAsync(SandboxHarness sandbox, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/calls");
        sandbox.Client.DefaultRequestHeaders.Authorization = null;
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await sandbox.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await SandboxAnswer.ReadAsync(response);
    }

    private sealed class CountingToolkit : IJwtToolkit
    {
        public TestSigningKey Key { get; } = new();

        public ISigningKey ReadPrivateKey(char[] pem, char[]? passphrase) => throw new NotSupportedException();

        public ISigningKey CreatePrivateKey() => Key;
    }
}
