using System.Xml.Linq;

namespace HelpBuilder.Output;

/// <summary>The namespaces of MAML, the XML in which PowerShell reads help.</summary>
internal static class MamlNames
{
    public static readonly XNamespace Root = "http://msh";
    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    public static readonly XNamespace Help = "http://msdn.microsoft.com/mshelp";
}
