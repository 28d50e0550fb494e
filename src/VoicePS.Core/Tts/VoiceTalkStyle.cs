using System.Globalization;

namespace VoicePS;

/// <summary>
/// A voice that speaks texts: a style of a language, or a voice that only its name of 2017 leads to
/// (API reference: "Talk", the table of voices; vendor's guides: "Text to speech").
/// </summary>
public sealed class VoiceTalkStyle
{
    internal VoiceTalkStyle(string language, string languageName)
    {
        Language = language;
        LanguageName = languageName;
    }

    /// <summary>The language as a BCP-47 tag, for example <c>en-GB</c>.</summary>
    public string Language { get; }

    /// <summary>The language in words, for example <c>English (United Kingdom)</c>.</summary>
    public string LanguageName { get; }

    /// <summary>The number of the voice within its language, from 0; null where only <see cref="VoiceName"/> leads to it.</summary>
    public int? Style { get; internal set; }

    /// <summary>The maker's name of the voice, for example <c>Amy</c>; null where the vendor does not tell it.</summary>
    public string? Name { get; internal set; }

    /// <summary>The maker's name of the premium variant, for example <c>en-GB-Wavenet-A</c>; null where there is none.</summary>
    public string? PremiumName { get; internal set; }

    /// <summary>The name that the reference of 2017 gives the voice (<c>voice_name</c>); null where it has none.</summary>
    public string? VoiceName { get; internal set; }

    /// <summary><c>Female</c> or <c>Male</c>; null where the vendor does not tell.</summary>
    public string? Gender { get; internal set; }

    /// <summary>Who makes the voice, for example <c>Google</c>; null where the vendor does not tell.</summary>
    public string? Provider { get; internal set; }

    /// <summary>Whether there is a standard variant, which is what speaks if nothing else is said.</summary>
    public bool Standard { get; internal set; }

    /// <summary>Whether there is a premium variant, which costs more.</summary>
    public bool Premium { get; internal set; }

    /// <summary>Whether the voice understands SSML; null where the vendor does not tell.</summary>
    public bool? Ssml { get; internal set; }

    /// <summary>The language and the style, or the name of the voice.</summary>
    /// <returns>For example <c>en-GB 0</c>.</returns>
    public override string ToString() => Style is { } style
        ? string.Format(CultureInfo.InvariantCulture, "{0} {1}", Language, style)
        : $"{Language} {VoiceName}";
}
