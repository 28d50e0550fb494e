using VoicePS.Core.Security;

namespace VoicePS.Bench;

/// <summary>A key whose signature costs nothing: what is measured is everything else.</summary>
internal sealed class OneToken : ISigningKey
{
    public int KeySize => 2048;

    public string Sign(JwtClaims claims) => new('x', 600);

    public JwtReading Read(string token) => throw new NotSupportedException();

    public string ExportPem() => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
