using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Errors;
using VoicePS.Sessions;

namespace VoicePS.Commands;

/// <summary>Asks the service whether it accepts a session, and explains where it does not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "VoiceSession")]
[OutputType(typeof(bool), typeof(VoiceSessionTest))]
public sealed class TestVoiceSessionCommand : RequestCmdlet
{
    /// <summary>Writes what was found as an object instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.Service;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var session = ActiveSession;
        var found = Await(context => AskAsync(session, context));
        if (Detailed)
        {
            WriteObject(found);
            return;
        }

        if (!found.Success) WriteWarning(found.Explanation);
        WriteObject(found.Success);
    }

    private static async Task<VoiceSessionTest> AskAsync(VoiceSession session, RequestContext context)
    {
        try
        {
            using var pager = session.Calls.List(new CallQuery { PageSize = 1 });
            await pager.NextAsync(context).ConfigureAwait(false);
            return new VoiceSessionTest(session, "Accepted", $"The service at {session.BaseUri} accepts application {session.ApplicationId}.")
            {
                ClockOffset = DateTimeOffset.UtcNow - pager.ServerTime,
            };
        }
        catch (VoiceApiException exception)
        {
            return SessionDiagnosis.Explain(session, exception, DateTimeOffset.UtcNow);
        }
    }
}
