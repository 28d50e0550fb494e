using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace VoicePS.Loading;

/// <summary>
/// Keeps the JWT library and what it needs apart from every other module in the process. What lies in its
/// folder comes from there; everything else, VoicePS.Core included, is shared.
/// </summary>
/// <remarks>
/// Overriding <see cref="Load"/> is what isolates: a context that only answers the Resolving event is asked
/// after the default context, and gets another module's copy. Exists on PowerShell 7 only, so this type must
/// be touched only from there.
/// </remarks>
internal sealed class PrivateLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    public PrivateLoadContext(string folder) => _folder = folder;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
