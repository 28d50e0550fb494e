using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using VoicePS.Core.Events;
using VoicePS.Core.Security;
using VoicePS.Sandbox.Time;
using VoicePS.Sandbox.Webhooks;
using VoicePS.Tests.Jwt;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Sandbox.Webhooks;

/// <summary>Signed webhooks as they arrive, checked by what the module checks those of the real service with.</summary>
public sealed class WebhookSigningTests : IDisposable
{
    private const string ApiKey = "a1b2c3d4";
    private const string ApplicationId = "aaaaaaaa-bbbb-cccc-dddd-0123456789ab";

    private readonly SandboxEventLog _log = new(new ManualClock());
    private readonly WebhookSender _sender;
    private readonly ScriptedServer _receiver = new(_ => ScriptedServer.Empty(200));

    public WebhookSigningTests() =>
        _sender = new WebhookSender(_log, WebhookTimes.Default, new WebhookSigner(WebhookTokens.SecretBytes, ApiKey, ApplicationId));

    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task The_signature_of_a_POST_is_valid_for_its_body_and_no_other()
    {
        var request = await SendAsync(isGet: false);
        var body = Encoding.UTF8.GetBytes(request.Body);

        Assert.Equal("Valid", Check(request, body));
        Assert.Equal("PayloadChanged", Check(request, Encoding.UTF8.GetBytes(request.Body.Replace("ringing", "answered", StringComparison.Ordinal))));
        Assert.Equal("PayloadChanged", Check(request, []));
        Assert.Equal("SignatureWrong", Check(request, body, secret: "another secret"));
    }

    [Fact]
    public async Task A_token_that_was_changed_is_found_out()
    {
        var request = await SendAsync(isGet: false);
        var parts = request.Headers["Authorization"].Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace(ApiKey, "somebody", StringComparison.Ordinal);
        var forged = $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
        Assert.Equal("SignatureWrong", Check(request with { Headers = new Dictionary<string, string> { ["Authorization"] = forged } }, Encoding.UTF8.GetBytes(request.Body)));
    }

    [Fact]
    public async Task The_token_says_what_the_service_says_and_when_it_really_was()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var request = await SendAsync(isGet: false);
        var parts = request.Headers["Authorization"]["Bearer ".Length..].Split('.');

        Assert.Equal("""{"alg":"HS256","typ":"JWT"}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])));
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        Assert.Equal(
            ["iat", "jti", "iss", "payload_hash", "api_key", "application_id"],
            claims.RootElement.EnumerateObject().Select(static claim => claim.Name));
        Assert.Equal("Vonage", claims.RootElement.GetProperty("iss").GetString());
        Assert.Equal(ApiKey, claims.RootElement.GetProperty("api_key").GetString());
        Assert.Equal(ApplicationId, claims.RootElement.GetProperty("application_id").GetString());

        // The sandbox's own clock stands still in this test: a receiver would refuse that time.
        Assert.InRange(claims.RootElement.GetProperty("iat").GetInt64(), before, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_GET_is_signed_without_a_hash_for_it_has_no_body()
    {
        var request = await SendAsync(isGet: true);
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(request.Headers["Authorization"].Split('.')[1]));
        Assert.DoesNotContain("payload_hash", claims, StringComparison.Ordinal);
        Assert.Equal("Valid", Check(request, []));
    }

    [Fact]
    public async Task Every_webhook_has_a_token_of_its_own()
    {
        var first = await SendAsync(isGet: false);
        var second = await SendAsync(isGet: false);
        Assert.Equal(first.Body, second.Body);
        Assert.NotEqual(first.Headers["Authorization"], second.Headers["Authorization"]);
    }

    private async Task<SeenRequest> SendAsync(bool isGet)
    {
        var fields = new Dictionary<string, object?> { ["uuid"] = "u-1", ["status"] = "ringing", ["note"] = "Grüße" };
        await _sender.AskAsync(
            new WebhookTarget(_receiver.BaseUri.ToString(), isGet),
            null,
            new WebhookMessage("status", "u-1", null, fields),
            TestContext.Current.CancellationToken);
        return _receiver.Requests[^1];
    }

    private static string Check(SeenRequest request, byte[] body, string secret = WebhookTokens.Secret) =>
        new EventSignatureCheck((IWebhookTokenReader)JwtBuilds.Toolkit(JwtBuilds.Net), Encoding.UTF8.GetBytes(secret))
        {
            ApiKey = ApiKey,
            ApplicationId = ApplicationId,
        }.Check(request.Headers["Authorization"], body, DateTimeOffset.UtcNow).Reason;
}
