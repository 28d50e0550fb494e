using System;

namespace VoicePS.Sandbox.Api;

/// <summary>A request as it came over the wire, read to its end.</summary>
internal sealed record ApiRequest
{
    public required string Method { get; init; }

    /// <summary>The path, still percent-encoded, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query without its question mark; empty where there is none.</summary>
    public string Query { get; init; } = "";

    public string? Authorization { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The header <c>Accept</c>: which types of answers the client can read.</summary>
    public string? Accept { get; init; }

    /// <summary>The header <c>Range</c>: which bytes of a file are wanted.</summary>
    public string? Range { get; init; }

    /// <summary>The header <c>If-Range</c>: of which version of the file.</summary>
    public string? IfRange { get; init; }

    /// <summary>The header <c>If-None-Match</c>: which version the client has already.</summary>
    public string? IfNoneMatch { get; init; }

    public byte[] Body { get; init; } = Array.Empty<byte>();

    public bool IsBodyTooLarge { get; init; }

    /// <summary>By how much the clock is off that the request is judged by.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>Names the request in its answer, whatever becomes of it.</summary>
    public Guid TraceId { get; } = Guid.NewGuid();
}
