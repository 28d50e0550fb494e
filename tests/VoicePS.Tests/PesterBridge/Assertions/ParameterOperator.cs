using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace VoicePS.Tests.PesterBridge;

/// <summary>-HaveParameter.</summary>
internal static class ParameterOperator
{
    public static string? HaveParameter(Assertion assertion)
    {
        if ((assertion.Actual is PSObject wrapped ? wrapped.BaseObject : assertion.Actual) is not CommandInfo command)
            throw new PSArgumentException("Input value must be non-null CommandInfo object. You can get one by calling Get-Command.");
        var name = assertion.Text("ParameterName");
        if (name.Length == 0)
            throw new PSArgumentException("The ParameterName can't be empty.");

        var set = assertion.Text("InParameterSet");
        List<string> wanted = [$"to {(assertion.Negate ? "not " : "")}have a parameter {name}{(set.Length > 0 ? $" in parameter set {set}" : "")}"];
        List<string> buts = [];
        if (!command.Parameters.TryGetValue(name, out var parameter))
        {
            if (!assertion.Negate)
                buts.Add("the parameter is missing");
        }
        else
        {
            Examine(assertion, command, parameter, wanted, buts);
        }

        return buts.Count == 0
            ? null
            : $"Expected command {command.Name} {Enumeration.And(wanted)},{assertion.Because} but {Enumeration.And(buts)}.";
    }

    private static void Examine(Assertion assertion, CommandInfo command, ParameterMetadata parameter, List<string> wanted, List<string> buts)
    {
        var set = assertion.Text("InParameterSet");
        var attributes = parameter.Attributes.OfType<ParameterAttribute>()
            .Where(attribute => set.Length == 0 || string.Equals(attribute.ParameterSetName, set, System.StringComparison.OrdinalIgnoreCase)).ToList();
        if (!assertion.Negate && attributes.Count == 0 && set.Length > 0)
        {
            buts.Add("the parameter is missing");
            return;
        }

        if (assertion.Negate && (set.Length > 0 ? attributes.Count > 0 : !HasRequirementToNegate(assertion)))
        {
            buts.Add("the parameter exists");
            return;
        }

        if (assertion.Has("Mandatory"))
            Require("mandatory", attributes.Any(attribute => attribute.Mandatory), assertion.Switch("Mandatory") != assertion.Negate);
        if (assertion.Argument("Type") is { } type)
            Require($"of type [{ValueOperators.TypeNamed(type).FullName}]", parameter.ParameterType == ValueOperators.TypeNamed(type), !assertion.Negate);
        if (assertion.Has("DefaultValue"))
        {
            var expected = assertion.Text("DefaultValue");
            var actual = DefaultOf(command, parameter.Name);
            Require($"by default {Assertion.Format(expected)}", string.Equals(actual, expected, System.StringComparison.OrdinalIgnoreCase), !assertion.Negate);
        }

        foreach (var alias in Assertion.Items(assertion.Argument("Alias")).Where(alias => alias is not null).Select(alias => LanguagePrimitives.ConvertTo<string>(alias)))
            Require($"also called '{alias}'", parameter.Aliases.Contains(alias, System.StringComparer.OrdinalIgnoreCase), !assertion.Negate);

        void Require(string what, bool isSo, bool shouldBeSo)
        {
            wanted.Add($"which is {(shouldBeSo ? "" : "not ")}{what}");
            if (isSo != shouldBeSo)
                buts.Add($"it was {(isSo ? "" : "not ")}{what}");
        }
    }

    // An alias alone does not count, as in Pester: -Not -HaveParameter X -Alias y fails if there is an X, whatever its aliases.
    private static bool HasRequirementToNegate(Assertion assertion) =>
        assertion.Switch("Mandatory") || assertion.Argument("Type") is not null || assertion.Text("DefaultValue").Length > 0;

    private static string DefaultOf(CommandInfo command, string name)
    {
        var resolved = command is AliasInfo alias ? alias.ResolvedCommand : command;
        var ast = resolved switch
        {
            FunctionInfo function => function.ScriptBlock.Ast,
            ExternalScriptInfo script => script.ScriptBlock.Ast,
            _ => throw new PSArgumentException("Using -DefaultValue is only supported for functions and scripts."),
        };
        var declared = ast is FunctionDefinitionAst { Parameters: { } inline } ? inline
            : (ast as FunctionDefinitionAst)?.Body.ParamBlock?.Parameters ?? (ast as ScriptBlockAst)?.ParamBlock?.Parameters;
        var value = declared?.FirstOrDefault(parameter => string.Equals(parameter.Name.VariablePath.UserPath, name, System.StringComparison.OrdinalIgnoreCase))?.DefaultValue;
        return value switch
        {
            null => "",
            StringConstantExpressionAst text => text.Value,
            ConstantExpressionAst constant => LanguagePrimitives.ConvertTo<string>(constant.Value),
            VariableExpressionAst { Extent.Text: "$true" or "$false" } truth => truth.VariablePath.UserPath,
            VariableExpressionAst { Extent.Text: "$null" } => "",
            _ => value.Extent.Text,
        };
    }
}
