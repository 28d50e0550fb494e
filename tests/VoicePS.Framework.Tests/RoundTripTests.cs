using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Events;
using VoicePS.Core.Http;
using VoicePS.Core.Security;
using VoicePS.Jwt;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests;

/// <summary>The three libraries together, with nothing of today's .NET.</summary>
public sealed class RoundTripTests
{
    // Mono takes its time to make one.
    private static readonly Lazy<ISigningKey> Made = new(static () => new JwtToolkit().CreatePrivateKey());

    private readonly JwtToolkit _jwt = new();

    [Fact]
    public async Task A_call_is_placed_spoken_into_and_hung_up()
    {
        using var sandbox = SandboxServer.Start(new SandboxOptions { TimeScale = 100, EnforceRateLimit = false }, _jwt);
        using var pipeline = Connect(sandbox);
        var calls = new CallsClient(pipeline);
        var request = new CreateCallRequest(VoiceEndpoint.Parse("+44 7700 900000"), VoiceEndpoint.Parse("447700900001"))
        {
            Ncco = VoiceNcco.Parse("""[{"action":"conversation","name":"room"}]"""),
        };

        var call = await calls.CreateAsync(request, RequestContext.None);
        var id = new VoiceCallId(call.Uuid, null);
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while ((call = await calls.GetAsync(id, RequestContext.None)).Status != "answered") Assert.True(DateTime.UtcNow < deadline, $"It is {call.Status} still.");
        Assert.NotNull((await calls.StartTalkAsync(id, new TalkRequest("Grüße"), RequestContext.None)).Message);
        Assert.Single(await calls.List(new CallQuery()).NextAsync(RequestContext.None));
        await calls.ModifyAsync(id, new CallAction(CallAction.HangUp), RequestContext.None);
        Assert.Equal("completed", (await calls.GetAsync(id, RequestContext.None)).Status);

        var refusal = await Assert.ThrowsAsync<VoiceApiException>(() => calls.GetAsync(new VoiceCallId(Guid.NewGuid().ToString(), null), RequestContext.None));
        Assert.Equal(404, refusal.StatusCode);
    }

    [Fact]
    public void A_key_is_written_read_and_signs()
    {
        var made = Made.Value;
        using var key = _jwt.ReadPrivateKey(made.ExportPem().ToCharArray(), null);
        var token = key.Sign(new JwtClaims("aaaaaaaa-bbbb-cccc-dddd-0123456789ab", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(15)));

        Assert.True(made.Read(token).IsSignatureValid);
        Assert.False(made.Read(token.Substring(0, token.Length - 4) + "AAAA").IsSignatureValid);
        using var other = _jwt.CreatePrivateKey();
        Assert.False(other.Read(token).IsSignatureValid);
    }

    [Fact]
    public void What_is_no_key_is_refused_in_words()
    {
        Assert.Equal(VoiceKeyProblem.NotPem, Assert.Throws<VoiceKeyException>(() => _jwt.ReadPrivateKey("nonsense".ToCharArray(), null)).Problem);
        var cut = Made.Value.ExportPem().Replace("-----END PRIVATE KEY-----", string.Empty);
        Assert.Equal(VoiceKeyProblem.Damaged, Assert.Throws<VoiceKeyException>(() => _jwt.ReadPrivateKey(cut.ToCharArray(), null)).Problem);
    }

    [Fact]
    public void A_webhook_is_believed_only_as_it_was_signed()
    {
        var secret = Encoding.UTF8.GetBytes("5OGXwG3oWMFPlkC7VnmBFBwUSCzJ7Vq0");
        var body = Encoding.UTF8.GetBytes("{}");
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        using var sha = SHA256.Create();
        var hash = BitConverter.ToString(sha.ComputeHash(body)).Replace("-", string.Empty);
        var signed = Encode("""{"alg":"HS256","typ":"JWT"}""") + "." + Encode($$"""{"iat":1700000000,"jti":"a","iss":"Vonage","payload_hash":"{{hash}}"}""");
        using var hmac = new HMACSHA256(secret);
        var token = signed + "." + Encode(hmac.ComputeHash(Encoding.ASCII.GetBytes(signed)));
        var check = new EventSignatureCheck(_jwt, secret);

        Assert.Equal("Valid", check.Check(token, body, now).Reason);
        Assert.Equal("PayloadChanged", check.Check(token, Encoding.UTF8.GetBytes("[]"), now).Reason);
        Assert.Equal("TooOld", check.Check(token, body, now.AddHours(1)).Reason);
        Assert.Equal("SignatureWrong", check.Check(signed + "." + Encode("x"), body, now).Reason);
    }

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private VoicePipeline Connect(SandboxServer sandbox)
    {
        var key = _jwt.ReadPrivateKey(sandbox.PrivateKeyPem.ToCharArray(), null);
        return new VoicePipeline(new VoicePipelineOptions(sandbox.BaseUri, new ApplicationTokenProvider(sandbox.ApplicationId, key, ApplicationTokenProvider.DefaultLifetime))
        {
            UserAgent = "VoicePS/0.0.0",
            CallsPerSecond = 0,
            RequestsPerSecond = 0,
        });
    }
}
