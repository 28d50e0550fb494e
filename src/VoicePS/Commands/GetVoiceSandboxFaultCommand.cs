using System.Linq;
using System.Management.Automation;
using VoicePS.Completion;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Lists the faults of a sandbox, and what they have done so far.</summary>
[Cmdlet(VerbsCommon.Get, "VoiceSandboxFault")]
[OutputType(typeof(VoiceSandboxFault))]
public sealed class GetVoiceSandboxFaultCommand : SandboxCmdlet
{
    /// <summary>The names of the faults; all if not given. Wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SandboxFaultCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var names = Name.Select(static name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToArray();
        foreach (var sandbox in RequireSandboxes())
        {
            WriteObject(
                SandboxLibrary.ReadFaults(sandbox).Where(fault => names.Any(name => name.IsMatch(fault.Name))), enumerateCollection: true);
        }
    }
}
