using System;

namespace VoicePS.Jwt.Signing;

/// <summary>Base64 as in RFC 7515: with <c>-</c> and <c>_</c>, and without padding.</summary>
internal static class Base64Url
{
    /// <summary>Decodes a text, strictly; null where it is not base64url.</summary>
    public static byte[]? TryDecode(string text)
    {
        if (text.Length % 4 == 1) return null;

        var digits = new char[(text.Length + 3) / 4 * 4];
        for (var i = 0; i < text.Length; i++)
        {
            var digit = ToBase64(text[i]);
            if (digit == '\0') return null;

            digits[i] = digit;
        }

        for (var i = text.Length; i < digits.Length; i++) digits[i] = '=';
        return Convert.FromBase64CharArray(digits, 0, digits.Length);
    }

    private static char ToBase64(char c) => c switch
    {
        '-' => '+',
        '_' => '/',
        >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' => c,
        _ => '\0',
    };
}
