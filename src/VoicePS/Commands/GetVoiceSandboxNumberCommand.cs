using System;
using System.Management.Automation;
using VoicePS.Errors;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Shows what the numbers of a sandbox do: what was set, and what their last digits mean.</summary>
[Cmdlet(VerbsCommon.Get, "VoiceSandboxNumber")]
[OutputType(typeof(VoiceSandboxNumber))]
public sealed class GetVoiceSandboxNumberCommand : SandboxCmdlet
{
    /// <summary>The numbers to look up; without it, all that was set and all endings that mean something.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Number { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var sandbox in RequireSandboxes())
        {
            if (Number is null) WriteObject(SandboxLibrary.ReadNumbers(sandbox), enumerateCollection: true);
            else foreach (var number in Number) Find(sandbox, number);
        }
    }

    private void Find(VoiceSandbox sandbox, string number)
    {
        VoiceSandboxNumber found;
        try
        {
            found = SandboxLibrary.FindNumber(sandbox, number);
        }
        catch (ArgumentException exception)
        {
            WriteError(VoiceErrors.Argument("VoiceSandboxNumberWrong", exception.Message, number, "Give a number such as 447700900404."));
            return;
        }

        WriteObject(found);
    }
}
