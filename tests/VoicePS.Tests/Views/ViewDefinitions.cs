using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Views;

/// <summary>The module's file of views, and the types that it is for.</summary>
internal static class ViewDefinitions
{
    private static readonly Assembly Module = Assembly.LoadFrom(Path.Combine(Repository.ModuleFolder, "VoicePS.dll"));

    private static readonly XDocument Document = XDocument.Load(Path.Combine(Repository.ModuleFolder, "VoicePS.Format.ps1xml"));

    /// <summary>What cmdlets declare that they write, apart from what is PowerShell's own.</summary>
    public static IReadOnlyList<Type> OutputTypes { get; } =
    [
        .. Cmdlets().SelectMany(static cmdlet => cmdlet.Outputs).Where(static type => type.Namespace == "VoicePS").Distinct().OrderBy(static type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>All that somebody may meet in a pipeline: the types that cmdlets write, the kinds of events, and the words of a transcript.</summary>
    public static IReadOnlyList<Type> ShownTypes { get; } =
    [
        .. OutputTypes.Where(static type => !type.IsAbstract && type.BaseType != typeof(VoiceEvent)),
        .. typeof(VoiceEvent).Assembly.GetExportedTypes().Where(static type => type.BaseType == typeof(VoiceEvent)),
        typeof(VoiceTranscriptionWord),
    ];

    /// <summary>Each cmdlet with what it declares that it writes.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<Type> Outputs)> Cmdlets() =>
        from type in Module.GetExportedTypes()
        let cmdlet = type.GetCustomAttribute<CmdletAttribute>()
        where cmdlet is not null
        select ($"{cmdlet.VerbName}-{cmdlet.NounName}",
            (IReadOnlyList<Type>)[.. type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(static output => output.Type).Select(static output => output.Type)]);

    /// <summary>The views of one shape for a type, or for the class that it comes from.</summary>
    public static IReadOnlyList<XElement> Of(Type type, string control) =>
    [
        .. Document.Descendants("View")
            .Where(view => view.Element("ViewSelectedBy")!.Elements("TypeName").Any(name => name.Value == type.FullName || name.Value == type.BaseType?.FullName))
            .Select(view => view.Element(control))
            .OfType<XElement>(),
    ];

    /// <summary>The entry of a list that is for a type.</summary>
    public static XElement EntryFor(Type type, XElement list)
    {
        var entries = list.Descendants("ListEntry").ToArray();
        return entries.SingleOrDefault(entry => entry.Descendants("TypeName").Any(name => name.Value == type.FullName))
            ?? entries.Single(static entry => entry.Element("EntrySelectedBy") is null);
    }
}
