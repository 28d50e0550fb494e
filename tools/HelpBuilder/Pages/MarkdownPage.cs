using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HelpBuilder.Text;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using YamlDotNet.Core;

namespace HelpBuilder.Pages;

/// <summary>One Markdown page, read and taken apart into front matter, heading and sections.</summary>
internal sealed class MarkdownPage
{
    private const string AboutPrefix = "about_";
    private const string SchemaVersion = "2024-05-01";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    private readonly Dictionary<string, string> _frontMatter;

    private MarkdownPage(string path, string text)
    {
        Path = path;
        RefusePlaceholders(text);
        var document = Markdown.Parse(text, Pipeline);
        _frontMatter = ReadFrontMatter(document);
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        Kind = ReadKind();
        Sections = SplitBelowHeading(document);
    }

    public string Path { get; }

    /// <summary>The file's name without its extension: the name of the cmdlet or topic.</summary>
    public string Name { get; }

    public PageKind Kind { get; }

    /// <summary>The parts below the headings of the second level.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>Reads a page.</summary>
    /// <exception cref="PageException">It does not have the form of a help page.</exception>
    public static MarkdownPage Load(string path) => new(path, File.ReadAllText(path));

    /// <summary>The value of a key of the front matter.</summary>
    /// <exception cref="PageException">The key is missing or empty.</exception>
    public string Metadata(string key) =>
        _frontMatter.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw Fault(1, $"The front matter lacks '{key}'.");

    /// <summary>Describes what is wrong with this page.</summary>
    public PageException Fault(int line, string reason) => new(Path, line, reason);

    /// <summary>The parts of a section, below the headings of the next level.</summary>
    /// <exception cref="PageException">Something stands before the first of them, where nobody would see it.</exception>
    public IReadOnlyList<Section> PartsOf(Section section) => Split(section.Blocks, 3);

    private IReadOnlyList<Section> Split(IEnumerable<Block> blocks, int level)
    {
        var sections = Section.Split(blocks, level, out var lead);
        return lead.Count == 0 ? sections : throw Fault(lead[0].Line + 1, $"This belongs below a heading {new string('#', level)}.");
    }

    private void RefusePlaceholders(string text)
    {
        var line = 1 + text.Split('\n').TakeWhile(static line => !line.Contains("{{", StringComparison.Ordinal)).Count();
        // PlatyPS leaves {{ Fill in ... }} behind; ${{ ... }} is an expression in an example of a workflow.
        if (text.Replace("${{", string.Empty, StringComparison.Ordinal).Contains("{{", StringComparison.Ordinal)) throw Fault(line, "There is a placeholder {{ left to be filled in.");
    }

    private Dictionary<string, string> ReadFrontMatter(MarkdownDocument document)
    {
        if (document.FirstOrDefault() is not YamlFrontMatterBlock block) throw Fault(1, "There is no front matter between two lines of three hyphens.");
        try
        {
            return Yaml.Read<Dictionary<string, string>>(block.Lines.ToString());
        }
        catch (YamlException exception)
        {
            throw Fault(block.Line + 1 + (int)exception.Start.Line, $"The front matter is malformed: {Yaml.Reason(exception)}");
        }
    }

    private PageKind ReadKind()
    {
        if (Name.StartsWith(AboutPrefix, StringComparison.Ordinal)) return PageKind.About;

        var version = Metadata("PlatyPS schema version");
        if (version != SchemaVersion) throw Fault(1, $"The PlatyPS schema version is {version}; {SchemaVersion} is understood.");
        return Metadata("document type") switch
        {
            "cmdlet" => PageKind.Cmdlet,
            "module" => PageKind.Module,
            var other => throw Fault(1, $"The document type '{other}' is unknown: use cmdlet or module."),
        };
    }

    private IReadOnlyList<Section> SplitBelowHeading(MarkdownDocument document)
    {
        if (document.Skip(1).FirstOrDefault() is not HeadingBlock { Level: 1 } heading) throw Fault(1, "The first thing below the front matter must be a heading # with the page's title.");

        var title = Metadata("title");
        var shown = InlineText.Of(heading.Inline);
        if (shown != title) throw Fault(heading.Line + 1, $"The heading is '{shown}', but the front matter's title is '{title}'.");
        if (Kind != PageKind.Module && shown != Name) throw Fault(heading.Line + 1, $"The heading is '{shown}', but the file is named {Name}.md.");

        return Split(document.Skip(2), 2);
    }
}
