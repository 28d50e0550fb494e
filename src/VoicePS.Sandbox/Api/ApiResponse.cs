using System;
using System.Collections.Generic;

namespace VoicePS.Sandbox.Api;

/// <summary>An answer, ready to be sent.</summary>
internal sealed record ApiResponse(int Status, string? ContentType, byte[] Body)
{
    public const string Json = "application/json";

    public const string ProblemJson = "application/problem+json";

    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    /// <summary>All is well, and there is nothing to say.</summary>
    public static readonly ApiResponse Done = new(200, null, Array.Empty<byte>());

    public static readonly ApiResponse NoContent = new(204, null, Array.Empty<byte>());

    /// <summary>The verbs of the header <c>Allow</c>, which belongs to a 405.</summary>
    public string? Allow { get; init; }

    /// <summary>A file, or a part of one, in place of the body.</summary>
    public FileSlice? File { get; init; }

    public bool HasBody => File is not null || Body.Length > 0;

    public bool IsJson => Body.Length > 0 && ContentType is Json or ProblemJson;

    /// <summary>Headers of this answer alone, by their names.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;
}
