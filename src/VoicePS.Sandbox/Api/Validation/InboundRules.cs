using System;
using VoicePS.Sandbox.Calls;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>What a call that comes in must have.</summary>
internal static class InboundRules
{
    /// <summary>A number, which may be written with its plus and in groups.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Number(string text)
    {
        var number = NumberBook.Plain(text);
        return EndpointRules.IsNumber(number)
            ? number
            : throw new ArgumentException($"'{text}' is not a phone number: it has 7 to 15 digits, with the country's code first.");
    }

    /// <exception cref="ArgumentException">It is no number.</exception>
    public static LegEndpoint Endpoint(string text) => new("phone", "number", Number(text), JsonText.Parse("{}"));

    /// <exception cref="ArgumentException">It is no URL.</exception>
    public static WebhookTarget? Target(string? url, string method)
    {
        if (url is null) return null;
        return Urls.IsAbsolute(url, "http", "https")
            ? new WebhookTarget(url, !string.Equals(method, "POST", StringComparison.OrdinalIgnoreCase))
            : throw new ArgumentException($"'{url}' is not an absolute http or https URL.");
    }
}
