namespace VoicePS.Jwt.Keys;

/// <summary>The names that people know for the algorithms of private keys.</summary>
internal static class KeyAlgorithms
{
    /// <summary>Gives a name with its article, for use in a sentence; null where the algorithm has none that people know.</summary>
    public static string? Name(string objectIdentifier) => objectIdentifier switch
    {
        "1.2.840.10045.2.1" => "an elliptic-curve (EC) key",
        "1.2.840.10040.4.1" => "a DSA key",
        "1.2.840.113549.1.1.10" => "an RSA-PSS key, which cannot make RS256 signatures",
        "1.2.840.113549.1.3.1" => "a Diffie-Hellman key",
        "1.3.101.110" => "an X25519 key",
        "1.3.101.111" => "an X448 key",
        "1.3.101.112" => "an Ed25519 key",
        "1.3.101.113" => "an Ed448 key",
        _ => null,
    };
}
