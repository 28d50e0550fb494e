using System;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>Sends webhooks, and notes each with the answer it got. Safe to use from several threads.</summary>
internal interface IWebhookSender : IDisposable
{
    /// <summary>Tells somebody something, and does not wait for the answer. It is noted also where there is nobody to tell.</summary>
    void Tell(WebhookTarget? target, WebhookMessage message);

    /// <summary>
    /// Tells somebody something whose answer may be an NCCO. Where the target fails twice, the fallback is asked,
    /// with the same data and what went wrong. Never throws, unless it is cancelled.
    /// </summary>
    Task<WebhookReply> AskAsync(WebhookTarget target, WebhookTarget? fallback, WebhookMessage message, CancellationToken cancellation);
}
