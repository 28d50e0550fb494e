using System;
using VoicePS.Core.Security;
using VoicePS.Sandbox.Api;
using VoicePS.Sandbox.Calls;
using VoicePS.Sandbox.Recordings;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox;

/// <summary>One application of the account: its key, and its calls, which no other application gets to see.</summary>
internal sealed class Application : IDisposable
{
    public required string Id { get; init; }

    public required ISigningKey Key { get; init; }

    public required CallStore Calls { get; init; }

    public required Switchboard Board { get; init; }

    public required IWebhookSender Webhooks { get; init; }

    public required RecordingStore Recordings { get; init; }

    public required CallsApi Api { get; init; }

    public void Dispose()
    {
        Board.FallSilent();
        Calls.Dispose();
        Webhooks.Dispose();
        Key.Dispose();
    }
}
