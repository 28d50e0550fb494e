namespace VoicePS.Sandbox.Calls;

/// <summary>What a destination costs.</summary>
/// <param name="RatePerMinute">In euros a minute.</param>
/// <param name="Network">The carrier's MCCMNC, or the API's name for a fixed network; null where no carrier is involved.</param>
internal sealed record Tariff(decimal RatePerMinute, string? Network)
{
    /// <summary>The price of a call, in euros with 8 decimals.</summary>
    public decimal PriceOf(int seconds) => decimal.Round(RatePerMinute * seconds / 60m, 8);
}
