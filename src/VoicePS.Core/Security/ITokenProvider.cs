using System;

namespace VoicePS.Core.Security;

/// <summary>Gives out the bearer token of a session. Safe to use from several threads.</summary>
public interface ITokenProvider : IDisposable
{
    /// <summary>Gives the current token, and signs a new one when the current one is near its end.</summary>
    /// <returns>The token in compact form.</returns>
    string GetToken();

    /// <summary>Says that the service refused this token, so that the next call of <see cref="GetToken"/> signs a new one.</summary>
    /// <param name="token">The refused token. A token that has been replaced already is ignored.</param>
    void Reject(string token);
}
