namespace VoicePS.Sandbox.Webhooks;

/// <summary>Where webhooks go, and whether as a query string (GET) or as JSON (POST).</summary>
internal sealed record WebhookTarget(string Url, bool IsGet);
