using System;
using System.Linq;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// Prices that look like real ones. They are examples, of the right order of magnitude, and not the vendor's
/// price list: that list changes, and a rehearsal must give the same result next year.
/// </summary>
internal static class Tariffs
{
    private const decimal Inbound = 0.0045m;

    private static readonly Tariff Free = new(0m, null);
    private static readonly Tariff Media = new(0.0040m, null);
    private static readonly Tariff Elsewhere = new(0.2500m, "UNKNOWN");

    // The longest prefix wins, so the longest stand first.
    private static readonly (string Prefix, Tariff Tariff)[] Phone = new[]
    {
        ("1", new Tariff(0.0127m, "US-FIXED")),
        ("27", new Tariff(0.0700m, "ZA-FIXED")),
        ("31", new Tariff(0.0150m, "NL-FIXED")),
        ("316", new Tariff(0.0900m, "20408")),
        ("32", new Tariff(0.0300m, "BE-FIXED")),
        ("33", new Tariff(0.0120m, "FR-FIXED")),
        ("336", new Tariff(0.0500m, "20801")),
        ("337", new Tariff(0.0500m, "20801")),
        ("34", new Tariff(0.0110m, "ES-FIXED")),
        ("346", new Tariff(0.0500m, "21407")),
        ("353", new Tariff(0.0130m, "IE-FIXED")),
        ("3538", new Tariff(0.0700m, "27201")),
        ("39", new Tariff(0.0140m, "IT-FIXED")),
        ("393", new Tariff(0.0900m, "22201")),
        ("41", new Tariff(0.0300m, "CH-FIXED")),
        ("417", new Tariff(0.1500m, "22801")),
        ("43", new Tariff(0.0250m, "AT-FIXED")),
        ("436", new Tariff(0.0900m, "23201")),
        ("44", new Tariff(0.0120m, "GB-FIXED")),
        ("447", new Tariff(0.1000m, "23420")),
        ("45", new Tariff(0.0120m, "DK-FIXED")),
        ("46", new Tariff(0.0110m, "SE-FIXED")),
        ("467", new Tariff(0.0600m, "24001")),
        ("47", new Tariff(0.0130m, "NO-FIXED")),
        ("48", new Tariff(0.0170m, "PL-FIXED")),
        ("49", new Tariff(0.0120m, "DE-FIXED")),
        ("4915", new Tariff(0.0900m, "26202")),
        ("4916", new Tariff(0.0900m, "26201")),
        ("4917", new Tariff(0.0900m, "26201")),
        ("55", new Tariff(0.0400m, "BR-FIXED")),
        ("61", new Tariff(0.0220m, "AU-FIXED")),
        ("614", new Tariff(0.0600m, "50501")),
        ("65", new Tariff(0.0300m, "SG-FIXED")),
        ("81", new Tariff(0.0600m, "JP-FIXED")),
        ("86", new Tariff(0.0200m, "CN-FIXED")),
        ("91", new Tariff(0.0300m, "IN-FIXED")),
    }.OrderByDescending(static row => row.Item1.Length).ToArray();

    public static Tariff For(LegEndpoint endpoint) => endpoint.Type switch
    {
        "phone" => ForNumber(endpoint.Address),
        "sip" or "websocket" => Media,
        _ => Free,
    };

    /// <summary>What a call to the application costs. The network is the caller's.</summary>
    public static Tariff ForInbound(string? caller) => new(Inbound, ForNumber(caller ?? "").Network);

    private static Tariff ForNumber(string number)
    {
        foreach (var (prefix, tariff) in Phone)
        {
            if (number.StartsWith(prefix, StringComparison.Ordinal)) return tariff;
        }

        return Elsewhere;
    }
}
