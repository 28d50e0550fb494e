using System;
using System.Management.Automation;
using System.Net;
using System.Security;

namespace Microsoft.PowerShell.Commands;

/// <summary>To plain text only; see <see cref="ConvertToSecureStringCommand"/>.</summary>
[Cmdlet(VerbsData.ConvertFrom, "SecureString")]
[OutputType(typeof(string))]
public sealed class ConvertFromSecureStringCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public SecureString? SecureString { get; set; }

    [Parameter(Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    protected override void ProcessRecord()
    {
        if (!AsPlainText)
            ThrowTerminatingError(new ErrorRecord(new NotSupportedException("PSHost converts to plain text only: -AsPlainText."), "PlainTextOnly", ErrorCategory.NotImplemented, targetObject: null));
        WriteObject(new NetworkCredential(string.Empty, SecureString).Password);
    }
}
