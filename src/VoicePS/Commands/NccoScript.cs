using System;
using System.Collections.Generic;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Events;
using VoicePS.Core.Ncco;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>A script that makes the NCCO with which an event is answered. It runs on the pipeline thread.</summary>
internal sealed class NccoScript
{
    /// <summary>How many different findings in the script's NCCOs are told.</summary>
    private const int ToldLimit = 1000;

    private readonly PSCmdlet _cmdlet;
    private readonly ScriptBlock _script;
    private readonly VoiceNcco? _otherwise;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <param name="cmdlet">Who writes what there is to tell.</param>
    /// <param name="script">The script. It gets the event as its argument.</param>
    /// <param name="otherwise">The NCCO of answer webhooks for which the script has none.</param>
    public NccoScript(PSCmdlet cmdlet, ScriptBlock script, VoiceNcco? otherwise)
    {
        _cmdlet = cmdlet;
        _script = script;
        _otherwise = otherwise;
    }

    /// <summary>True where the script's NCCOs are tested.</summary>
    public bool IsTested { get; init; }

    /// <summary>Runs the script for an event. One that fails is told of, and the event gets its usual answer.</summary>
    /// <param name="received">The event.</param>
    public EventAnswer Run(VoiceEvent received)
    {
        try
        {
            var output = _script.InvokeWithContext(null, [new PSVariable("_", received)], received);
            return NccoOutput.Read(output, _cmdlet.SessionState.Path) is { } ncco ? EventAnswer.With(ncco) : Usual(received);
        }
        catch (Exception exception) when (exception is (RuntimeException or FormatException) and not PipelineStoppedException)
        {
            _cmdlet.WriteError(VoiceErrors.Build(
                exception,
                "VoiceNccoScriptFailed",
                ErrorCategory.InvalidResult,
                received,
                "Correct -NccoScript. The event got the answer that it would have got without it."));
            return Usual(received);
        }
    }

    /// <summary>How an event is answered without the script.</summary>
    /// <param name="received">The event.</param>
    public EventAnswer Usual(VoiceEvent received) =>
        received is VoiceAnswerEvent && _otherwise is not null ? EventAnswer.With(_otherwise) : EventAnswer.Empty;

    /// <summary>
    /// Warns of mistakes in an answer. After it was sent: somebody waits for it on the phone, and the service is the judge of it
    /// anyway. A script makes the same mistake in each call: it is told once.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="received">The event that it answered.</param>
    public void WarnOf(EventAnswer answer, VoiceEvent received)
    {
        if (!IsTested || answer.Ncco is not { } ncco || ncco == _otherwise) return;

        foreach (var finding in NccoLinter.Check(ncco))
        {
            if (_told.Count < ToldLimit && _told.Add($"{finding.Rule} {finding}"))
            {
                _cmdlet.WriteWarning($"The NCCO that -NccoScript wrote for the event {received}: {finding}");
            }
        }
    }
}
