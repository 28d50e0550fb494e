using System;
using System.Text.RegularExpressions;

namespace VoicePS.Core.Calls;

/// <summary>
/// Masks the phone numbers in what is told for diagnosis. Logs are kept for long and read by many, who need to tell two
/// numbers apart, and not to know them.
/// </summary>
public static class PhoneNumbers
{
    private const int LongestEnd = 4;

    // As numbers travel: 8 to 15 digits that stand for themselves, and are no part of an id, a word or a decimal
    // fraction, nor a count of bytes. In an address the plus before them may be written as %2B.
    private static readonly Regex InText = new(
        @"((?<=%2B)|(?<![\p{L}\p{Nd}_.\-]))[0-9]{8,15}(?![\p{L}\p{Nd}_\-]|\.[0-9]| bytes| received)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Masks every phone number in a text: of <c>447700900001</c> remains <c>4477…0001</c>.</summary>
    /// <param name="text">A line for people, which may hold addresses.</param>
    /// <returns>The line without a whole phone number in it.</returns>
    public static string Mask(string text) =>
        InText.Replace(text ?? throw new ArgumentNullException(nameof(text)), static match => Shorten(match.Value));

    // Of a short number less is shown, or all of it would be.
    private static string Shorten(string digits)
    {
        var end = Math.Min(LongestEnd, digits.Length / 3);
        return digits.Substring(0, end) + "…" + digits.Substring(digits.Length - end);
    }
}
