using System;
using System.Linq;
using System.Management.Automation;
using VoicePS.Completion;
using VoicePS.Errors;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Puts an end to faults of a sandbox.</summary>
[Cmdlet(VerbsCommon.Remove, "VoiceSandboxFault", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveVoiceSandboxFaultCommand : SandboxCmdlet
{
    /// <summary>The names of the faults. Wildcards are allowed; * removes all.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SandboxFaultCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name) Remove(name);
    }

    private void Remove(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        var found = RequireSandboxes()
            .SelectMany(static sandbox => SandboxLibrary.ReadFaults(sandbox).Select(fault => (sandbox, fault)))
            .Where(pair => pattern.IsMatch(pair.fault.Name))
            .ToList();
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            WriteError(VoiceErrors.Build(
                new InvalidOperationException($"The sandbox has no fault of the name '{name}'."),
                "VoiceSandboxFaultNotFound",
                ErrorCategory.ObjectNotFound,
                name,
                "See what there is: Get-VoiceSandboxFault"));
        }

        foreach (var (sandbox, fault) in found)
        {
            if (ShouldProcess(fault.Name, $"Remove the fault from the sandbox at {sandbox.BaseUri}")) SandboxLibrary.RemoveFault(sandbox, fault.Name);
        }
    }
}
