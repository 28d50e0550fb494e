using System.Collections.Generic;
using HelpBuilder.Text;

namespace HelpBuilder.Pages;

/// <summary>One example.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Introduction">What stands before the code.</param>
/// <param name="Code">The first fence.</param>
/// <param name="Remarks">What stands after the code, with its output.</param>
internal sealed record ExampleText(
    string Title, IReadOnlyList<HelpBlock> Introduction, string Code, IReadOnlyList<HelpBlock> Remarks);
