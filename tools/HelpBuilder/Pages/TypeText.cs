using System.Collections.Generic;
using HelpBuilder.Text;

namespace HelpBuilder.Pages;

/// <summary>A type that goes in or comes out.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Description">What it is here.</param>
internal sealed record TypeText(string Name, IReadOnlyList<HelpBlock> Description);
