using System;
using VoicePS.Core.Http;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Where the token may go.</summary>
public sealed class TrustedHostsTests
{
    private static readonly Uri Vendor = new("https://api.nexmo.com");

    [Theory]
    [InlineData("https://api.nexmo.com/v1/files/1")]
    [InlineData("https://nexmo.com/")]
    [InlineData("https://vonage.com")]
    [InlineData("https://api-us-3.vonage.com/v1/files/1")]
    [InlineData("https://API-SG-1.NEXMO.COM/v1/calls")]
    [InlineData("https://a.b.vonage.com:443/x?y=z#w")]
    public void The_vendors_hosts_get_the_token(string address) => Assert.True(TrustedHosts.IsTrusted(new Uri(address), Vendor));

    [Theory]
    [InlineData("https://evilnexmo.com/v1/files/1")]
    [InlineData("https://nexmo.com.evil.com/v1/files/1")]
    [InlineData("https://api.nexmo.vonage.commerce.io/v1/files/1")]
    [InlineData("https://evil.com/nexmo.com")]
    [InlineData("https://evil.com/?host=.nexmo.com")]
    [InlineData("https://evil.com#.nexmo.com")]
    [InlineData("https://nexmo.co/")]
    [InlineData("https://com/")]
    [InlineData("https://nexmo/")]
    public void Hosts_that_only_look_like_the_vendors_do_not(string address) =>
        Assert.False(TrustedHosts.IsTrusted(new Uri(address), Vendor));

    [Theory]
    [InlineData("https://api.nexmo.com@evil.com/")]
    [InlineData("https://somebody@api.nexmo.com/")]
    [InlineData("https://somebody:secret@api.nexmo.com/")]
    public void Nor_does_an_address_that_names_a_user(string address) =>
        Assert.False(TrustedHosts.IsTrusted(new Uri(address), Vendor));

    [Theory]
    [InlineData("http://api.nexmo.com/v1/files/1")]
    [InlineData("http://api.nexmo.com:443/v1/files/1")]
    [InlineData("ftp://api.nexmo.com/v1/files/1")]
    [InlineData("wss://api.nexmo.com/v1/files/1")]
    [InlineData("file://api.nexmo.com/v1/files/1")]
    [InlineData("https://api.nexmo.com:8443/v1/files/1")]
    [InlineData("https://api.nexmo.com:80/v1/files/1")]
    public void Nor_does_another_scheme_or_port(string address) =>
        Assert.False(TrustedHosts.IsTrusted(new Uri(address), Vendor));

    [Theory]
    [InlineData("https://api.n\u0435\u0445mo.com/")] // Cyrillic e and x
    [InlineData("https://api.xn--nxmo-e5d.com/")]
    [InlineData("https://\u00E9vil.com/")]
    [InlineData("https://api.nexmo.com./")] // a trailing dot: the same host to DNS, another name to certificates
    [InlineData("https://[::1]/")]
    [InlineData("https://127.0.0.1/")]
    public void Nor_does_a_name_in_other_letters_or_none(string address) =>
        Assert.False(TrustedHosts.IsTrusted(new Uri(address), Vendor));

    [Theory]
    [InlineData("https://api.\uFF4Eexmo.com/")] // a fullwidth n
    [InlineData("https://api\u3002nexmo\u3002com/")] // ideographic full stops
    public void The_name_that_is_looked_up_counts_not_the_letters_it_is_written_in(string address)
    {
        Assert.Equal("api.nexmo.com", new Uri(address).IdnHost);
        Assert.True(TrustedHosts.IsTrusted(new Uri(address), Vendor));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/v1/files/1", true)]
    [InlineData("http://localhost:5000", "http://LOCALHOST:5000/v1/files/1", true)]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/v1/files/1", true)]
    [InlineData("https://voice.example.org:8443", "https://voice.example.org:8443/v1/files/1", true)]
    [InlineData("https://b\u00FCro.example.org", "https://xn--bro-hoa.example.org/v1/files/1", true)]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5001/v1/files/1", false)]
    [InlineData("http://127.0.0.1:5000", "http://localhost:5000/v1/files/1", false)]
    [InlineData("http://127.0.0.1:5000", "https://127.0.0.1:5000/v1/files/1", false)]
    [InlineData("https://voice.example.org", "http://voice.example.org/v1/files/1", false)]
    [InlineData("https://voice.example.org", "http://voice.example.org:443/v1/files/1", false)]
    [InlineData("https://voice.example.org", "https://files.voice.example.org/v1/files/1", false)]
    [InlineData("https://voice.example.org", "https://example.org/v1/files/1", false)]
    [InlineData("https://voice.example.org", "https://somebody@voice.example.org/v1/files/1", false)]
    [InlineData("http://voice.example.org", "http://voice.example.org/v1/files/1", false)]
    public void The_sessions_own_address_is_its_scheme_host_and_port(string session, string address, bool trusted) =>
        Assert.Equal(trusted, TrustedHosts.IsTrusted(new Uri(address), new Uri(session)));

    [Fact]
    public void The_vendors_hosts_are_trusted_from_every_session() =>
        Assert.True(TrustedHosts.IsTrusted(new Uri("https://api.nexmo.com/v1/files/1"), new Uri("http://127.0.0.1:5000")));

    [Fact]
    public void What_is_no_address_is_not_trusted()
    {
        Assert.False(TrustedHosts.IsTrusted(null, Vendor));
        Assert.False(TrustedHosts.IsTrusted(new Uri("/v1/files/1", UriKind.Relative), Vendor));
    }
}
