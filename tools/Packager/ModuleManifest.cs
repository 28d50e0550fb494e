using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;

namespace Packager;

/// <summary>What the manifest of the module says about it. Nothing of the module is run to read it.</summary>
internal sealed class ModuleManifest
{
    private readonly Hashtable _root;
    private readonly Hashtable _data;

    private ModuleManifest(Hashtable root)
    {
        _root = root;
        _data = (root["PrivateData"] as Hashtable)?["PSData"] as Hashtable ?? [];
    }

    public string Version => Text(_root, "ModuleVersion") + (_data["Prerelease"] is string { Length: > 0 } label ? "-" + label : string.Empty);

    public string Author => Text(_root, "Author");

    public string CompanyName => Text(_root, "CompanyName");

    public string Description => Text(_root, "Description");

    public string Copyright => Text(_root, "Copyright");

    public string LicenseUri => Text(_data, "LicenseUri");

    public string ProjectUri => Text(_data, "ProjectUri");

    public string ReleaseNotes => Text(_data, "ReleaseNotes");

    /// <summary>The tags by which the gallery finds a module, its editions and its commands: those that PowerShellGet writes.</summary>
    public IReadOnlyList<string> Tags
    {
        get
        {
            var cmdlets = Texts(_root, "CmdletsToExport");
            return
            [
                .. Texts(_data, "Tags").Prepend("PSModule")
                    .Concat(Texts(_root, "CompatiblePSEditions").Select(static edition => "PSEdition_" + edition))
                    .Append("PSIncludes_Cmdlet")
                    .Concat(cmdlets.Select(static cmdlet => "PSCmdlet_" + cmdlet))
                    .Concat(cmdlets.Select(static cmdlet => "PSCommand_" + cmdlet))
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];
        }
    }

    public static ModuleManifest Load(string path)
    {
        if (!File.Exists(path)) throw new PackagingException($"There is no manifest '{path}'. Build the module first: dotnet build -c Release");
        var script = Parser.ParseFile(path, out _, out var errors);
        if (errors.Length > 0) throw new PackagingException($"'{path}' is no manifest: {errors[0].Message}");
        return script.Find(static node => node is HashtableAst, searchNestedScriptBlocks: false)?.SafeGetValue() is Hashtable root
            ? new ModuleManifest(root)
            : throw new PackagingException($"'{path}' is no manifest.");
    }

    private static string Text(Hashtable table, string name) =>
        table[name] as string ?? throw new PackagingException($"The manifest does not say {name}.");

    private static string[] Texts(Hashtable table, string name) => [.. (table[name] as object?[] ?? [table[name]]).OfType<string>()];
}
