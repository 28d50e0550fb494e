using System.Collections.Generic;
using System.Linq;
using HelpBuilder.Text;

namespace HelpBuilder.Pages;

/// <summary>One parameter.</summary>
/// <param name="Name">Its name without a hyphen.</param>
/// <param name="Description">What it does.</param>
/// <param name="Facts">Its yaml block.</param>
internal sealed record ParameterText(string Name, IReadOnlyList<HelpBlock> Description, ParameterBlock Facts)
{
    /// <summary>What it is in a parameter set, or null where it is not in that set.</summary>
    public ParameterSetBlock? In(string parameterSet) =>
        Facts.ParameterSets.FirstOrDefault(set => set.Name == parameterSet || set.Name == ParameterSetBlock.All);
}
