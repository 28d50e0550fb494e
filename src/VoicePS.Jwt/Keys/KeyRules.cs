namespace VoicePS.Jwt.Keys;

/// <summary>What a key must be like.</summary>
internal static class KeyRules
{
    /// <summary>RFC 7518, section 3.3: RS256 needs a key of 2048 bits or more.</summary>
    public const int MinimumBits = 2048;

    /// <summary>How often the passphrase of a key may be hashed: about a second of work.</summary>
    public const int MaximumRounds = 2_000_000;
}
