using System;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Errors;
using VoicePS.Sessions;

namespace VoicePS.Commands;

/// <summary>A cmdlet that talks to the Voice API by way of a session.</summary>
public abstract class SessionCmdlet : VoiceCmdlet
{
    private VoiceSession? _resolved;

    /// <summary>The session to use; the current one of this runspace if it is not given.</summary>
    [Parameter]
    [SessionTransformation]
    [ValidateNotNull]
    public VoiceSession? Session { get; set; }

    /// <summary>What the cmdlet's requests are about.</summary>
    protected abstract RequestSubject Subject { get; }

    /// <summary>The session that is used.</summary>
    protected VoiceSession ActiveSession => _resolved ??= Resolve();

    /// <summary>Makes sure that there is a session before the first record arrives.</summary>
    protected override void BeginProcessing() => _ = ActiveSession;

    /// <summary>Does one thing by way of the session. A failure becomes an error for this one record; the next records go on.</summary>
    /// <typeparam name="T">What it comes to.</typeparam>
    /// <param name="target">What the user gave for this record; it becomes the error's target.</param>
    /// <param name="work">Does it, on the pipeline thread.</param>
    /// <param name="answer">What it came to, if it did.</param>
    /// <returns>False where an error was written.</returns>
    private protected bool TryDo<T>(object? target, Func<VoiceSession, T> work, out T? answer)
    {
        var session = ActiveSession;
        try
        {
            answer = work(session);
            return true;
        }
        catch (VoiceApiException exception)
        {
            WriteError(VoiceErrors.AtAddress(Explain(exception, target), session.BaseUri));
        }
        catch (Exception exception) when (exception is VoiceRecordingException or VoiceHostNotTrustedException)
        {
            WriteError(VoiceErrors.From(exception, target));
        }
        catch (Exception exception) when (exception is ObjectDisposedException or OperationCanceledException && !session.IsOpen)
        {
            // Somebody closed the session while the request was under way.
            ThrowTerminatingError(VoiceErrors.SessionClosed(session));
        }

        answer = default;
        return false;
    }

    /// <summary>Describes the failure of a request.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="target">What the user gave.</param>
    private protected virtual ErrorRecord Explain(VoiceApiException exception, object? target) =>
        // An id as text survives being written to a file and read again.
        VoiceErrors.From(exception, target is VoiceCallId id ? id.Uuid : target, Subject);

    private VoiceSession Resolve()
    {
        var session = Session ?? RunspaceState.Current.Session;
        if (session is null) ThrowTerminatingError(VoiceErrors.SessionMissing(MyInvocation.MyCommand.Name));
        if (!session!.IsOpen) ThrowTerminatingError(VoiceErrors.SessionClosed(session));
        return session;
    }
}
