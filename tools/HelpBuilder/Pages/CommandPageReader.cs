using System;
using System.Collections.Generic;
using System.Linq;
using HelpBuilder.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using YamlDotNet.Core;

namespace HelpBuilder.Pages;

/// <summary>Reads the page of a cmdlet, and insists on everything that Get-Help shows.</summary>
internal sealed class CommandPageReader
{
    private const string DefaultMark = " (Default)";
    private const string CommonParameters = "CommonParameters";

    private static readonly string[] Required =
        ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private static readonly string[] Allowed = [.. Required, "ALIASES"];

    private readonly MarkdownPage _page;

    private CommandPageReader(MarkdownPage page) => _page = page;

    /// <exception cref="PageException">Something is missing or malformed.</exception>
    public static CommandPage Read(MarkdownPage page) => new CommandPageReader(page).Read();

    private CommandPage Read()
    {
        CheckSections();
        var syntax = ReadSyntax();
        return new CommandPage
        {
            Name = _page.Name,
            HelpFile = _page.Metadata("external help file"),
            HelpUri = _page.Metadata("HelpUri"),
            Synopsis = ReadSynopsis(),
            Description = Filled(Find("DESCRIPTION")),
            Syntax = syntax,
            Examples = ReadExamples(),
            Parameters = ReadParameters(syntax),
            Inputs = ReadTypes("INPUTS"),
            Outputs = ReadTypes("OUTPUTS"),
            Notes = Find("NOTES").Text,
            Links = ReadLinks(),
        };
    }

    private void CheckSections()
    {
        foreach (var name in Required)
        {
            if (_page.Sections.All(section => section.Title != name)) throw _page.Fault(0, $"The section '## {name}' is missing.");
        }

        foreach (var section in _page.Sections)
        {
            if (!Allowed.Contains(section.Title)) throw _page.Fault(section.Line, $"The section '## {section.Title}' does not belong on the page of a cmdlet.");
            if (_page.Sections.Count(other => other.Title == section.Title) > 1) throw _page.Fault(section.Line, $"The section '## {section.Title}' is there twice.");
        }
    }

    private Section Find(string title) => _page.Sections.Single(section => section.Title == title);

    private IReadOnlyList<HelpBlock> Filled(Section section) =>
        section.Text is { Count: > 0 } text ? text : throw _page.Fault(section.Line, $"There is nothing below '{section.Title}'.");

    private string ReadSynopsis()
    {
        var section = Find("SYNOPSIS");
        return section.Text is [ParagraphText paragraph]
            ? paragraph.Text
            : throw _page.Fault(section.Line, "The synopsis must be one paragraph.");
    }

    private List<SyntaxText> ReadSyntax()
    {
        var section = Find("SYNTAX");
        var parts = _page.PartsOf(section);
        if (parts.Count == 0) throw _page.Fault(section.Line, "The syntax needs a heading ### for each parameter set.");

        foreach (var part in parts)
        {
            if (part.Blocks is not [FencedCodeBlock]) throw _page.Fault(part.Line, $"The syntax of '{part.Title}' must be one fenced block.");
        }

        return [.. parts.Select(static part => new SyntaxText(
            part.Title.EndsWith(DefaultMark, StringComparison.Ordinal) ? part.Title[..^DefaultMark.Length] : part.Title,
            HelpBlocks.CodeOf((FencedCodeBlock)part.Blocks[0])))];
    }

    private List<ExampleText> ReadExamples()
    {
        var section = Find("EXAMPLES");
        var parts = _page.PartsOf(section);
        if (parts.Count == 0) throw _page.Fault(section.Line, "There must be an example below a heading ###.");
        return [.. parts.Select(ReadExample)];
    }

