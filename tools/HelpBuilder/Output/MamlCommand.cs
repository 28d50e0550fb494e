using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HelpBuilder.Pages;
using static HelpBuilder.Output.MamlNames;

namespace HelpBuilder.Output;

/// <summary>Writes the help of one cmdlet, in the order that other readers of MAML expect.</summary>
internal static class MamlCommand
{
    public static XElement From(CommandPage page)
    {
        var hyphen = page.Name.IndexOf('-', System.StringComparison.Ordinal);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XAttribute(XNamespace.Xmlns + "MSHelp", Help),
            new XElement(
                Command + "details",
                new XElement(Command + "name", page.Name),
                new XElement(Command + "verb", page.Name[..hyphen]),
                new XElement(Command + "noun", page.Name[(hyphen + 1)..]),
                new XElement(Maml + "description", new XElement(Maml + "para", page.Synopsis))),
            new XElement(Maml + "description", MamlText.From(page.Description)),
            new XElement(Command + "syntax", page.Syntax.Select(syntax => SyntaxItem(page, syntax))),
            new XElement(Command + "parameters", page.Parameters.Where(static parameter => !parameter.Facts.DontShow).Select(MamlParameter.InList)),
            new XElement(Command + "inputTypes", page.Inputs.Select(static input => TypeOf(Command + "inputType", input))),
            new XElement(Command + "returnValues", page.Outputs.Select(static output => TypeOf(Command + "returnValue", output))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", MamlText.From(page.Notes))),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", Links(page)));
    }

    private static XElement SyntaxItem(CommandPage page, SyntaxText syntax)
    {
        var members = page.Parameters
            .Where(static parameter => !parameter.Facts.DontShow)
            .Select(parameter => (Parameter: parameter, Set: parameter.In(syntax.Set)))
            .Where(static member => member.Set is not null)
            .OrderBy(member => syntax.PlaceOf(member.Parameter.Name));
        return new XElement(
            Command + "syntaxItem",
            new XElement(Maml + "name", page.Name),
            members.Select(static member => MamlParameter.InSyntax(member.Parameter, member.Set!)));
    }

    private static XElement TypeOf(XName name, TypeText type) => new(
        name,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Name)),
        new XElement(Maml + "description", MamlText.From(type.Description)));

    private static XElement Example(ExampleText example) => new(
        Command + "example",
        new XElement(Maml + "title", $"--- {example.Title} ---"),
        new XElement(Maml + "introduction", MamlText.Introduction(example.Introduction)),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", MamlText.From(example.Remarks).Append(MamlText.Gap)));

    // Get-Help -Online opens the first link that has an address.
    private static IEnumerable<XElement> Links(CommandPage page) =>
        page.Links.Prepend(new LinkText("Online Version:", page.HelpUri)).Select(static link => new XElement(
            Maml + "navigationLink",
            new XElement(Maml + "linkText", link.Text),
            new XElement(Maml + "uri", link.Uri)));
}
