namespace VoicePS.Jwt.Keys;

/// <summary>The labels between <c>-----BEGIN</c> and <c>-----</c> that this module can read.</summary>
internal static class PemLabels
{
    public const string Pkcs8 = "PRIVATE KEY";
    public const string Pkcs1 = "RSA PRIVATE KEY";
    public const string Encrypted = "ENCRYPTED PRIVATE KEY";

    public static bool IsReadable(string label) => label is Pkcs8 or Pkcs1 or Encrypted;
}
