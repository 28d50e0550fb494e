using System;

namespace VoicePS.Core.Security;

/// <summary>What is wrong with a text that should be a private key.</summary>
public enum VoiceKeyProblem
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is no PEM text at all.</summary>
    NotPem,

    /// <summary>It is the path of a file, not the key in that file.</summary>
    PathAsText,

    /// <summary>It is a public key.</summary>
    PublicKey,

    /// <summary>It is a certificate or a request for one.</summary>
    Certificate,

    /// <summary>It is a private key, but not an RSA key.</summary>
    NotRsa,

    /// <summary>It is an OpenSSH or PuTTY key file.</summary>
    ForeignFormat,

    /// <summary>It begins as a key should, but the end or the middle is damaged.</summary>
    Damaged,

    /// <summary>It is encrypted, and no passphrase was given.</summary>
    PassphraseMissing,

    /// <summary>It is encrypted, and the passphrase does not fit.</summary>
    PassphraseWrong,

    /// <summary>It is encrypted, and this edition of PowerShell cannot decrypt it.</summary>
    EncryptionUnsupported,

    /// <summary>The key is shorter than 2048 bits.</summary>
    TooShort,
}

/// <summary>A private key cannot be used. The message says why in one sentence, and never holds any of the key.</summary>
public sealed class VoiceKeyException : Exception
{
    /// <summary>Describes a key that cannot be used.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="message">One sentence for the user, without any part of the key.</param>
    public VoiceKeyException(VoiceKeyProblem problem, string message)
        : base(message) => Problem = problem;

    /// <summary>What is wrong.</summary>
    public VoiceKeyProblem Problem { get; }
}
