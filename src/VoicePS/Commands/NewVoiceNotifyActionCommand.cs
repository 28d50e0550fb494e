using System.Collections;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>Makes the action that tells a webhook how far the call has come (NCCO: notify).</summary>
[Cmdlet(VerbsCommon.New, "VoiceNotifyAction")]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceNotifyActionCommand : NccoEventCmdlet
{
    /// <summary>What the webhook is told: a hashtable, an object, or the JSON text of an object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [FieldsTransformation(ReadsJson = true)]
    public IDictionary Payload { get; set; } = null!;

    /// <summary>The webhook that is told. Its answer may be an NCCO, which replaces the rest of this one.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateWebAddress]
    public override string? EventUrl { get; set; }

    /// <inheritdoc/>
    protected override string Action => "notify";

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options)
    {
        options.Add("payload", Payload);
        DescribeEvent(options);
    }
}
