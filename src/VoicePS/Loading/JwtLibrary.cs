using System;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;
using VoicePS.Core.Security;

namespace VoicePS.Loading;

/// <summary>The one place that knows where the JWT library is and how it is loaded: once, when the first key or signature is read.</summary>
internal static class JwtLibrary
{
    private const string AssemblyFile = "VoicePS.Jwt.dll";
    private const string TypeName = "VoicePS.Jwt.JwtToolkit";

    private static readonly Lazy<IJwtToolkit> Loaded = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    public static IJwtToolkit Toolkit => Loaded.Value;

    /// <summary>The same library, for the tokens of webhooks.</summary>
    public static IWebhookTokenReader WebhookTokens => (IWebhookTokenReader)Loaded.Value;

    private static IJwtToolkit Load()
    {
        var assembly = ModuleFolder.IsDesktop
            ? Assembly.LoadFrom(Path.Combine(ModuleFolder.DesktopDependencies, AssemblyFile))
            : LoadPrivately(Path.Combine(ModuleFolder.Path, "dependencies", "net8.0"));
        return (IJwtToolkit)Activator.CreateInstance(assembly.GetType(TypeName, throwOnError: true)!)!;
    }

    // Not inlined, so that Windows PowerShell never meets a type it does not have.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Assembly LoadPrivately(string folder) =>
        new PrivateLoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, AssemblyFile));
}
