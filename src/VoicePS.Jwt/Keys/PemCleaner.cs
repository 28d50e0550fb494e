using System;

namespace VoicePS.Jwt.Keys;

/// <summary>
/// Puts right what editors, environment variables and clipboards do to PEM text. Works on characters, because
/// a string could not be overwritten afterwards.
/// </summary>
internal static class PemCleaner
{
    public static char[] Clean(char[] pem)
    {
        var buffer = new char[pem.Length];
        try
        {
            var length = Clean(pem, buffer);
            var text = new char[length];
            Array.Copy(buffer, text, length);
            return text;
        }
        finally
        {
            Secret.Wipe(buffer);
        }
    }

    private static int Clean(char[] pem, char[] buffer)
    {
        var length = 0;
        for (var i = 0; i < pem.Length; i++)
        {
            var c = pem[i];
            if (IsInvisible(c)) continue;

            if (c is '\\' or '`' && TryReadEscape(pem, ref i, out var meant)) c = meant;
            else if (c is '\r') c = '\n';
            else if (c != '\n' && char.IsWhiteSpace(c)) c = ' ';

            buffer[length++] = c;
        }

        return length;
    }

    // Byte-order marks, zero-width characters that come with text copied from a web page, and the zeros of
    // UTF-16 text that was taken for something else.
    private static bool IsInvisible(char c) =>
        c is '\0' or '\uFEFF' or '\u200B' or '\u200C' or '\u200D' or '\u2060';

    // Neither the backslash nor the backtick occurs in PEM, so every one of them belongs to an escape: \n and
    // \r of environment files, \/ of JSON, `n of a PowerShell text in single quotes. Doubled ones count too.
    private static bool TryReadEscape(char[] pem, ref int position, out char meant)
    {
        var next = position;
        while (next < pem.Length && pem[next] == pem[position]) next++;

        meant = next < pem.Length ? Unescape(pem[next]) : '\0';
        if (meant == '\0') return false;

        position = next;
        return true;
    }

    private static char Unescape(char c) => c switch
    {
        'n' or 'r' => '\n',
        't' => ' ',
        '/' => '/',
        _ => '\0',
    };
}
