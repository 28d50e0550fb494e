using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS;

/// <summary>An NCCO was not sent, because the service would refuse it.</summary>
public sealed class VoiceNccoException : Exception
{
    /// <summary>The message names so many findings; the rest is in <see cref="Findings"/>.</summary>
    private const int Named = 5;

    /// <summary>Describes what is wrong with an NCCO.</summary>
    /// <param name="findings">What was found; warnings among them are left out of the message.</param>
    public VoiceNccoException(IReadOnlyList<VoiceNccoFinding> findings)
        : base(Describe(findings ?? throw new ArgumentNullException(nameof(findings)))) => Findings = findings;

    /// <summary>Everything that was found, warnings as well.</summary>
    public IReadOnlyList<VoiceNccoFinding> Findings { get; }

    private static string Describe(IReadOnlyList<VoiceNccoFinding> findings)
    {
        var errors = findings.Where(static finding => finding.Severity == VoiceNccoSeverity.Error).ToArray();
        const string Refused = "The service would refuse this NCCO, so it was not sent.";
        if (errors.Length == 1) return $"{Refused} {errors[0]}";

        var lines = errors.Take(Named).Select(static finding => finding.ToString());
        if (errors.Length > Named) lines = lines.Append($"And {errors.Length - Named} more.");
        return $"{Refused}\n{string.Join("\n", lines)}";
    }
}
