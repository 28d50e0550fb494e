using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>One call of Should with one operator: what it was given, and PowerShell to judge it with.</summary>
internal sealed class Assertion(ShouldCommand command, object? actual, bool negate, IReadOnlyDictionary<string, object?> arguments)
{
    public object? Actual { get; } = actual;

    public bool Negate { get; } = negate;

    /// <summary>" because ...," or nothing.</summary>
    public string Because { get; } = BecauseClause(Text(arguments, "Because"));

    /// <summary>What goes down the pipeline if the assertion holds.</summary>
    public object? Output { get; set; }

    public PSCmdlet Engine => command;

    public string Wording => Format(Actual);

    public static string Format(object? value) => ValueFormatter.Format(value);

    public static string BecauseClause(string? reason)
    {
        var text = reason?.Trim() ?? "";
        if (text.StartsWith("because ", StringComparison.OrdinalIgnoreCase))
            text = text["because ".Length..];
        return text.Length == 0 ? "" : $" because {text},";
    }

    public bool Has(string name) => arguments.ContainsKey(name);

    public object? Argument(string name) => arguments.GetValueOrDefault(name);

    public string Text(string name) => Text(arguments, name) ?? "";

    public bool Switch(string name) => Argument(name) is SwitchParameter { IsPresent: true };

    /// <summary>Lets PowerShell's own operator decide, so that conversions and cultures are PowerShell's.</summary>
    public bool Holds(object? left, string comparison, object? right)
    {
        var script = ScriptBlock.Create($"param($left, $right) $left {comparison} $right");
        return LanguagePrimitives.IsTrue(command.InvokeCommand.InvokeScript(true, script, null, left, right));
    }

    public static IReadOnlyList<object?> Items(object? value) =>
        LanguagePrimitives.GetEnumerable(value) is { } items ? [.. items.Cast<object?>()] : [value];

    private static string? Text(IReadOnlyDictionary<string, object?> arguments, string name) =>
        arguments.TryGetValue(name, out var value) && value is not null ? LanguagePrimitives.ConvertTo<string>(value) : null;
}
