using System;
using System.Collections.Generic;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Reading what people write as the end of a call.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("447700900000")]
    [InlineData("+447700900000")]
    [InlineData("00447700900000")]
    [InlineData(" +44 7700 900000 ")]
    [InlineData("+44 (0)7700 900-000")]
    [InlineData("+44.7700.900.000")]
    [InlineData("+44\u00A07700\u2011900000")]
    [InlineData("tel:+44-7700-900000")]
    public void A_number_in_any_usual_spelling_is_sent_in_E164_without_a_plus(string text) =>
        Assert.Equal("447700900000", VoiceEndpoint.Parse(text).Number);

    [Theory]
    [InlineData("07700 900000", "has no country code")]
    [InlineData("", "is not an endpoint")]
    [InlineData("abc", "is not an endpoint")]
    [InlineData("123456", "is not an endpoint")]
    [InlineData("1234567890123456", "is not an endpoint")]
    [InlineData("447700900000x12", "is not an endpoint")]
    [InlineData("\u0664\u0664\u0667\u0667\u0660\u0660\u0669\u0660\u0660", "is not an endpoint")]
    [InlineData("sip:", "is not a SIP address")]
    [InlineData("sip:a b@example.com", "is not a SIP address")]
    [InlineData("wss://", "is not a websocket address")]
    public void What_is_no_endpoint_is_refused_with_a_reason(string text, string reason)
    {
        var failure = Assert.Throws<FormatException>(() => VoiceEndpoint.Parse(text));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_may_leave_out_the_type_where_the_rest_tells_it()
    {
        Assert.Equal("phone", Of(("number", "+44 7700 900000")).Type);
        Assert.Equal("sip", Of(("uri", "sip:a@example.com")).Type);
        Assert.Equal("websocket", Of(("uri", "wss://example.com/")).Type);
        Assert.Equal("app", Of(("user", "alice")).Type);
        Assert.Equal("vbc", Of(("extension", "123")).Type);
    }

    [Theory]
    [InlineData("type", "fax", "not an endpoint type")]
    [InlineData("type", "phone", "needs the field 'number'")]
    [InlineData("name", "alice", "do not make an endpoint")]
    public void Fields_that_make_no_endpoint_are_refused_with_a_reason(string key, string value, string reason)
    {
        var failure = Assert.Throws<FormatException>(() => Of((key, value)));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12a")]
    [InlineData("1 2")]
    [InlineData("P")]
    public void Tones_that_cannot_be_sent_after_the_answer_are_refused(string tones) =>
        Assert.Throws<FormatException>(() => VoiceEndpoint.Phone("447700900000", tones));

    [Fact]
    public void Two_endpoints_are_equal_when_they_reach_the_same()
    {
        Assert.Equal(VoiceEndpoint.Parse("+44 7700 900000"), VoiceEndpoint.Parse("447700900000"));
        Assert.NotEqual(VoiceEndpoint.Parse("447700900001"), VoiceEndpoint.Parse("447700900000"));
    }

    [Fact]
    public void An_endpoint_in_an_Ncco_is_spelled_otherwise_than_in_a_request()
    {
        var endpoint = VoiceEndpoint.FromFields(new Dictionary<string, object?>
        {
            ["type"] = "sip",
            ["uri"] = "sip:rebekka@sip.example.com",
            ["headers"] = new Dictionary<string, object?> { ["location"] = "New York City" },
            ["StandardHeaders"] = new Dictionary<string, object?> { ["User-to-User"] = "342342ef34;encoding=hex" },
        });

        Assert.Equal(["type", "uri", "headers", "standard_headers"], endpoint.ToDictionary().Keys);
        Assert.Equal(["type", "uri", "headers", "standardHeaders"], endpoint.ToNccoDictionary().Keys);
        Assert.Same(endpoint.StandardHeaders, endpoint.ToNccoDictionary()["standardHeaders"]);
    }

    [Fact]
    public void A_SIP_trunk_is_reached_by_user_and_domain()
    {
        var endpoint = Of(("user", "rebekka"), ("domain", "example-trunk"));

        Assert.Equal(("sip", "sip:rebekka@example-trunk"), (endpoint.Type, endpoint.Identity));
        Assert.Equal(["type", "user", "domain"], endpoint.ToDictionary().Keys);
        Assert.Contains("needs the field 'domain'", Refusal(("type", "sip"), ("user", "rebekka")), StringComparison.Ordinal);
        Assert.Contains("needs the field 'user'", Refusal(("domain", "example-trunk")), StringComparison.Ordinal);
        Assert.Contains("either a 'uri'", Refusal(("uri", "sip:a@b"), ("domain", "example-trunk")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sip", "uri", "sip:a@b", "headers", "text", "table of names and values")]
    [InlineData("websocket", "uri", "wss://example.com/", "headers", "text", "table of names and values")]
    [InlineData("websocket", "uri", "wss://example.com/", "authorization", "custom", "needs a value")]
    [InlineData("phone", "number", "447700900000", "onAnswer", "https://example.com/", "table of names and values")]
    public void Further_fields_that_cannot_be_sent_are_refused_with_a_reason(
        string type, string identity, string value, string key, string wrong, string reason) =>
        Assert.Contains(reason, Refusal(("type", type), (identity, value), (key, wrong)), StringComparison.Ordinal);

    [Fact]
    public void A_header_of_SIP_is_a_text_and_the_standard_one_has_its_limit()
    {
        Assert.Contains("SIP header list is a text", Refusal(Sip, ("headers", Fields(("list", new object?[] { 1 })))), StringComparison.Ordinal);
        Assert.Contains(
            "up to 256 characters; this one has 257",
            Refusal(Sip, ("standard_headers", Fields(("User-to-User", new string('a', 257))))),
            StringComparison.Ordinal);
        Assert.Empty(Of(Sip, ("standard_headers", Fields(("User-to-User", new string('a', 256))))).Doubts());
    }

    [Theory]
    [InlineData("custom", "Bearer abc", """{"type":"custom","value":"Bearer abc"}""")]
    [InlineData(null, "Bearer abc", """{"type":"custom","value":"Bearer abc"}""")]
    [InlineData("VONAGE", null, """{"type":"vonage"}""")]
    public void An_authorization_goes_out_with_its_type(string? type, string? value, string json)
    {
        var endpoint = Of(Socket, ("authorization", Fields(("Type", type), ("Value", value))));

        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(endpoint.ToDictionary()["authorization"]));
        Assert.Equal(type?.ToLowerInvariant() ?? "custom", endpoint.Authorization);
    }

    [Theory]
    [InlineData("custom", "hush\r\nX-Evil: 1")]
    [InlineData("custom", "hush-é")]
    [InlineData("custom", "")]
    [InlineData("vonage", "hush")]
    [InlineData("Bearer hush", null)]
    public void An_authorization_that_cannot_be_sent_is_refused_without_being_quoted(string type, string? value)
    {
        var reason = Refusal(Socket, ("authorization", Fields(("type", type), ("value", value))));

        Assert.Contains("authorization", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", Refusal(Socket, ("authorization", "Bearer hush")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_custom_authorization_shows_nowhere_but_in_what_is_sent()
    {
        var endpoint = Of(Socket, ("authorization", Fields(("type", "custom"), ("value", "hush"))));

        Assert.Equal("custom", endpoint.Authorization);
        Assert.DoesNotContain("hush", endpoint.ToString(), StringComparison.Ordinal);
        Assert.All(
            typeof(VoiceEndpoint).GetProperties(),
            property => Assert.DoesNotContain("hush", System.Text.Json.JsonSerializer.Serialize(property.GetValue(endpoint)), StringComparison.Ordinal));
    }

    [Fact]
    public void What_happens_on_the_answer_needs_an_address()
    {
        var endpoint = Of(Phone, ("on_answer", Fields(("Url", "https://example.com/whisper"), ("RingbackTone", "https://example.com/ring.mp3"))));

        Assert.Equal(
            """{"url":"https://example.com/whisper","ringbackTone":"https://example.com/ring.mp3"}""",
            System.Text.Json.JsonSerializer.Serialize(endpoint.ToNccoDictionary()["onAnswer"]));
        Assert.Contains("needs the field 'url'", Refusal(Phone, ("onAnswer", Fields(("ringbackTone", "x")))), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_on_which_the_documents_disagree_are_doubts_and_not_refusals()
    {
        Assert.Empty(Of(("uri", "sip:" + new string('a', 46))).Doubts());
        Assert.Contains("51 characters", Assert.Single(Of(("uri", "sip:" + new string('a', 47))).Doubts()), StringComparison.Ordinal);
        Assert.Contains("X-Special", Assert.Single(Of(Sip, ("standard_headers", Fields(("X-Special", "1")))).Doubts()), StringComparison.Ordinal);
        Assert.Contains(
            "audio/l16;rate=44100", Assert.Single(Of(Socket, ("content-type", "audio/l16;rate=44100")).Doubts()), StringComparison.Ordinal);
        Assert.Empty(Of(Socket, ("headers", Fields(("a", new string('x', 504))))).Doubts());
        Assert.Contains(
            "513 bytes", Assert.Single(Of(Socket, ("headers", Fields(("a", new string('x', 505))))).Doubts()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "at least one action")]
    [InlineData("[{}]", "action [0] does not say what it is")]
    [InlineData("""[{"action":"talk"},{"text":"x"}]""", "action [1]")]
    [InlineData("""[{"action":7}]""", "action [0]")]
    [InlineData("[1]", "list of actions")]
    [InlineData("\"talk\"", "list of actions")]
    [InlineData("[{\n  oops", "not valid JSON (line 2, position 3)")]
    public void What_is_no_Ncco_is_refused_with_a_place_and_a_reason(string json, string reason)
    {
        var failure = Assert.ThrowsAny<FormatException>(() => VoiceNcco.Parse(json));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    private static readonly (string Key, object? Value) Phone = ("number", "447700900000");
    private static readonly (string Key, object? Value) Sip = ("uri", "sip:rebekka@sip.example.com");
    private static readonly (string Key, object? Value) Socket = ("uri", "wss://example.com/socket");

    private static VoiceEndpoint Of(params (string Key, object? Value)[] fields) => VoiceEndpoint.FromFields(Fields(fields));

    private static string Refusal(params (string Key, object? Value)[] fields) => Assert.Throws<FormatException>(() => Of(fields)).Message;

    private static Dictionary<string, object?> Fields(params (string Key, object? Value)[] fields)
    {
        var members = new Dictionary<string, object?>();
        foreach (var (key, value) in fields) members[key] = value;
        return members;
    }
}
