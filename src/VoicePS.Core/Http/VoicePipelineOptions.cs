using System;
using VoicePS.Core.Security;

namespace VoicePS.Core.Http;

/// <summary>What a pipeline needs to know.</summary>
public sealed class VoicePipelineOptions
{
    /// <summary>The time that a request may take when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Describes a pipeline.</summary>
    /// <param name="baseUri">Scheme, host and port of the service.</param>
    /// <param name="tokens">Gives the bearer token. It belongs to the caller.</param>
    public VoicePipelineOptions(Uri baseUri, ITokenProvider tokens)
    {
        BaseUri = baseUri ?? throw new ArgumentNullException(nameof(baseUri));
        Tokens = tokens ?? throw new ArgumentNullException(nameof(tokens));
    }

    /// <summary>Scheme, host and port of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>Gives the bearer token.</summary>
    public ITokenProvider Tokens { get; }

    /// <summary>The time that a whole request may take, from connecting to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; set; } = DefaultTimeout;

    /// <summary>How the client introduces itself, as <c>product/version runtime/version</c>.</summary>
    public string UserAgent { get; set; } = "VoicePS";
}
