using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>The body of PUT …/stream.</summary>
internal static class StreamRules
{
    public static StreamOrder? Read(Fields body)
    {
        var order = new StreamOrder(
            body.SingleUrl("stream_url", required: true) ?? "", TalkRules.ReadLoop(body), TalkRules.ReadLevel(body));
        return body.Errors.Any ? null : order;
    }
}
