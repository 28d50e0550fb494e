using System.Reflection;
using System.Security.Cryptography;

namespace VoicePS.Bench;

/// <summary>Where things lie in the checkout that this program was built from.</summary>
internal static class Repository
{
    private static readonly string Configuration =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string Root { get; } = FindRoot();

    /// <summary>The built module.</summary>
    public static string Manifest { get; } = Path.Combine(Root, "out", "VoicePS", "VoicePS.psd1");

    public static string EmptyModule { get; } = Path.Combine(Root, "bench", "EmptyModule", "bin", Configuration, "netstandard2.0", "EmptyModule.psd1");

    public static string PSHost { get; } = Path.Combine(Root, "tools", "PSHost", "bin", Configuration, "net10.0", "PSHost.dll");

    /// <summary>Writes a new private key into a file of its own.</summary>
    /// <returns>The file, which belongs to the caller.</returns>
    public static string WriteKey()
    {
        using var key = RSA.Create(2048);
        var file = Path.GetTempFileName();
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        return file;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VoicePS.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("This program runs from a folder below VoicePS.sln.");
    }
}
