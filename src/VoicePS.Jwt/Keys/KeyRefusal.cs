using System;
using System.Globalization;
using VoicePS.Core.Security;

namespace VoicePS.Jwt.Keys;

/// <summary>Every reason to refuse a key, in words for the person who gave it. No reason quotes the key.</summary>
internal static class KeyRefusal
{
    private const string UseTheRightOne =
        "Use the private key that was downloaded when the application was created.";

    public static VoiceKeyException Empty() => Because(
        VoiceKeyProblem.Empty, "The private key is empty. " + UseTheRightOne);

    public static VoiceKeyException NotPem() => Because(
        VoiceKeyProblem.NotPem,
        "This is not a private key in PEM form: the line -----BEGIN PRIVATE KEY----- is missing. " +
        "Use the whole text of the file that was downloaded when the application was created.");

    public static VoiceKeyException Binary() => Because(
        VoiceKeyProblem.NotPem,
        "This is binary data, not a private key in PEM form. " +
        "If it is a DER file, convert it with: openssl pkey -inform DER -in private.der -out private.key");

    public static VoiceKeyException PathAsText() => Because(
        VoiceKeyProblem.PathAsText,
        "This is the path of a file, not a private key. " +
        "Give the path with -PrivateKeyPath, or the text of the file with -PrivateKey.");

    public static VoiceKeyException PublicKey() => Because(
        VoiceKeyProblem.PublicKey, "This is a public key. " + UseTheRightOne);

    public static VoiceKeyException OpenSsh() => Because(
        VoiceKeyProblem.ForeignFormat,
        "This is an SSH key. " + UseTheRightOne +
        " If it is the same key in another form, convert a copy of it with: ssh-keygen -p -m PKCS8 -f private.key");

    public static VoiceKeyException Putty() => Because(
        VoiceKeyProblem.ForeignFormat,
        "This is a PuTTY key. " + UseTheRightOne +
        " If it is the same key in another form, convert it with: puttygen key.ppk -O private-openssh -o private.key");

    public static VoiceKeyException EndMissing() => Because(
        VoiceKeyProblem.Damaged,
        "The end of this private key is missing. " +
        "Use the whole text of the file, from its line -----BEGIN to its line -----END, both included.");

    public static VoiceKeyException MarkerBroken() => Because(
        VoiceKeyProblem.Damaged,
        "The first line of this private key is missing or damaged: there must be five hyphens before and after " +
        "its words, as in -----BEGIN PRIVATE KEY-----. Use the file as it was downloaded.");

    public static VoiceKeyException NothingInside() => Because(
        VoiceKeyProblem.Damaged,
        "There is nothing between the first and the last line of this private key. Use the file as it was downloaded.");

    public static VoiceKeyException BadCharacters() => Because(
        VoiceKeyProblem.Damaged,
        "This private key is damaged: some characters are missing, or there are some that do not belong there. " +
        "Use the file as it was downloaded.");

    public static VoiceKeyException Damaged() => Because(
        VoiceKeyProblem.Damaged,
        "This private key is damaged: a part of it is missing or was changed. Use the file as it was downloaded.");

    public static VoiceKeyException NotRsa(string? kind) => Because(
        VoiceKeyProblem.NotRsa,
        $"This private key is {kind ?? "of another kind than RSA"}. The Voice API needs an RSA key. {UseTheRightOne}");

    public static VoiceKeyException ManyPrimes() => Because(
        VoiceKeyProblem.NotRsa,
        "This is an RSA key with more than two primes, which is not supported. " + UseTheRightOne);

    public static VoiceKeyException TooShort(int bits) => Because(
        VoiceKeyProblem.TooShort,
        string.Format(
            CultureInfo.InvariantCulture,
            "This RSA key has {0} bits. RS256 needs {1} bits or more: create a new key for the application.",
            bits,
            KeyRules.MinimumBits));

