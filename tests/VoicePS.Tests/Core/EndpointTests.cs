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
        var failure = Assert.Throws<FormatException>(() => VoiceNcco.Parse(json));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    private static VoiceEndpoint Of(params (string Key, string Value)[] fields)
    {
        var members = new Dictionary<string, object?>();
        foreach (var (key, value) in fields) members[key] = value;
        return VoiceEndpoint.FromFields(members);
    }
}
