using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Reports;

/// <summary>A part of a bar.</summary>
/// <param name="Colour">The class that gives it its colour.</param>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">How much it is.</param>
internal sealed record BarPart(string Colour, string Name, decimal Value);

/// <summary>A bar.</summary>
/// <param name="Label">What stands under or beside it.</param>
/// <param name="Name">What it is, in full.</param>
/// <param name="Parts">What it is made of.</param>
internal sealed record Bar(string Label, string Name, IReadOnlyList<BarPart> Parts)
{
    public decimal Sum => Parts.Sum(static part => part.Value);
}
