using System;
using System.Linq;
using System.Threading;
using VoicePS.Core.Security;
using Xunit;

namespace VoicePS.Tests.Jwt;

public sealed class ApplicationTokenProviderTests : IDisposable
{
    private readonly FakeSigningKey _key = new() { Effort = TimeSpan.FromMilliseconds(1) };
    private DateTimeOffset _now = Tokens.Noon;

    public void Dispose() => _key.Dispose();

    [Fact]
    public void The_first_token_names_the_application_and_lives_as_long_as_asked()
    {
        using var provider = Provider(TimeSpan.FromMinutes(15));

        Assert.Equal("token 1", provider.GetToken());

        var claims = Assert.Single(_key.Signed);
        Assert.Equal("app", claims.ApplicationId);
        Assert.Equal(Tokens.Noon, claims.IssuedAt);
        Assert.Equal(Tokens.Noon.AddMinutes(15), claims.ExpiresAt);
        Assert.Empty(claims.Extra);
    }

    [Fact]
    public void Nothing_is_signed_before_somebody_asks()
    {
        using var provider = Provider(TimeSpan.FromMinutes(15));

        Assert.Empty(_key.Signed);
        Assert.Equal(0, provider.SignatureCount);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(900)]
    [InlineData(86400)]
    public void A_token_is_kept_for_80_percent_of_its_life_and_then_renewed(int lifetime)
    {
        using var provider = Provider(TimeSpan.FromSeconds(lifetime));
        provider.GetToken();

        _now = Tokens.Noon.AddSeconds(lifetime * 0.8).AddTicks(-1);
        Assert.Equal("token 1", provider.GetToken());

        _now = _now.AddTicks(1);
        Assert.Equal("token 2", provider.GetToken());
        Assert.Equal("token 2", provider.GetToken());
        Assert.Equal(_now.AddSeconds(lifetime), _key.Signed.Last().ExpiresAt);
        Assert.Equal(2, provider.SignatureCount);
    }

    [Fact]
    public void A_clock_that_was_put_back_leads_to_a_new_token_that_is_not_from_the_future()
    {
        using var provider = Provider(TimeSpan.FromMinutes(15));
        provider.GetToken();

        _now = Tokens.Noon.AddHours(-1);

        Assert.Equal("token 2", provider.GetToken());
        Assert.Equal(_now, _key.Signed.Last().IssuedAt);
    }

    [Fact]
    public void A_clock_that_was_put_forward_leads_to_a_new_token_that_has_not_ended()
    {
        using var provider = Provider(TimeSpan.FromMinutes(15));
        provider.GetToken();

        _now = Tokens.Noon.AddDays(2);

        Assert.Equal("token 2", provider.GetToken());
        Assert.Equal(_now.AddMinutes(15), _key.Signed.Last().ExpiresAt);
    }

    [Fact]
    public void A_refused_token_is_not_given_out_again()
    {
        using var provider = Provider(TimeSpan.FromMinutes(15));

        provider.Reject(provider.GetToken());

        Assert.Equal("token 2", provider.GetToken());
    }

    [Fact]
    public void Refusing_a_token_that_was_replaced_already_changes_nothing()
    {
        using var provider = Provider(TimeSpan.FromMinutes(15));
        var first = provider.GetToken();
        provider.Reject(first);
        provider.GetToken();

        provider.Reject(first);

        Assert.Equal("token 2", provider.GetToken());
        Assert.Equal(2, provider.SignatureCount);
    }

    [Fact]
    public void However_many_requests_wait_there_is_one_signature_for_each_renewal()
    {
        using var provider = new ApplicationTokenProvider(
            "app", new FakeSigningKey { Effort = TimeSpan.FromMilliseconds(50) }, TimeSpan.FromMinutes(15), () => _now);

        Assert.All(AskAtOnce(provider, 64), static token => Assert.Equal("token 1", token));
        Assert.Equal(1, provider.SignatureCount);

        _now = _now.AddMinutes(13);
        Assert.All(AskAtOnce(provider, 64), static token => Assert.Equal("token 2", token));
        Assert.Equal(2, provider.SignatureCount);
    }

    [Fact]
    public void One_refusal_reported_by_64_requests_costs_one_signature()
    {
        using var provider = Provider(TimeSpan.FromMinutes(15));
        var refused = provider.GetToken();

        Assert.All(
            AtOnce(64, () =>
            {
                provider.Reject(refused);
                return provider.GetToken();
            }),
            static token => Assert.Equal("token 2", token));
        Assert.Equal(2, provider.SignatureCount);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(29)]
    [InlineData(86401)]
    public void A_life_that_the_service_would_refuse_is_refused_at_once(int seconds)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Provider(TimeSpan.FromSeconds(seconds)));

        Assert.Equal("lifetime", refusal.ParamName);
        Assert.Contains("between 30 seconds and 24 hours", refusal.Message);
    }

    [Fact]
    public void A_token_for_another_tool_is_not_kept()
    {
        using var provider = Provider(TimeSpan.FromMinutes(15));

        Assert.Equal("token 1", provider.Sign(Tokens.Claims()));
        Assert.Equal("token 2", provider.GetToken());
        Assert.Equal(1, provider.SignatureCount);
    }

    [Fact]
    public void Disposing_the_provider_disposes_the_key_and_forgets_the_token()
    {
        var provider = Provider(TimeSpan.FromMinutes(15));
        provider.GetToken();

        provider.Dispose();

        Assert.True(_key.IsDisposed);
        Assert.Throws<ObjectDisposedException>(provider.GetToken);
    }

    [Theory]
    [InlineData(JwtBuilds.Net)]
    [InlineData(JwtBuilds.NetStandard)]
    public void With_a_real_key_64_requests_share_one_valid_token(string build)
    {
        using var provider = new ApplicationTokenProvider(
            "app", JwtBuilds.Toolkit(build).ReadPrivateKey(TestKeys.Pkcs8.ToCharArray(), null), TimeSpan.FromMinutes(15));

        var token = Assert.Single(AskAtOnce(provider, 64).Distinct());

        Assert.True(Tokens.IsSignedBy(TestKeys.Rsa, token));
        Assert.Equal(1, provider.SignatureCount);
    }

    private ApplicationTokenProvider Provider(TimeSpan lifetime) => new("app", _key, lifetime, () => _now);

    private static string[] AskAtOnce(ApplicationTokenProvider provider, int requests) =>
        AtOnce(requests, provider.GetToken);

    // Threads rather than tasks: the pool would start 64 of them one after another.
    private static string[] AtOnce(int requests, Func<string> ask)
    {
        var answers = new string[requests];
        using var start = new Barrier(requests);
        var threads = Enumerable.Range(0, requests).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            answers[index] = ask();
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        return answers;
    }
}
