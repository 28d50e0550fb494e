using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>
/// Sends webhooks in the order in which they come, but without waiting for the answer to one before the next: as with
/// the real service, two of them may arrive in another order. Each receiver has a queue of its own, so that one who
/// does not answer holds up nobody else's.
/// </summary>
internal sealed class WebhookSender : IWebhookSender
{
    private const int MaximumAttempts = 2;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _receivers = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _closing = new();
    private readonly WebhookClient _client;
    private readonly WebhookTimes _times;
    private readonly SandboxEventLog _log;

    /// <param name="log">Gets every webhook with its answer.</param>
    /// <param name="times">How long webhooks wait.</param>
    /// <param name="signer">Signs them; null where they are not signed. Disposed with the sender.</param>
    public WebhookSender(SandboxEventLog log, WebhookTimes times, WebhookSigner? signer)
    {
        _log = log;
        _times = times;
        _client = new WebhookClient(times, signer);
    }

    public void Tell(WebhookTarget? target, WebhookMessage message)
    {
        var entry = _log.Add(target, message);
        if (target is not null) _ = TellAsync(target, message, entry);
    }

    public async Task<WebhookReply> AskAsync(
        WebhookTarget target, WebhookTarget? fallback, WebhookMessage message, CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        var (reply, failure) = await AskOneAsync(target, message, stopping.Token).ConfigureAwait(false);
        if (failure is null || fallback is null) return reply;

        var repeated = message with { Fields = WithReason(message, target, failure) };
        return (await AskOneAsync(fallback, repeated, stopping.Token).ConfigureAwait(false)).Reply;
    }

    /// <summary>Stops at once. What waits to be sent is not sent any more.</summary>
    public void Dispose()
    {
        // The source itself is not disposed: whoever waits for a receiver still looks at it.
        _closing.Cancel();
        _client.Dispose();
    }

    private async Task TellAsync(WebhookTarget target, WebhookMessage message, SandboxLogEntry entry)
    {
        try
        {
            var (answer, attempts) = await SendAsync(target, message, entry, _closing.Token).ConfigureAwait(false);
            _log.Settle(entry, new Delivery(attempts, answer.Status, answer.Failure));
        }
        catch (OperationCanceledException)
        {
            _log.Settle(entry, new Delivery(0, null, "The sandbox was stopped."));
        }
        catch (Exception failure)
        {
            // Nobody waits for this task, so that nobody else would hear of it.
            Trace.TraceError("VoicePS sandbox, webhook to {0}: {1}", target.Url, failure);
            _log.Settle(entry, new Delivery(0, null, failure.Message));
        }
    }

    private async Task<(WebhookReply Reply, string? Failure)> AskOneAsync(
        WebhookTarget target, WebhookMessage message, CancellationToken cancellation)
    {
        var entry = _log.Add(target, message);
        try
        {
            var (answer, attempts) = await SendAsync(target, message, entry, cancellation).ConfigureAwait(false);
            var reply = answer.ToReply();
            _log.Settle(entry, new Delivery(attempts, reply.Status, reply.Problem));
            return (reply, answer.Failure);
        }
        catch (OperationCanceledException)
        {
            _log.Settle(entry, new Delivery(0, null, "Nobody waited for the answer any more."));
            throw;
        }
    }

    private async Task<(WebhookAnswer Answer, int Attempts)> SendAsync(
        WebhookTarget target, WebhookMessage message, SandboxLogEntry entry, CancellationToken cancellation)
    {
        var text = target.IsGet ? WebhookQuery.AddTo(target.Url, message.Fields) : target.Url;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            return (new WebhookAnswer(null, Array.Empty<byte>(), "Not an absolute http or https URL.", IsWorthRepeating: false), 0);

        var timeout = message.Kind == "answer" ? _times.Answer : _times.Event;
        var receiver = _receivers.GetOrAdd(
            url.Authority, static _ => new SemaphoreSlim(WebhookClient.RequestsPerReceiver, WebhookClient.RequestsPerReceiver));
        await receiver.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var answer = await _client.SendAsync(url, target.IsGet ? null : entry.Json, timeout, cancellation).ConfigureAwait(false);
                if (!answer.IsWorthRepeating || attempt == MaximumAttempts) return (answer, attempt);

                await Task.Delay(_times.BetweenAttempts, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            receiver.Release();
        }
    }

    private static Dictionary<string, object?> WithReason(WebhookMessage message, WebhookTarget failed, string failure)
    {
        var fields = message.Fields.ToDictionary(static field => field.Key, static field => field.Value);
        fields["reason"] = failure;
        fields["original_request"] = new Dictionary<string, object?>
        {
            ["url"] = failed.Url,
            ["type"] = message.Kind == "answer" ? "answer" : "event",
        };
        return fields;
    }
}
