namespace VoicePS.Sandbox.Webhooks;

/// <summary>What became of a webhook.</summary>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Status">The HTTP status of the last answer; null where none came.</param>
/// <param name="Problem">What went wrong; null where nothing did.</param>
internal sealed record Delivery(int Attempts, int? Status, string? Problem)
{
    /// <summary>There was nothing to send.</summary>
    public static readonly Delivery None = new(0, null, null);
}
