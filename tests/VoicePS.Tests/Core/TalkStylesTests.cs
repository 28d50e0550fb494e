using System;
using System.Globalization;
using System.Linq;
using VoicePS.Core.Tts;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>The table of voices, and what is known about a voice before it speaks.</summary>
public sealed class TalkStylesTests
{
    // The reference of 2017 row by row, and the style that each has become by the vendor's table of today.
    private const string VoicesOf2017 = """
        Salli en-US 4, Joey en-US 7, Ivy en-US 1, Justin en-US 8, Kendra en-US 3, Kimberly en-US 0, Naja da-DK 0, Mads da-DK 2,
        Marlene de-DE 0, Hans de-DE 3, Nicole en-AU 0, Russell en-AU 3, Amy en-GB 0, Brian en-GB 4, Emma en-GB 1, Gwyneth cy-GB 0,
        Geraint en-GB-WLS 0, Raveena en-IN 1, Conchita es-ES 0, Enrique es-ES 4, Penelope es-US 0, Miguel es-US 1, Chantal fr-CA 0,
        Celine fr-FR 0, Mathieu fr-FR 5, Dora is-IS 0, Karl is-IS 1, Carla it-IT 1, Giorgio it-IT 4, Liv nb-NO 0, Lotte nl-NL 0,
        Ruben nl-NL 4, Jacek pl-PL 5, Ewa pl-PL 0, Jan pl-PL 6, Maja pl-PL 1, Vitoria pt-BR 0, Ricardo pt-BR 3, Cristiano pt-PT 5,
        Ines pt-PT 0, Carmen ro-RO 0, Maxim ru-RU 4, Tatyana ru-RU 0, Astrid sv-SE 0, Filiz tr-TR 0,
        Chipmunk en-US -, Eric en-US -, Jennifer en-US -, Agnieszka pl-PL -, Gwyneth en-GB-WLS -, Geraint cy-GB -
        """;