    private ExampleText ReadExample(Section part)
    {
        var index = part.Blocks.ToList().FindIndex(static block => block is FencedCodeBlock);
        if (index < 0) throw _page.Fault(part.Line, $"The example '{part.Title}' shows no code in a fenced block.");

        var fence = (FencedCodeBlock)part.Blocks[index];
        if (fence.Info != "powershell") throw _page.Fault(fence.Line + 1, $"The first fenced block of the example '{part.Title}' is not PowerShell.");

        var code = HelpBlocks.CodeOf(fence);
        if (string.IsNullOrWhiteSpace(code)) throw _page.Fault(part.Line, $"The code of the example '{part.Title}' is empty.");
        return new ExampleText(
            part.Title, [.. HelpBlocks.Read(part.Blocks.Take(index))], code, [.. HelpBlocks.Read(part.Blocks.Skip(index + 1))]);
    }

    private List<ParameterText> ReadParameters(List<SyntaxText> syntax) =>
        [.. _page.PartsOf(Find("PARAMETERS")).Where(static part => part.Title != CommonParameters).Select(part => ReadParameter(part, syntax))];

    private ParameterText ReadParameter(Section part, List<SyntaxText> syntax)
    {
        if (part.Title is not ['-', .. { Length: > 0 } name]) throw _page.Fault(part.Line, $"'{part.Title}' is not a parameter: its heading begins with a hyphen.");

        if (part.Blocks is not [.., FencedCodeBlock { Info: "yaml" } fence]) throw _page.Fault(part.Line, $"The parameter -{name} does not end with a block of yaml.");

        var description = HelpBlocks.Read(part.Blocks.SkipLast(1)).ToArray();
        if (description.Length == 0) throw _page.Fault(part.Line, $"The parameter -{name} is not described.");

        var parameter = new ParameterText(name, description, ReadFacts(name, fence));
        CheckSyntax(parameter, syntax, fence.Line + 1);
        return parameter;
    }

    private void CheckSyntax(ParameterText parameter, List<SyntaxText> syntax, int line)
    {
        foreach (var set in parameter.Facts.ParameterSets)
        {
            if (set.Name != ParameterSetBlock.All && syntax.All(item => item.Set != set.Name)) throw _page.Fault(line, $"The parameter -{parameter.Name} is in a set '{set.Name}' that has no syntax.");
        }

        foreach (var item in syntax)
        {
            var isMember = parameter.In(item.Set) is not null && !parameter.Facts.DontShow;
            if (isMember != item.PlaceOf(parameter.Name) >= 0) throw _page.Fault(line, $"The yaml of -{parameter.Name} and the syntax of '{item.Set}' disagree about whether it is part of that set.");
        }
    }

    private ParameterBlock ReadFacts(string name, FencedCodeBlock fence)
    {
        ParameterBlock facts;
        try
        {
            facts = Yaml.Read<ParameterBlock>(fence.Lines.ToString());
        }
        catch (YamlException exception)
        {
            throw _page.Fault(fence.Line + 1 + (int)exception.Start.Line, $"The yaml of -{name} is malformed: {Yaml.Reason(exception)}");
        }

        if (facts.ParameterSets.Count == 0) throw _page.Fault(fence.Line + 1, $"The yaml of -{name} names no parameter set.");
        foreach (var set in facts.ParameterSets)
        {
            if (set.Position != "Named" && !int.TryParse(set.Position, out _)) throw _page.Fault(fence.Line + 1, $"The yaml of -{name} has the position '{set.Position}': use a number or Named.");
        }

        return facts;
    }

    private List<TypeText> ReadTypes(string title) =>
        [.. _page.PartsOf(Find(title)).Select(part => new TypeText(part.Title, Filled(part)))];

    private List<LinkText> ReadLinks()
    {
        var section = Find("RELATED LINKS");
        var links = section.Blocks.SelectMany(static block => block.Descendants<LinkInline>()).ToArray();
        if (links.Length == 0) throw _page.Fault(section.Line, "There are no related links.");
        return [.. links.Select(static link => new LinkText(
            InlineText.Of(link), link.Url is { } url && url.Contains("://", StringComparison.Ordinal) ? url : string.Empty))];
    }
}
