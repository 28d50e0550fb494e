using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;
using PSHost;

namespace Microsoft.PowerShell.Commands;

/// <summary>All parameters and all formatting are the engine's; only the shape is chosen here.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => EngineInternals.UseShape(this, "Table");
}