    [Fact]
    public void Each_of_the_51_rows_of_2017_is_there_with_the_style_that_it_has_become()
    {
        var expected = VoicesOf2017.Split(',').Select(static row => row.Trim()).Order(StringComparer.Ordinal).ToArray();
        var found = TalkStyles.All
            .Where(static row => row.VoiceName is not null)
            .Select(static row => row.VoiceName + " " + row.Language + " " + (row.Style?.ToString(CultureInfo.InvariantCulture) ?? "-"));

        Assert.Equal(51, expected.Length);
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_style_is_one_row_whatever_variants_it_has()
    {
        var styles = TalkStyles.All.Where(static row => row.Style is not null).Select(static row => (row.Language, row.Style)).ToArray();

        Assert.Equal(302, styles.Length);
        Assert.Equal(styles, styles.Distinct());
        Assert.Equal(styles, styles.OrderBy(static style => style.Language, StringComparer.Ordinal).ThenBy(static style => style.Style));
        Assert.All(TalkStyles.All, static row => Assert.True(row.Standard || row.Premium, $"{row} has no variant."));
        Assert.All(TalkStyles.All, static row => Assert.Contains(row.Gender, (string?[])["Female", "Male", null]));
        Assert.All(TalkStyles.All, static row => Assert.Equal(row.LanguageName.Trim(), row.LanguageName));
    }

    [Fact]
    public void A_style_tells_what_the_vendor_tells()
    {
        var style = TalkStyles.OfLanguage("EN-gb").Single(static row => row.Style == 2);
        Assert.Equal("en-GB", style.Language);
        Assert.Equal("English (United Kingdom)", style.LanguageName);
        Assert.Equal(("en-GB-Standard-A", "en-GB-Wavenet-A", null), (style.Name, style.PremiumName, style.VoiceName));
        Assert.Equal(("Female", "Google"), (style.Gender, style.Provider));
        Assert.Equal((true, true, true), (style.Standard, style.Premium, style.Ssml));
        Assert.Equal("en-GB 2", style.ToString());

        var mandarin = TalkStyles.OfLanguage("cmn-CN")[0];
        Assert.Equal("Chinese, Mandarin (China)", mandarin.LanguageName);

        var chipmunk = Assert.Single(TalkStyles.OfVoiceName("chipmunk"));
        Assert.Equal((null, "Chipmunk", "Male"), (chipmunk.Style, chipmunk.Name, chipmunk.Gender));
        Assert.Equal((true, false, null), (chipmunk.Standard, chipmunk.Premium, chipmunk.Ssml));
        Assert.Equal("en-US Chipmunk", chipmunk.ToString());
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("en-US", null, null, null)]
    [InlineData("EN-us", 4, null, null)]
    [InlineData("en-US", 4, true, null)]
    [InlineData("yue-HK", 3, false, null)]
    [InlineData(null, null, null, "Kimberly")]
    [InlineData(null, null, null, "chipmunk")]
    public void What_the_vendor_documents_needs_no_warning(string? language, int? style, bool? premium, string? name)
    {
        var voice = new TalkVoice { Language = language, Style = style, Premium = premium, VoiceName = name };

        Assert.Empty(voice.Check("Hello"));
        Assert.Empty(voice.Check("<speak>Hello</speak>"));
    }

    [Theory]
    [InlineData("xx-XX", 1, true, null, TalkVoice.LanguageRule, "'xx-XX' is none of the languages that the vendor documents for speech.")]
    [InlineData("en-gb", 10, null, null, TalkVoice.StyleRule, "The vendor documents no style 10 for en-GB.")]
    [InlineData(null, 99, null, null, TalkVoice.StyleRule, "The vendor documents no style 99 for en-US.")]
    [InlineData("cy-GB", null, true, null, TalkVoice.PremiumRule, "The style cy-GB 0 has no premium variant.")]
    [InlineData("en-US", 24, null, null, TalkVoice.PremiumRule, "The style en-US 24 has a premium variant only.")]
    [InlineData("en-US", 24, false, null, TalkVoice.PremiumRule, "The style en-US 24 has a premium variant only.")]
    [InlineData(null, null, null, "Bob", TalkVoice.VoiceNameRule, "'Bob' is none of the voice names of the 2017 reference.")]
    [InlineData(null, null, true, "Amy", TalkVoice.PremiumRule, "The premium variant belongs to a language and a style: with the name of a voice it may be ignored.")]
    public void What_the_vendor_does_not_document_is_a_warning(
        string? language, int? style, bool? premium, string? name, string rule, string message)
    {
        var voice = new TalkVoice { Language = language, Style = style, Premium = premium, VoiceName = name };

        var problem = Assert.Single(voice.Check("Hello"));
        Assert.Equal((rule, message), (problem.Rule, problem.Message));
        Assert.Equal(SpokenTextSeverity.Warning, problem.Severity);
    }

    [Fact]
    public void A_style_that_is_not_there_is_answered_with_those_that_are()
    {
        var problem = Assert.Single(new TalkVoice { Language = "en-GB", Style = 10 }.Check("Hello"));

        Assert.Equal("Use one of these: 0 to 9, 12.", problem.Fix);
        Assert.Equal("Use one of these: 0, 1.", Assert.Single(new TalkVoice { Language = "te-IN", Style = 10 }.Check("Hello")).Fix);
    }

    [Fact]
    public void SSML_for_a_voice_that_does_not_understand_it_is_a_warning()
    {
        var voice = new TalkVoice { Language = "en-ZA" };

        Assert.Empty(voice.Check("5 < 6"));
        var problem = Assert.Single(voice.Check("<speak>Hello</speak>"));
        Assert.Equal((TalkVoice.SsmlRule, "The style en-ZA 0 does not understand SSML: its tags may be read aloud."), (problem.Rule, problem.Message));
    }
}
