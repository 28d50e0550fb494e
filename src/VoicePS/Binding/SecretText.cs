using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace VoicePS.Binding;

/// <summary>Takes secrets out of their wrapping. Whoever asks overwrites the result after use.</summary>
internal static class SecretText
{
    /// <summary>The text of a secret.</summary>
    public static char[] Reveal(SecureString secret)
    {
        var pointer = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            var text = new char[secret.Length];
            Marshal.Copy(pointer, text, 0, text.Length);
            return text;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }

    /// <summary>The text of a secret as UTF-8, without blanks and line ends around it, which files bring along.</summary>
    public static byte[] RevealUtf8(SecureString secret)
    {
        var text = Reveal(secret);
        try
        {
            var start = Array.FindIndex(text, static character => !char.IsWhiteSpace(character));
            if (start < 0) return [];

            var end = Array.FindLastIndex(text, static character => !char.IsWhiteSpace(character));
            return Encoding.UTF8.GetBytes(text, start, end - start + 1);
        }
        finally
        {
            Array.Clear(text, 0, text.Length);
        }
    }
}
