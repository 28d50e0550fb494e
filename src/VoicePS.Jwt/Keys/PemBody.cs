using System;

namespace VoicePS.Jwt.Keys;

/// <summary>What stands between the BEGIN and the END line.</summary>
internal static class PemBody
{
    private const string LegacyMark = "Proc-Type:";

    /// <summary>True for the encryption of old OpenSSL versions, which writes header lines into the block.</summary>
    public static bool IsLegacyEncrypted(char[] text, PemBlock block) =>
        text.AsSpan(block.BodyStart, block.BodyEnd - block.BodyStart).IndexOf(LegacyMark.AsSpan()) >= 0;

    /// <summary>Decodes the block. The caller overwrites the result after use.</summary>
    public static byte[] Decode(char[] text, PemBlock block)
    {
        var digits = new char[block.BodyEnd - block.BodyStart];
        try
        {
            var count = 0;
            for (var i = block.BodyStart; i < block.BodyEnd; i++)
            {
                if (!char.IsWhiteSpace(text[i])) digits[count++] = text[i];
            }

            if (count == 0) throw KeyRefusal.NothingInside();
            return Convert.FromBase64CharArray(digits, 0, count);
        }
        catch (FormatException)
        {
            throw KeyRefusal.BadCharacters();
        }
        finally
        {
            Secret.Wipe(digits);
        }
    }
}
