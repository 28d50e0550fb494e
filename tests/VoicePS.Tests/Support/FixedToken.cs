using VoicePS.Core.Security;

namespace VoicePS.Tests.Support;

/// <summary>A token provider that counts upwards each time a token is refused: token-1, token-2, …</summary>
internal sealed class FixedToken : ITokenProvider
{
    private int _number = 1;

    public string GetToken() => $"token-{_number}";

    public void Reject(string token)
    {
        if (token == GetToken()) _number++;
    }

    public void Dispose()
    {
    }
}
