using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using VoicePS.Core.Security;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Api;

/// <summary>
/// Lets a request in only with a valid JWT of an application that the sandbox knows. A signature costs more than the
/// rest of a request, so tokens whose signature was right are remembered; their times are judged every time.
/// </summary>
internal sealed class TokenGate
{
    private const int RememberedTokens = 1024;
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan MinimumLifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaximumLifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Application> _applications = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, (JwtReading Reading, Application Application)> _verified = new(StringComparer.Ordinal);
    private readonly Application _first;
    private readonly ISandboxClock _clock;

    /// <param name="first">The application that the sandbox was started with.</param>
    /// <param name="clock">The clock that tokens are judged by.</param>
    public TokenGate(Application first, ISandboxClock clock)
    {
        _first = first;
        _clock = clock;
        Add(first);
    }

    /// <summary>Lets the requests of another application in as well.</summary>
    public void Add(Application application) => _applications[application.Id] = application;

    /// <summary>Finds out whose request it is; null refuses it, with the answer to it.</summary>
    public Application? Admit(ApiRequest request, out ApiResponse refusal)
    {
        refusal = ApiResponse.NoContent;
        if (Refuse(request, out var application) is not { } answer) return application;

        refusal = answer;
        return null;
    }

    private ApiResponse? Refuse(ApiRequest request, out Application application)
    {
        var trace = request.TraceId;
        var header = request.Authorization;
        application = _first;
        if (string.IsNullOrWhiteSpace(header)) return Errors.Unauthorized(trace, "The request has no Authorization header.");
        if (!header!.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return Errors.Unauthorized(trace, "The Authorization header does not hold a Bearer token.");

        var now = _clock.UtcNow + request.ClockOffset;
        var token = header.Substring(Scheme.Length).Trim();
        if (_verified.TryGetValue(token, out var known))
        {
            application = known.Application;
            return JudgeTimes(trace, known.Reading, now);
        }

        return Verify(trace, token, now, ref application);
    }

    private ApiResponse? Verify(Guid trace, string token, DateTimeOffset now, ref Application application)
    {
        var reading = _first.Key.Read(token);
        if (!reading.IsWellFormed || Algorithm(token) is not { } algorithm)
            return Errors.Unauthorized(trace, "The token is not a JWT.");
        if (algorithm != "RS256") return Errors.Unauthorized(trace, "The token is not signed with RS256.");

        // The service looks the application up before it can look for a key, so this comes before the signature.
        if (reading.ApplicationId is { } id && !_applications.TryGetValue(id, out application))
            return Errors.Unauthorized(trace, "The application_id of the token is unknown.");

        if (application != _first) reading = application.Key.Read(token);
        var refusal = JudgeOrigin(trace, reading) ?? JudgeTimes(trace, reading, now);
        if (refusal is null) Remember(token, reading, application);
        return refusal;
    }

    private static ApiResponse? JudgeOrigin(Guid trace, JwtReading reading)
    {
        if (!reading.IsSignatureValid)
            return Errors.InvalidSignature(trace, "The token was not signed with the private key of this application.");

        if (Missing(reading) is { } claim) return Errors.Unauthorized(trace, $"The token has no valid claim '{claim}'.");
        return reading.HasUnreadableTime
            ? Errors.Unauthorized(trace, "The claim exp or nbf of the token is no number of seconds since 1970.")
            : null;
    }

    private static ApiResponse? JudgeTimes(Guid trace, JwtReading token, DateTimeOffset now)
    {
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

    private void Remember(string token, JwtReading reading, Application application)
    {
        // Forgetting all of them at once is crude, but bounds the memory, and costs each client one verification.
        if (_verified.Count >= RememberedTokens) _verified.Clear();
        _verified[token] = (reading, application);
    }

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
