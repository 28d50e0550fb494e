using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using VoicePS.Core.Security;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Api;

/// <summary>
/// Lets a request in only with a valid JWT of the sandbox's application. A signature costs more than the rest of a
/// request, so tokens whose signature was right are remembered; their times are judged every time.
/// </summary>
internal sealed class TokenGate
{
    private const int RememberedTokens = 1024;
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan MinimumLifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaximumLifetime = TimeSpan.FromHours(24);

    private readonly ISigningKey _key;
    private readonly string _applicationId;
    private readonly ISandboxClock _clock;
    private readonly ConcurrentDictionary<string, JwtReading> _verified = new(StringComparer.Ordinal);

    public TokenGate(ISigningKey key, string applicationId, ISandboxClock clock)
    {
        _key = key;
        _applicationId = applicationId;
        _clock = clock;
    }

    /// <summary>Null lets the request in; anything else is the answer to it.</summary>
    public ApiResponse? Refuse(ApiRequest request)
    {
        var trace = request.TraceId;
        var header = request.Authorization;
        if (string.IsNullOrWhiteSpace(header)) return Errors.Unauthorized(trace, "The request has no Authorization header.");
        if (!header!.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return Errors.Unauthorized(trace, "The Authorization header does not hold a Bearer token.");

        var token = header.Substring(Scheme.Length).Trim();
        if (_verified.TryGetValue(token, out var known)) return JudgeTimes(trace, known);

        var reading = _key.Read(token);
        var refusal = JudgeOrigin(trace, token, reading) ?? JudgeTimes(trace, reading);
        if (refusal is null) Remember(token, reading);
        return refusal;
    }

    private ApiResponse? JudgeOrigin(Guid trace, string token, JwtReading reading)
    {
        if (!reading.IsWellFormed || Algorithm(token) is not { } algorithm)
            return Errors.Unauthorized(trace, "The token is not a JWT.");
        if (algorithm != "RS256") return Errors.Unauthorized(trace, "The token is not signed with RS256.");

        // The service looks the application up before it can look for a key, so this comes before the signature.
        if (reading.ApplicationId is { } application && !IsOurs(application))
            return Errors.Unauthorized(trace, "The application_id of the token is unknown.");
        if (!reading.IsSignatureValid)
            return Errors.InvalidSignature(trace, "The token was not signed with the private key of this application.");

        return Missing(reading) is { } claim ? Errors.Unauthorized(trace, $"The token has no valid claim '{claim}'.") : null;
    }

    private ApiResponse? JudgeTimes(Guid trace, JwtReading token)
    {
        var now = _clock.UtcNow;
        var issued = token.IssuedAt!.Value;
        if (issued > now + Tolerance)
        {
            return Errors.Unauthorized(
                trace, $"The token is from the future: iat is {Text(issued)}, and it is {Text(now)} here.");
        }

        var expires = token.ExpiresAt ?? issued + DefaultLifetime;
        if (expires - issued > MaximumLifetime) return Errors.Unauthorized(trace, "exp is more than 24 hours after iat.");
        if (expires - issued < MinimumLifetime) return Errors.Unauthorized(trace, "exp is less than 30 seconds after iat.");
        if (token.NotBefore > now + Tolerance)
        {
            return Errors.Unauthorized(
                trace, $"The token is not valid yet: nbf is {Text(token.NotBefore.Value)}, and it is {Text(now)} here.");
        }

        return now >= expires
            ? Errors.Expired(trace, $"The token expired at {Text(expires)}, and it is {Text(now)} here.")
            : null;
    }

    private void Remember(string token, JwtReading reading)
    {
        // Forgetting all of them at once is crude, but bounds the memory, and costs each client one verification.
        if (_verified.Count >= RememberedTokens) _verified.Clear();
        _verified[token] = reading;
    }

    private bool IsOurs(string application) => application.Equals(_applicationId, StringComparison.OrdinalIgnoreCase);

    private static string? Missing(JwtReading token)
    {
        if (token.ApplicationId is null) return "application_id";
        if (token.IssuedAt is null) return "iat";
        return string.IsNullOrEmpty(token.TokenId) ? "jti" : null;
    }

    // Read here as well as in the JWT library: whether a token says RS256 must not hang on one opinion.
    private static string? Algorithm(string token)
    {
        var end = token.IndexOf('.');
        if (end <= 0) return null;

        try
        {
            var text = token.Substring(0, end).Replace('-', '+').Replace('_', '/');
            using var header = JsonDocument.Parse(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
            return header.RootElement.ValueKind == JsonValueKind.Object
                && header.RootElement.TryGetProperty("alg", out var algorithm)
                && algorithm.ValueKind == JsonValueKind.String
                    ? algorithm.GetString()
                    : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
