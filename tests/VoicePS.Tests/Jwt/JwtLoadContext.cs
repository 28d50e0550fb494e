using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace VoicePS.Tests.Jwt;

/// <summary>Takes every assembly from one folder, except VoicePS.Core: its interfaces are shared with the tests.</summary>
internal sealed class JwtLoadContext(string folder) : AssemblyLoadContext("VoicePS.Jwt " + folder)
{
    public bool HasIdentityModel =>
        Assemblies.Any(static assembly =>
            assembly.GetName().Name!.StartsWith("Microsoft.IdentityModel", StringComparison.Ordinal));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == "VoicePS.Core") return null;

        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
