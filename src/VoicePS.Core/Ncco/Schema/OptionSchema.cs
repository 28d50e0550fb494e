using System.Collections.Generic;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>One option of an action, of an endpoint, or of a group of settings.</summary>
/// <param name="Name">The API's name of it in an NCCO.</param>
/// <param name="Kind">What it may be.</param>
internal sealed record OptionSchema(string Name, ValueKind Kind)
{
    /// <summary>True where it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What the service takes where it is not there, as JSON has it; null where that is nothing in particular.</summary>
    public string? Default { get; init; }

    /// <summary>Other names of which the vendor's documents and clients disagree whether the service knows them.</summary>
    public IReadOnlyList<string> DisputedNames { get; init; } = [];

    /// <summary>The path of the option that took its place after 2017, or null.</summary>
    public string? ReplacedBy { get; init; }
}
