using System.Collections.Generic;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>One action of an NCCO.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">Its options, in the order of the API's reference.</param>
internal sealed record ActionSchema(string Name, params OptionSchema[] Options)
{
    /// <summary>Pairs of options that do not go together.</summary>
    public IReadOnlyList<OptionConflict> Conflicts { get; init; } = [];

    /// <summary>Options that work only together with others.</summary>
    public IReadOnlyList<OptionNeed> Needs { get; init; } = [];

    /// <summary>True where the vendor's documents do not have it any more.</summary>
    public bool IsRetired { get; init; }
}

/// <summary>Two options that do not go together.</summary>
/// <param name="Option">The one that is given.</param>
/// <param name="Other">The one that must not be, or must not be true.</param>
/// <param name="Severity">What happens where both are there.</param>
/// <param name="Reason">Why not, as a sentence.</param>
internal sealed record OptionConflict(string Option, string Other, VoiceNccoSeverity Severity, string Reason);

/// <summary>An option that works only together with another one.</summary>
/// <param name="Option">The option that is given.</param>
/// <param name="Needed">The one that it needs.</param>
/// <param name="Value">The value that the other must have.</param>
/// <param name="Reason">Why, as a sentence.</param>
internal sealed record OptionNeed(string Option, string Needed, object Value, string Reason);
