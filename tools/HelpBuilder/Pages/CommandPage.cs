using System.Collections.Generic;
using HelpBuilder.Text;

namespace HelpBuilder.Pages;

/// <summary>Everything that the page of a cmdlet says.</summary>
internal sealed record CommandPage
{
    public required string Name { get; init; }

    /// <summary>The MAML file that this cmdlet's help goes into.</summary>
    public required string HelpFile { get; init; }

    /// <summary>Where the page is on the web.</summary>
    public required string HelpUri { get; init; }

    public required string Synopsis { get; init; }

    public required IReadOnlyList<HelpBlock> Description { get; init; }

    /// <summary>The syntax of each parameter set, the default first.</summary>
    public required IReadOnlyList<SyntaxText> Syntax { get; init; }

    public required IReadOnlyList<ExampleText> Examples { get; init; }

    public required IReadOnlyList<ParameterText> Parameters { get; init; }

    public required IReadOnlyList<TypeText> Inputs { get; init; }

    public required IReadOnlyList<TypeText> Outputs { get; init; }

    public required IReadOnlyList<HelpBlock> Notes { get; init; }

    public required IReadOnlyList<LinkText> Links { get; init; }
}
