using System;
using System.Collections.Concurrent;
using System.Reflection;
using VoicePS.Core.Security;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Jwt;

/// <summary>
/// The builds of VoicePS.Jwt, each loaded from its own output folder into a private context. The tests reach
/// them through the interfaces of VoicePS.Core only, as the module does.
/// </summary>
internal static class JwtBuilds
{
    public const string Net = "net8.0";
    public const string NetStandard = "netstandard2.0";

    private static readonly ConcurrentDictionary<string, Lazy<IJwtToolkit>> Toolkits = new();

    /// <summary>Theory data: each test runs on each build.</summary>
    public static TheoryData<string> All => [Net, NetStandard];

    /// <summary>Theory data: each of these cases on each build.</summary>
    public static TheoryData<string, string> With(params string[] cases)
    {
        var rows = new TheoryData<string, string>();
        foreach (var one in cases)
        {
            rows.Add(Net, one);
            rows.Add(NetStandard, one);
        }

        return rows;
    }

    /// <summary>The toolkit of a build; loaded once for all tests.</summary>
    public static IJwtToolkit Toolkit(string build) =>
        Toolkits.GetOrAdd(build, static name => new Lazy<IJwtToolkit>(() => Load(name).Toolkit)).Value;

    /// <summary>Loads a build once more, into a context in which nothing has happened yet.</summary>
    public static (IJwtToolkit Toolkit, JwtLoadContext Context) Load(string build)
    {
        var context = new JwtLoadContext(Folder(build));
        var type = context.LoadFromAssemblyName(new AssemblyName("VoicePS.Jwt"))
            .GetType("VoicePS.Jwt.JwtToolkit", throwOnError: true)!;
        return ((IJwtToolkit)Activator.CreateInstance(type)!, context);
    }

    private static string Folder(string build) =>
        Repository.PathOf("src", "VoicePS.Jwt", "bin", Repository.Configuration, build);
}
