using System.Linq;
using System.Management.Automation;
using VoicePS.Core.Ncco;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Tests an NCCO before it is sent anywhere.</summary>
internal static class NccoGate
{
    /// <summary>Writes a warning for what is doubtful, and ends the command where the service would refuse the NCCO.</summary>
    /// <param name="cmdlet">The cmdlet that was given the NCCO.</param>
    /// <param name="ncco">The NCCO, or null where there is none.</param>
    public static void TestNcco(this PSCmdlet cmdlet, VoiceNcco? ncco)
    {
        if (Examine(cmdlet, ncco) is { } refusal) cmdlet.ThrowTerminatingError(refusal);
    }

    /// <summary>
    /// The same for an NCCO that came with one of many records: where the service would refuse it, that is an error of
    /// this record alone.
    /// </summary>
    /// <param name="cmdlet">The cmdlet that was given the NCCO. It writes the warnings.</param>
    /// <param name="ncco">The NCCO.</param>
    /// <returns>The error; null where the service would take the NCCO.</returns>
    public static ErrorRecord? Examine(this PSCmdlet cmdlet, VoiceNcco? ncco)
    {
        if (ncco is null) return null;
        var findings = NccoLinter.Check(ncco);
        foreach (var finding in findings.Where(static finding => finding.Severity == VoiceNccoSeverity.Warning))
        {
            cmdlet.WriteWarning($"The NCCO: {finding}");
        }

        return findings.Any(static finding => finding.Severity == VoiceNccoSeverity.Error)
            ? VoiceErrors.NccoInvalid(new VoiceNccoException(findings), ncco)
            : null;
    }
}
