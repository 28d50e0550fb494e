using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using VoicePS.Sessions;

namespace VoicePS.Loading;

/// <summary>What happens when the module is imported into, or removed from, a runspace.</summary>
public sealed class ModuleEvents : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly ResolveEventHandler DesktopHandler = ResolveOnDesktop;

    /// <summary>Nothing is loaded on import; Windows PowerShell learns where System.Text.Json is.</summary>
    public void OnImport()
    {
        if (ModuleFolder.IsDesktop) AppDomain.CurrentDomain.AssemblyResolve += DesktopHandler;
    }

    /// <summary>Ends what this runspace began: its session and its sandboxes.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceState.Current.Clear();
        if (ModuleFolder.IsDesktop) AppDomain.CurrentDomain.AssemblyResolve -= DesktopHandler;
    }

    // The handler is asked on behalf of the whole process, and answers only for this module's own assemblies.
    private static Assembly? ResolveOnDesktop(object sender, ResolveEventArgs request)
    {
        var location = request.RequestingAssembly?.Location;
        if (location is null || !location.StartsWith(ModuleFolder.Path, StringComparison.OrdinalIgnoreCase)) return null;

        var path = Path.Combine(ModuleFolder.DesktopDependencies, new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
