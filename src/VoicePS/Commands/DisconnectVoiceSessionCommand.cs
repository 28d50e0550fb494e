using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Sessions;

namespace VoicePS.Commands;

/// <summary>Closes a session and forgets its key.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "VoiceSession", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectVoiceSessionCommand : PSCmdlet
{
    /// <summary>The session to close; the current one of this runspace if it is not given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SessionTransformation]
    [ValidateNotNull]
    public VoiceSession? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var state = RunspaceState.Current;
        var session = Session ?? state.Session;
        if (session is null)
        {
            WriteVerbose("There is no voice session in this runspace, so there is nothing to close.");
            return;
        }

        if (!ShouldProcess(session.ToString(), "Close the voice session")) return;

        session.Dispose();
        if (ReferenceEquals(state.Session, session)) state.Session = null;
        WriteVerbose("The session is closed, and its key is forgotten.");
    }
}
