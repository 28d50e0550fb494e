using System;

namespace VoicePS.Sandbox.Api;

/// <summary>An answer, ready to be sent.</summary>
internal sealed record ApiResponse(int Status, string? ContentType, byte[] Body)
{
    public const string Json = "application/json";

    public const string ProblemJson = "application/problem+json";

    public static readonly ApiResponse NoContent = new(204, null, Array.Empty<byte>());

    /// <summary>The verbs of the header <c>Allow</c>, which belongs to a 405.</summary>
    public string? Allow { get; init; }
}
