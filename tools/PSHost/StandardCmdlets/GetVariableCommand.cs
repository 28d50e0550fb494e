using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Variable")]
[OutputType(typeof(PSVariable))]
public class GetVariableCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
                Search(name);
            else if (SessionState.PSVariable.Get(name) is { } variable)
                Write(variable);
            else
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"Cannot find a variable with the name '{name}'."), "VariableNotFound", ErrorCategory.ObjectNotFound, name));
        }
    }

    private void Search(string pattern)
    {
        var wanted = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        var names = InvokeProvider.ChildItem.GetNames(["Variable:"], ReturnContainers.ReturnMatchingContainers, recurse: false, force: true, literalPath: true);
        foreach (var name in names.Where(wanted.IsMatch))
        {
            if (SessionState.PSVariable.Get(name) is { } variable)
                Write(variable);
        }
    }

    private void Write(PSVariable variable) => WriteObject(ValueOnly ? variable.Value : variable);
}
