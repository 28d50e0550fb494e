using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Ncco;

namespace VoicePS.Commands;

/// <summary>A cmdlet that makes an action which tells a webhook what happened.</summary>
public abstract class NccoEventCmdlet : NccoActionCmdlet
{
    /// <summary>The webhook that is told; the application's own if not given.</summary>
    [Parameter]
    [ValidateWebAddress]
    public virtual string? EventUrl { get; set; }

    /// <summary>How the webhook is told; POST if not given.</summary>
    [Parameter]
    [ValidateSet("POST", "GET")]
    public string? EventMethod { get; set; }

    /// <summary>Adds the webhook.</summary>
    /// <param name="options">Where it goes.</param>
    protected void DescribeEvent(NccoOptions options) => options
        .AddInArray("eventUrl", EventUrl)
        .Add("eventMethod", EventMethod?.ToUpperInvariant());
}
