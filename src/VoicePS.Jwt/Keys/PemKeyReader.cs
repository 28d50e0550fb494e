using System;
using System.Security.Cryptography;

namespace VoicePS.Jwt.Keys;

/// <summary>Reads an RSA private key from text as people really have it, or says in one sentence why it cannot.</summary>
internal static class PemKeyReader
{
    public static RSA Read(char[] pem, char[]? passphrase)
    {
        var text = PemCleaner.Clean(pem ?? throw new ArgumentNullException(nameof(pem)));
        try
        {
            var blocks = PemScanner.Scan(text);
            if (blocks.Count == 0) throw PlainTextClues.Explain(pem);

            return Read(text, PemScanner.Choose(blocks), passphrase);
        }
        finally
        {
            Secret.Wipe(text);
        }
    }

    private static RSA Read(char[] text, PemBlock block, char[]? passphrase)
    {
        if (KeyRefusal.ForLabel(block.Label) is { } refusal) throw refusal;
        if (!block.IsComplete) throw KeyRefusal.EndMissing();
        if (PemBody.IsLegacyEncrypted(text, block)) throw KeyRefusal.LegacyEncryption();

        var der = PemBody.Decode(text, block);
        try
        {
            var rsa = block.Label == PemLabels.Encrypted
                ? EncryptedKey.Decrypt(der, passphrase)
                : RsaKeyFactory.Import(der);
            return RsaKeyFactory.Approve(rsa);
        }
        finally
        {
            Secret.Wipe(der);
        }
    }
}
