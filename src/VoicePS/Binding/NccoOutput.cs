using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Reads the NCCO that a script wrote.</summary>
internal static class NccoOutput
{
    private static readonly NccoTransformationAttribute Transformation = new();

    /// <summary>Reads the output of a script, in every form that a parameter -Ncco takes; null where there is none.</summary>
    /// <exception cref="FormatException">The output is not an NCCO; the message says why.</exception>
    public static VoiceNcco? Read(IEnumerable<PSObject?> output)
    {
        var items = output.Where(static item => item is not null).ToArray();
        if (items.Length == 0) return null;
        try
        {
            var ncco = (VoiceNcco)Transformation.Transform(null!, items.Length == 1 ? items[0]! : items)!;

            // Some values are found to have no form in JSON only when they are written.
            _ = ncco.ToString();
            return ncco;
        }
        catch (ArgumentTransformationMetadataException exception)
        {
            throw new FormatException($"What the script wrote is not an NCCO. {exception.Message}", exception);
        }
    }
}
