using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using HelpBuilder.Pages;

namespace HelpBuilder.Output;

/// <summary>Writes a MAML help file.</summary>
internal static class MamlFile
{
    /// <summary>The file for these cmdlets, as text.</summary>
    public static string Write(IEnumerable<CommandPage> pages)
    {
        // Without schema="maml" PowerShell ignores the file without a word.
        var root = new XElement(MamlNames.Root + "helpItems", new XAttribute("schema", "maml"), pages.Select(MamlCommand.From));
        var buffer = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(buffer, settings)) new XDocument(root).Save(writer);
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) + "\n";
    }
}
