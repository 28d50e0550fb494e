using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace VoicePS.Core.Ncco;

/// <summary>Covers what an NCCO holds and nobody but the service should see: what an endpoint proves itself with.</summary>
public static class NccoSecrets
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Cover = "***";

    // Misspelled, or spelled as the British do, it is a mistake that is shown to people, and a secret still.
    private const string AuthorizationStem = "authori";

    // In text that is no JSON, or no NCCO, nothing tells which value belongs to what.
    private static readonly Regex ValueInText = new("(\"value\"\\s*:\\s*)\"([^\"\\\\]|\\\\.)*\"?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // The names of the two kinds, which are no secrets.
    private static readonly string[] Kinds = ["vonage", "custom"];

    /// <summary>The same value for people to look at.</summary>
    /// <param name="value">A plain value: text, a number, a list, or fields.</param>
    /// <returns>The value, or one like it without secrets.</returns>
    public static object? Hide(object? value) => value switch
    {
        string => value,
        IEnumerable<KeyValuePair<string, object?>> fields => fields.ToDictionary(
            static field => field.Key,
            static field => IsAuthorization(field.Key) ? HideAuthorization(field.Value) : Hide(field.Value)),
        IEnumerable items => items.Cast<object?>().Select(Hide).ToArray(),
        _ => value,
    };

    /// <summary>The same text for people to look at, where it was meant to be an NCCO and is none.</summary>
    /// <param name="text">What somebody gave as JSON.</param>
    /// <returns>The text; without the values of secrets, where there may be any.</returns>
    public static string HideInText(string text) =>
        (text ?? throw new ArgumentNullException(nameof(text))).IndexOf(AuthorizationStem, StringComparison.OrdinalIgnoreCase) < 0
            ? text
            : ValueInText.Replace(text, $"$1\"{Cover}\"");

    private static bool IsAuthorization(string key) => key.StartsWith(AuthorizationStem, StringComparison.OrdinalIgnoreCase);

    private static object? HideAuthorization(object? value) => value switch
    {
        null => null,
        string kind when Kinds.Contains(kind) => kind,
        IEnumerable<KeyValuePair<string, object?>> fields => fields.ToDictionary(
            static field => field.Key, static field => field.Key == "type" ? HideAuthorization(field.Value) : Cover),
        _ => Cover,
    };
}
