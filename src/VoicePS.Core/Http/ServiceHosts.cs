using System;

namespace VoicePS.Core.Http;

/// <summary>The vendor's hosts, of which each call lives on one.</summary>
public static class ServiceHosts
{
    /// <summary>The host that leads to the nearest data centre.</summary>
    public static readonly Uri Nearest = new("https://api.nexmo.com");

    /// <summary>The host of a region.</summary>
    /// <param name="region">Us, Eu or Ap, in any case.</param>
    /// <returns>For example <c>https://api-eu.vonage.com</c>.</returns>
    public static Uri OfRegion(string region) =>
        new($"https://api-{(region ?? throw new ArgumentNullException(nameof(region))).ToLowerInvariant()}.vonage.com");
}
