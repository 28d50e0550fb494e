using System;
using System.Diagnostics;
using System.Linq;
using VoicePS.Core.Tts;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>What is known about a text before it is spoken.</summary>
public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("Hello", 5)]
    [InlineData("5 < 6 & 7 > 6", 13)]
    [InlineData("&amp; is read as it stands in plain text", 40)]
    [InlineData("<speak>Hello</speak>", 5)]
    [InlineData("  <speak>Hello</speak>\n", 5)]
    [InlineData("<speak>a<break time=\"1s\"/>b <!-- not spoken --> c</speak>", 5)]
    [InlineData("<speak>A&amp;B &lt; &#x41;&#160;</speak>", 8)]
    [InlineData("<speak><sub alias=\"World Wide Web Consortium\">W3C</sub></speak>", 3)]
    [InlineData("<speak><![CDATA[a<b]]></speak>", 3)]
    [InlineData("<?xml version=\"1.0\"?><speak version=\"1.1\" xml:lang=\"de-DE\">Grüße</speak>", 5)]
    [InlineData("\U0001F389 wins", 6)]
    [InlineData("<speak>\U0001F389&#x1F389;</speak>", 2)]
    public void Tags_do_not_count_and_everything_else_counts_once(string text, int characters)
    {
        Assert.Equal(characters, SpokenText.CountCharacters(text));
    }

    [Fact]
    public void Fifteen_hundred_characters_are_spoken_and_one_more_is_not()
    {
        var tags = string.Concat(Enumerable.Repeat("<break time=\"1s\"/>", 200));

        Assert.Empty(SpokenText.Check(new string('a', 1500)));
        Assert.Empty(SpokenText.Check($"<speak>{tags}{new string('a', 1500)}</speak>"));
        Assert.Empty(SpokenText.Check(string.Concat(Enumerable.Repeat("\U0001F389", 1500))));

        var plain = Assert.Single(SpokenText.Check(new string('a', 1501)));
        Assert.Equal(SpokenText.TooLongRule, plain.Rule);
        Assert.Equal(SpokenTextSeverity.Error, plain.Severity);
        Assert.Equal("The text has 1,501 characters; the service speaks up to 1,500 at once.", plain.Message);
        Assert.Equal("Shorten the text, or have it spoken in several parts.", plain.Fix);

        var ssml = Assert.Single(SpokenText.Check($"<speak>{new string('a', 1501)}</speak>"));
        Assert.Equal("Without its tags, the text has 1,501 characters; the service speaks up to 1,500 at once.", ssml.Message);
    }

    [Theory]
    [InlineData("5 < 6")]
    [InlineData("I <3 you & yours")]
    [InlineData("Press <star> or <speaker>")]
    [InlineData("<b>bold</i>")]
    [InlineData("<")]
    [InlineData("")]
    public void A_text_without_speak_is_plain_whatever_is_in_it(string text)
    {
        Assert.False(SpokenText.IsSsml(text));
        Assert.Empty(SpokenText.Check(text));
    }

    [Theory]
    [InlineData("<speak>Hello</speak>")]
    [InlineData("<speak/>")]
    [InlineData("<speak>\r\n<p><s>One,</s> <s>two.</s></p>\r\n</speak>")]
    [InlineData("<speak><lang xml:lang=\"fr-FR\">Bonjour</lang> <emphasis level=\"strong\">you</emphasis></speak>")]
    [InlineData("<speak><phoneme alphabet='ipa' ph='təˈmeɪtoʊ'>tomato</phoneme><prosody rate=\"slow\">x</prosody></speak>")]
    [InlineData("<speak><say-as interpret-as=\"date\">1.2.2017</say-as></speak>")]
    public void Sound_SSML_of_the_documented_tags_is_fine(string text)
    {
        Assert.True(SpokenText.IsSsml(text));
        Assert.Empty(SpokenText.Check(text));
    }

    public static TheoryData<string, string, string> Unsound => new()
    {
        {
            "<speak>Hello",
            "The tag <speak> at character 1 is not closed.",
            "Close it with </speak>."
        },
        {
            "<speak>One <emphasis>two three</speak>",
            "The tag <emphasis> at character 12 is not closed before </speak> at character 31.",
            "Close it with </emphasis>."
        },
        {
            "<speak>One <break time=\"1s\"> two</speak>",
            "The tag <break> at character 12 is not closed before </speak> at character 33.",
            "Write <break/>: a break has no text within."
        },
        {
            "<speak>\r\n<p>\n<s>One</p>\n</s></speak>",
            "The tag <s> at character 14 is not closed before </p> at character 20.",
            "Close it with </s>."
        },
        {
            "<speak>One</emphasis></speak>",
            "The tag </emphasis> at character 11 closes nothing: <speak> at character 1 is open there.",
            "Remove it, or open <emphasis> before it."
        },
        {
            "<speak>One <break time=\"1s\"",
            "The tag that begins at character 12 is not finished.",
            "End it with '>'; a '<' that is to be spoken is written &lt;."
        },
        {
            "<speak>One</speak",
            "The tag that begins at character 11 is not finished.",
            "End it with '>'; a '<' that is to be spoken is written &lt;."
        },
        {
            "<speak>5 < 6</speak>",
            "There is a '<' at character 10, which begins a tag in SSML.",
            "Write &lt; for a '<' that is to be spoken."
        },
        {
            "<speak>Fish & chips</speak>",
            "There is a '&' at character 13, which begins an entity in SSML.",
            "Write &amp; for a '&' that is to be spoken."
        },
        {
            "<speak>AT&T calls</speak>",
            "There is a '&' at character 10, which begins an entity in SSML.",
            "Write &amp; for a '&' that is to be spoken."
        },
        {
            "<speak>AT&T</speak>",
            "There is a '&' at character 10, which begins an entity in SSML.",
            "Write &amp; for a '&' that is to be spoken."
        },
        {
            "<speak>one&nbsp;two</speak>",
            "SSML does not know &nbsp;, at character 11.",
            "Write the character itself; only &amp;, &lt;, &gt;, &quot;, &apos; and numbers such as &#160; are known."
        },
        {
            "<speak><sub alias=\"R&D\">x</sub></speak>",
            "There is a '&' at character 21, which begins an entity in SSML.",
            "Write &amp; for a '&' that is to be spoken."
        },
        {
            "Hello <speak>you</speak>",
            "There is something before the tag <speak> at character 7.",
            "Put the whole text between <speak> and </speak>."
        },
        {
            "Hello</speak>",
            "There is a </speak> at character 6, but no <speak> before it.",
            "Begin the text with <speak>."
        },
        {
            "<speak>Hello</speak> you",
            "The text goes on after </speak>, at character 22.",
            "Put the whole text between one <speak> and one </speak>."
        },
        {
            "<speak>One</speak><speak>Two</speak>",
            "The text goes on after </speak>, at character 19.",
            "Put the whole text between one <speak> and one </speak>."
        },
        {
            "<p><speak>One</speak></p>",
            "SSML begins with <speak>, but this text begins with <p>.",
            "Put the whole text between <speak> and </speak>, in lower case."
        },
        {
            "<Speak>One</Speak>",
            "SSML begins with <speak>, but this text begins with <Speak>.",
            "Put the whole text between <speak> and </speak>, in lower case."
        },
        {
            "<speak><break time=1s/></speak>",
            "The SSML is not well-formed at character 20: '1s' is an unexpected token. The expected token is '\"' or '''.",
            "Correct it there; SSML is XML within <speak>."
        },
        {
            "<speak>\u0001</speak>",
            "The SSML is not well-formed at character 8: '\u0001', hexadecimal value 0x01, is an invalid character.",
            "Correct it there; SSML is XML within <speak>."
        },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Unsound_SSML_is_told_by_tag_and_place(string text, string message, string fix)
    {
        var problem = Assert.Single(SpokenText.Check(text));

        Assert.Equal((message, fix), (problem.Message, problem.Fix));
        Assert.Equal(SpokenText.SsmlInvalidRule, problem.Rule);
        Assert.Equal(SpokenTextSeverity.Error, problem.Severity);
    }

    [Theory]
    [InlineData("<!DOCTYPE speak SYSTEM \"http://127.0.0.1:1/x.dtd\"><speak>One</speak>")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE speak><speak>One</speak>", 22)]
    [InlineData("<!DOCTYPE speak [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><speak>&x;</speak>")]
    [InlineData("<!DOCTYPE s [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><speak>&c;</speak>")]
    public void A_document_type_is_refused_before_anything_in_it_is_followed(string text, int character = 1)
    {
        var problem = Assert.Single(SpokenText.Check(text));

        Assert.Equal(
            $"There is a document type at character {character}, which SSML for this service does not have.",
            problem.Message);
    }

    [Fact]
    public void A_tag_that_the_service_does_not_document_is_a_warning_and_told_once()
    {
        var problems = SpokenText.Check(
            "<speak><amazon:effect name=\"whispered\">a</amazon:effect><amazon:effect name=\"whispered\">b</amazon:effect><Break/></speak>");

        Assert.All(problems, problem => Assert.Equal((SpokenText.UnknownTagRule, SpokenTextSeverity.Warning), (problem.Rule, problem.Severity)));
        Assert.Equal(
            [
                ("The tag <amazon:effect> at character 8 is none of the SSML tags that the service documents.",
                    "Use one of these: break, emphasis, lang, p, phoneme, prosody, s, say-as, sub."),
                ("The tag <Break> at character 106 is none of the SSML tags that the service documents.",
                    "Write it in lower case: <break>."),
            ],
            problems.Select(problem => (problem.Message, problem.Fix)));
    }

    [Fact]
    public void Tags_of_SSML_outside_speak_are_a_warning()
    {
        var problem = Assert.Single(SpokenText.Check("One <break time=\"1s\"/> two <break/>"));

        Assert.Equal((SpokenText.WithoutSpeakRule, SpokenTextSeverity.Warning), (problem.Rule, problem.Severity));
        Assert.Equal(
            "There is a tag <break> at character 5, but the text does not stand within <speak>: the tag may be read aloud.",
            problem.Message);
    }

    [Fact]
    public void A_huge_text_is_judged_at_once()
    {
        var watch = Stopwatch.StartNew();
        var deep = string.Concat(Enumerable.Repeat("<s>\n", 200_000));
        var brackets = new string('<', 2_000_000);

        Assert.Equal(SpokenText.SsmlInvalidRule, Assert.Single(SpokenText.Check("<speak>" + deep)).Rule);
        Assert.Equal(SpokenText.TooLongRule, Assert.Single(SpokenText.Check(brackets)).Rule);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }
}
