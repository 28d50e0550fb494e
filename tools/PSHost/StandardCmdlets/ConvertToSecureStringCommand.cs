using System;
using System.Management.Automation;
using System.Net;
using System.Security;

namespace Microsoft.PowerShell.Commands;

/// <summary>Plain text only. The encrypted form of the original ties the text to a user or a key and is not needed here.</summary>
[Cmdlet(VerbsData.ConvertTo, "SecureString")]
[OutputType(typeof(SecureString))]
public sealed class ConvertToSecureStringCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
#pragma warning disable CA1720 // The original's parameter has this name.
    public string String { get; set; } = string.Empty;
#pragma warning restore CA1720

    [Parameter(Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (!AsPlainText)
            ThrowTerminatingError(new ErrorRecord(new NotSupportedException("PSHost converts plain text only: -AsPlainText."), "PlainTextOnly", ErrorCategory.NotImplemented, targetObject: null));
        WriteObject(new NetworkCredential(string.Empty, String).SecurePassword);
    }
}
