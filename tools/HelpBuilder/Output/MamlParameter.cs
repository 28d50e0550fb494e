using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HelpBuilder.Pages;
using static HelpBuilder.Output.MamlNames;

namespace HelpBuilder.Output;

/// <summary>Writes a parameter, once for the list of all and once for each syntax that it is part of.</summary>
internal static class MamlParameter
{
    /// <summary>The parameter in the list of all parameters, as it is in the first set that it names.</summary>
    public static XElement InList(ParameterText parameter) => Write(parameter, parameter.Facts.ParameterSets[0]);

    /// <summary>The parameter in the syntax of one parameter set.</summary>
    public static XElement InSyntax(ParameterText parameter, ParameterSetBlock set) => Write(parameter, set);

    private static XElement Write(ParameterText parameter, ParameterSetBlock set)
    {
        var facts = parameter.Facts;
        var type = new TypeName(facts.Type);
        return new XElement(
            Command + "parameter",
            new XAttribute("required", Text(set.IsRequired)),
            new XAttribute("variableLength", Text(type.IsArray)),
            new XAttribute("globbing", Text(facts.SupportsWildcards)),
            new XAttribute("pipelineInput", PipelineInput(set)),
            new XAttribute("position", set.Position == "Named" ? "named" : set.Position),
            new XAttribute("aliases", facts.Aliases.Count == 0 ? "none" : string.Join(", ", facts.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            new XElement(Maml + "description", MamlText.From(parameter.Description)),
            type.IsSwitch ? null : Value(type.Short, type.IsArray),
            new XElement(Dev + "type", new XElement(Maml + "name", type.Full), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", DefaultValue(facts, type)),
            AcceptedValues(facts.AcceptedValues));
    }

    private static XElement Value(string text, bool isArray) => new(
        Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", Text(isArray)), text);

    private static XElement? AcceptedValues(List<string> values) => values.Count == 0
        ? null
        : new XElement(Command + "parameterValueGroup", values.Select(static value => Value(value, isArray: false)));

    private static string DefaultValue(ParameterBlock facts, TypeName type)
    {
        if (facts.DefaultValue.Length > 0) return facts.DefaultValue;
        return type.IsSwitch ? "False" : "None";
    }

    private static string PipelineInput(ParameterSetBlock set) => (set.ValueFromPipeline, set.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static string Text(bool value) => value ? "true" : "false";
}
