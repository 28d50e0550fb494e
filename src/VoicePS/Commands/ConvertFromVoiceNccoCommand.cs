using System;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Reads the actions of NCCOs from JSON text.</summary>
[Cmdlet(VerbsData.ConvertFrom, "VoiceNcco", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(VoiceNccoAction))]
public sealed class ConvertFromVoiceNccoCommand : NccoInputCmdlet
{
    /// <inheritdoc/>
    private protected override void Take(NccoDocument document)
    {
        VoiceNcco ncco;
        try
        {
            ncco = document.ToNcco();
        }
        catch (FormatException exception)
        {
            WriteError(VoiceErrors.NccoNotUnderstood(exception, document.Source ?? InputObject));
            return;
        }

        WriteObject(ncco.Actions, enumerateCollection: true);
    }
}
