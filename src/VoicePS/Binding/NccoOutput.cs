using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Reads the NCCO that a script wrote.</summary>
internal static class NccoOutput
{
    /// <summary>Reads the output of a script, in every form that a parameter -Ncco takes; null where there is none.</summary>
    /// <param name="output">What the script wrote.</param>
    /// <param name="paths">Knows what a path means in the session.</param>
    /// <exception cref="FormatException">The output is not an NCCO; the message says why.</exception>
    public static VoiceNcco? Read(IEnumerable<PSObject?> output, PathIntrinsics paths)
    {
        var items = output.Where(static item => item is not null).ToArray();
        if (items.Length == 0) return null;
        try
        {
            var ncco = new NccoInput(paths).Open(items.Length == 1 ? items[0] : items).ToNcco();

            // Some values are found to have no form in JSON only when they are written.
            _ = ncco.ToJson(indented: false);
            return ncco;
        }
        catch (FormatException exception)
        {
            throw new FormatException($"What the script wrote is not an NCCO. {exception.Message}", exception);
        }
    }
}
