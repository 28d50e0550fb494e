using System;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Write, "Information")]
public sealed class WriteInformationCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [Alias("Msg", "Message")]
    [AllowNull]
    public object? MessageData { get; set; }

    [Parameter(Position = 1)]
    public string[] Tags { get; set; } = [];

    protected override void BeginProcessing()
    {
        if (Tags.FirstOrDefault(tag => tag.StartsWith("PS", StringComparison.OrdinalIgnoreCase)) is not { } reserved)
            return;

        var exception = new InvalidOperationException($"Tags that start with 'PS' are reserved for PowerShell: '{reserved}'.");
        ThrowTerminatingError(new ErrorRecord(exception, "PSPrefixReservedInInformationTag", ErrorCategory.InvalidArgument, reserved));
    }

    protected override void ProcessRecord() => WriteInformation(MessageData, Tags);
}
