using System;
using System.Collections.Generic;

namespace VoicePS.Core.Http;

/// <summary>The vendor's hosts, of which each call lives on one.</summary>
public static class ServiceHosts
{
    /// <summary>The host that leads to the nearest data centre.</summary>
    public static readonly Uri Nearest = new("https://api.nexmo.com");

    /// <summary>The regions, and where each of them is.</summary>
    public static readonly IReadOnlyList<(string Name, string Place)> Regions =
        [("Us", "the service in the United States"), ("Eu", "the service in Europe"), ("Ap", "the service in Asia and the Pacific")];

    /// <summary>The host of a region.</summary>
    /// <param name="region">Us, Eu or Ap, in any case.</param>
    /// <returns>For example <c>https://api-eu.vonage.com</c>.</returns>
    public static Uri OfRegion(string region) =>
        new($"https://api-{(region ?? throw new ArgumentNullException(nameof(region))).ToLowerInvariant()}.vonage.com");
}
