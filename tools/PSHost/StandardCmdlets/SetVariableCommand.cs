using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Set, "Variable", SupportsShouldProcess = true)]
[OutputType(typeof(PSVariable))]
public sealed class SetVariableCommand : PSCmdlet
{
    private readonly List<object?> _values = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    /// <summary>Global, Script, Local or Private.</summary>
    [Parameter]
    [ValidateSet("Global", "Script", "Local", "Private")]
    public string? Scope { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => _values.Add(Value);

    protected override void EndProcessing()
    {
        var value = _values.Count > 1 ? _values.ToArray() : _values.Count == 1 ? _values[0] : null;
        foreach (var name in Name)
        {
            var scoped = string.IsNullOrEmpty(Scope) || name.Contains(':', StringComparison.Ordinal) ? name : $"{Scope}:{name}";
            if (!ShouldProcess($"Name: {name} Value: {value}", "Set variable"))
                continue;

            SessionState.PSVariable.Set(scoped, value);
            if (PassThru)
                WriteObject(SessionState.PSVariable.Get(scoped));
        }
    }
}
