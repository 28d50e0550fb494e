using System.Management.Automation;
using System.Net;
using System.Security;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Read, "Host")]
[OutputType(typeof(string), typeof(SecureString))]
public sealed class ReadHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    [AllowNull]
    public object[]? Prompt { get; set; }

    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    [Parameter]
    public SwitchParameter MaskInput { get; set; }

    protected override void BeginProcessing()
    {
        if (Prompt is { Length: > 0 })
            Host.UI.Write(string.Join(" ", Prompt) + ": ");

        if (AsSecureString)
            WriteObject(Host.UI.ReadLineAsSecureString());
        else if (MaskInput)
            WriteObject(new NetworkCredential(string.Empty, Host.UI.ReadLineAsSecureString()).Password);
        else
            WriteObject(Host.UI.ReadLine());
    }
}
