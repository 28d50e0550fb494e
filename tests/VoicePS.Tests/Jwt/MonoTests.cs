using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Jwt;

/// <summary>The .NET Standard 2.0 builds on Mono, the nearest stand-in for .NET Framework.</summary>
public sealed class MonoTests
{
    private const string Install = "To run the .NET Standard builds on it: apt-get install mono-devel";

    [Fact]
    public async Task The_NET_Standard_builds_pass_their_unit_tests_on_Mono()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(folders.Any(static folder => File.Exists(Path.Combine(folder, "mono"))), $"There is no Mono on this machine. {Install}");

        var program = Repository.PathOf("tests", "VoicePS.Framework.Tests", "bin", Repository.Configuration, "net472", "VoicePS.Framework.Tests.exe");
        var (code, output, errors) = await FreshProcess.RunAsync(Repository.Root, "mono", program, "-noLogo", "-noColor", "-parallel", "none");
        Assert.SkipWhen(errors.Contains("'netstandard, Version=2.0.0.0", StringComparison.Ordinal), $"The Mono on this machine lacks netstandard.dll. {Install}");

        Assert.True(code == 0, output + errors);
        var total = int.Parse(Regex.Match(output, "Total: ([0-9]+), Errors: 0, Failed: 0").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(total > 200, output);
    }
}
