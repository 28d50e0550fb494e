using System;
using System.Collections.Generic;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>Reads a query string.</summary>
internal static class QueryText
{
    /// <summary>The parameters by name. One that is given twice is noted as an error.</summary>
    public static Dictionary<string, string> Read(string query, FieldErrors errors)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query.Split('&'))
        {
            if (part.Length == 0) continue;

            var equals = part.IndexOf('=');
            var name = Decode(equals < 0 ? part : part.Substring(0, equals));
            if (parameters.ContainsKey(name)) errors.Add(name, "Is given more than once.");
            parameters[name] = equals < 0 ? "" : Decode(part.Substring(equals + 1));
        }

        return parameters;
    }

    /// <summary>One parameter; null where it is absent.</summary>
    public static string? Find(string query, string name) =>
        Read(query, new FieldErrors()).TryGetValue(name, out var value) ? value : null;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
