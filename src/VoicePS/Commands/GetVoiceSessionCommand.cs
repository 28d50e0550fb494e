using System.Management.Automation;
using VoicePS.Sessions;

namespace VoicePS.Commands;

/// <summary>Gets the current session of this runspace.</summary>
[Cmdlet(VerbsCommon.Get, "VoiceSession")]
[OutputType(typeof(VoiceSession))]
public sealed class GetVoiceSessionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (RunspaceState.Current.Session is { } session)
        {
            WriteObject(session);
            return;
        }

        WriteVerbose("There is no voice session in this runspace. Connect-VoiceSession opens one.");
    }
}
