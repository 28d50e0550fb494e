using System;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Writes NCCOs as the JSON text that a web server returns.</summary>
[Cmdlet(VerbsData.ConvertTo, "VoiceNcco", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(string))]
public sealed class ConvertToVoiceNccoCommand : NccoInputCmdlet
{
    /// <summary>Writes each NCCO in one line.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <inheritdoc/>
    private protected override void Take(NccoDocument document)
    {
        string json;
        try
        {
            json = document.ToNcco().ToJson(indented: !Compress);
        }
        catch (FormatException exception)
        {
            WriteError(VoiceErrors.NccoNotUnderstood(exception, document.Source ?? InputObject));
            return;
        }

        WriteObject(json);
    }
}
