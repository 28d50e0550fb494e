using System;
using System.Threading;
using VoicePS.Core.Calls;

namespace VoicePS.Core.Http;

/// <summary>What goes along with one request but is not sent: how to stop it, and who listens to its story.</summary>
public sealed class RequestContext
{
    /// <summary>A context for callers that never stop and never listen.</summary>
    public static readonly RequestContext None = new(CancellationToken.None);

    private readonly Action<string>? _verbose;
    private readonly Action<string>? _retrying;

    /// <summary>Makes a context.</summary>
    /// <param name="cancellation">Stops the request wherever it is.</param>
    /// <param name="verbose">Gets one line for each thing that happens, from any thread, without secrets and whole phone numbers; or null.</param>
    /// <param name="retrying">Gets one line for each time that a request is sent again, in place of the former; or null.</param>
    public RequestContext(CancellationToken cancellation, Action<string>? verbose = null, Action<string>? retrying = null)
    {
        _retrying = retrying ?? verbose;
        Cancellation = cancellation;
        _verbose = verbose;
    }

    /// <summary>Stops the request wherever it is.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>How often the request is sent again; null for what counts in general.</summary>
    public RetryOptions? Retries { get; set; }

    internal void TellOfRetry(string line) => _retrying?.Invoke(PhoneNumbers.Mask(line));

    internal void Trace(string line) => _verbose?.Invoke(PhoneNumbers.Mask(line));

    /// <summary>Hands on a line that another context has masked already.</summary>
    internal void Relay(string line, bool ofRetry) => (ofRetry ? _retrying : _verbose)?.Invoke(line);
}
