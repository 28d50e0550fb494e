using System;
using System.Collections.Generic;

namespace HelpBuilder.Output;

/// <summary>The name of a parameter's type, in full and as PowerShell shows it in a syntax.</summary>
internal sealed class TypeName
{
    private const string NullablePrefix = "System.Nullable`1[";

    private static readonly Dictionary<string, string> Accelerators = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Double"] = "double",
        ["System.Guid"] = "guid",
        ["System.Int32"] = "int",
        ["System.Security.SecureString"] = "securestring",
        ["System.String"] = "string",
        ["System.TimeSpan"] = "timespan",
        ["System.UInt64"] = "ulong",
        ["System.Uri"] = "uri",
    };

    public TypeName(string name)
    {
        // That a value may be left out is what "required" tells; the wrapper around the type only hides its name.
        Full = name.StartsWith(NullablePrefix, StringComparison.Ordinal) && name.EndsWith(']')
            ? name[NullablePrefix.Length..^1]
            : name;
    }

    public string Full { get; }

    public bool IsArray => Full.EndsWith("[]", StringComparison.Ordinal);

    public bool IsSwitch => Full == "System.Management.Automation.SwitchParameter";

    public string Short
    {
        get
        {
            var element = IsArray ? Full[..^2] : Full;
            var name = Accelerators.TryGetValue(element, out var known) ? known : element[(element.LastIndexOf('.') + 1)..];
            return IsArray ? name + "[]" : name;
        }
    }
}
