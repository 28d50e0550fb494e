using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Security;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Signs a JWT with the session's key, for another tool.</summary>
[Cmdlet(VerbsCommon.New, "VoiceToken")]
[OutputType(typeof(string))]
public sealed class NewVoiceTokenCommand : SessionCmdlet
{
    private static readonly string[] TimeClaims = ["nbf", "exp", "iat"];

    /// <summary>How long the token lives: 30 seconds to 24 hours; the session's token lifetime if not given.</summary>
    [Parameter(Position = 0)]
    [ValidateTokenLifetime]
    public TimeSpan? Lifetime { get; set; }

    /// <summary>Further claims, for example @{ sub = 'alice'; acl = @{ paths = @{ '/*/users/**' = @{} } } }.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public IDictionary? Claims { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.Service;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var session = ActiveSession;
        var now = DateTimeOffset.UtcNow;
        var claims = new JwtClaims(session.ApplicationId.ToString(), now, now + (Lifetime ?? session.TokenLifetime));
        if (Claims is not null) claims.Extra = ReadClaims(Claims);
        try
        {
            WriteObject(session.Sign(claims));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            ThrowTerminatingError(Refuse(exception.Message));
        }
    }

    private Dictionary<string, object?> ReadClaims(IDictionary claims)
    {
        var read = new OrderedDictionary();
        foreach (DictionaryEntry entry in claims)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!;
            read[name] = Array.IndexOf(TimeClaims, name) >= 0 ? UnixSeconds(entry.Value) : entry.Value;
        }

        try
        {
            return PlainValues.Fields(read);
        }
        catch (FormatException exception)
        {
            ThrowTerminatingError(Refuse(exception.Message));
            throw;
        }
    }

    // A time claim may be given as a date, as Get-Date makes it.
    private static object? UnixSeconds(object? value) => value is null ? null : PlainValues.Unwrap(value) switch
    {
        DateTime time => new DateTimeOffset(time).ToUnixTimeSeconds(),
        DateTimeOffset time => time.ToUnixTimeSeconds(),
        var other => other,
    };

    private ErrorRecord Refuse(string reason) => VoiceErrors.Argument(
        "VoiceTokenClaimsInvalid",
        $"The claims cannot be written into a token. {reason}",
        Claims,
        "Use text, numbers, dates, booleans, hashtables and arrays.");
}
