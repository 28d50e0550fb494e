using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>The body of PUT …/input/dtmf.</summary>
internal static class DtmfInputRules
{
    public static WebhookTarget? Read(Fields body) =>
        body.SingleUrl("event_url", required: true) is { } url ? new WebhookTarget(url, IsGet: false) : null;
}