    public static VoiceKeyException LegacyEncryption() => Because(
        VoiceKeyProblem.EncryptionUnsupported,
#if NET
        "This private key is encrypted in the old PKCS#1 form (Proc-Type: 4,ENCRYPTED), which is not supported. " +
        "Convert it with: openssl pkcs8 -topk8 -in private.key -out new.key");
#else
        "This private key is encrypted in the old PKCS#1 form (Proc-Type: 4,ENCRYPTED), which is not supported. " +
        "Decrypt it with: openssl pkcs8 -topk8 -nocrypt -in private.key -out decrypted.key");
#endif

#if NET
    public static VoiceKeyException UnknownEncryption() => Because(
        VoiceKeyProblem.EncryptionUnsupported,
        "This private key is encrypted in a way that .NET cannot decrypt. " +
        "Convert it with: openssl pkcs8 -topk8 -v2 aes-256-cbc -in private.key -out new.key");

    public static VoiceKeyException TooManyRounds() => Because(
        VoiceKeyProblem.EncryptionUnsupported,
        string.Format(
            CultureInfo.InvariantCulture,
            "This private key hashes its passphrase more than {0:#,0} times, which takes too long. "
                + "Convert it with: openssl pkcs8 -topk8 -v2 aes-256-cbc -in private.key -out new.key",
            KeyRules.MaximumRounds));

    public static VoiceKeyException PassphraseMissing() => Because(
        VoiceKeyProblem.PassphraseMissing,
        "This private key is encrypted. Give its passphrase with -PrivateKeyPassphrase.");

    public static VoiceKeyException PassphraseWrong() => Because(
        VoiceKeyProblem.PassphraseWrong,
        "The passphrase does not fit this private key. Check the value of -PrivateKeyPassphrase.");
#else
    public static VoiceKeyException EncryptionUnsupported() => Because(
        VoiceKeyProblem.EncryptionUnsupported,
        "This private key is encrypted, and Windows PowerShell cannot decrypt it. Use PowerShell 7.4 or later, " +
        "or decrypt it with: openssl pkcs8 -topk8 -nocrypt -in private.key -out decrypted.key");
#endif

    /// <summary>Says what is wrong with a block of this label; null where the label is one that can be read.</summary>
    public static VoiceKeyException? ForLabel(string label) => label switch
    {
        "" => MarkerBroken(),
        _ when PemLabels.IsReadable(label) => null,
        "EC PRIVATE KEY" or "EC PARAMETERS" => NotRsa("an elliptic-curve (EC) key"),
        "DSA PRIVATE KEY" or "DSA PARAMETERS" => NotRsa("a DSA key"),
        "OPENSSH PRIVATE KEY" => OpenSsh(),
        "PKCS7" or "PKCS #7 SIGNED DATA" or "CMS" => Certificate("a certificate bundle (PKCS#7)"),
        "X509 CRL" => Certificate("a list of revoked certificates"),
        _ when EndsWith(label, "CERTIFICATE REQUEST") => Certificate("a request for a certificate"),
        _ when EndsWith(label, "CERTIFICATE") => Certificate("a certificate"),
        _ when EndsWith(label, "PUBLIC KEY") => PublicKey(),
        _ when EndsWith(label, PemLabels.Pkcs8) => NotRsa(null),
        _ when label.StartsWith("PGP ", StringComparison.Ordinal) => Pgp(),
        _ => OtherBlock(),
    };

    private static VoiceKeyException Certificate(string kind) => Because(
        VoiceKeyProblem.Certificate, $"This is {kind}, not a private key. {UseTheRightOne}");

    private static VoiceKeyException Pgp() => Because(
        VoiceKeyProblem.ForeignFormat, "This is a PGP key. " + UseTheRightOne);

    private static VoiceKeyException OtherBlock() => Because(
        VoiceKeyProblem.NotPem, "There is no private key in this PEM text. " + UseTheRightOne);

    private static bool EndsWith(string label, string end) => label.EndsWith(end, StringComparison.Ordinal);

    private static VoiceKeyException Because(VoiceKeyProblem problem, string message) => new(problem, message);
}
