using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Living in one process with other modules that bring the same libraries in other versions.</summary>
public sealed class IsolationTests
{
    // What another module does: load its own copies into the default context, and use them.
    private const string UseOlderLibraries = """
        foreach ($name in 'Abstractions', 'Logging', 'Tokens', 'JsonWebTokens') {
            [void][System.Reflection.Assembly]::LoadFrom("@OLDER@/Microsoft.IdentityModel.$name.dll")
        }
        $key = [Microsoft.IdentityModel.Tokens.RsaSecurityKey]::new([System.Security.Cryptography.RSA]::Create(2048))
        $credentials = [Microsoft.IdentityModel.Tokens.SigningCredentials]::new($key, 'RS256')
        $token = [Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler]::new().CreateToken('{"sub":"other"}', $credentials)
        if ($token.Split('.').Count -ne 3) { throw 'The other module cannot sign.' }

        """;

    private const string UseVoicePS = """
        $ErrorActionPreference = 'Stop'
        Import-Module '@MANIFEST@'
        Start-VoiceSandbox | Connect-VoiceSession
        $call = New-VoiceCall -To 447700900000 -From 447700900001 -Ncco @{ action = 'talk'; text = 'Hello' }
        if ((Get-VoiceCall -Uuid $call.Uuid).Uuid -ne $call.Uuid) { throw 'VoicePS cannot call.' }
        Stop-VoiceSandbox

        """;

    private const string Report = """
        [System.AppDomain]::CurrentDomain.GetAssemblies() |
            Where-Object { $_.GetName().Name -eq 'Microsoft.IdentityModel.Tokens' } |
            ForEach-Object { 'Tokens ' + $_.GetName().Version + ' ' + [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).GetType().Name }
        """;

    [Fact]
    public async Task Calling_works_though_an_older_IdentityModel_was_there_first()
    {
        var output = await RunAsync("$ErrorActionPreference = 'Stop'\n" + UseOlderLibraries + UseVoicePS + Report);
        AssertBothVersions(output);
    }

    [Fact]
    public async Task Another_module_may_load_its_IdentityModel_afterwards()
    {
        var output = await RunAsync(UseVoicePS + UseOlderLibraries + Report);
        AssertBothVersions(output);
    }

    [Fact]
    public async Task Importing_loads_neither_the_JWT_library_nor_the_sandbox()
    {
        var output = await RunAsync("""
            Import-Module '@MANIFEST@'
            Get-Command -Module VoicePS | ForEach-Object { [void]$_.Definition }
            [System.AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }
            """);
        var loaded = output.Split('\n', StringSplitOptions.TrimEntries);

        Assert.Contains("VoicePS", loaded);
        Assert.DoesNotContain("VoicePS.Jwt", loaded);
        Assert.DoesNotContain("VoicePS.Sandbox", loaded);
        Assert.DoesNotContain(loaded, static name => name.StartsWith("Microsoft.IdentityModel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reading_a_key_loads_no_IdentityModel_before_the_first_token()
    {
        var output = await RunAsync("""
            $ErrorActionPreference = 'Stop'
            Import-Module '@MANIFEST@'
            $pem = [System.Security.Cryptography.RSA]::Create(2048).ExportPkcs8PrivateKeyPem()
            Connect-VoiceSession -ApplicationId ([guid]::NewGuid()) -PrivateKey $pem
            'before ' + @([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'Microsoft.IdentityModel.*' }).Count
            [void](New-VoiceToken)
            'after ' + @([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'Microsoft.IdentityModel.*' }).Count
            """);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("before 0", lines[0]);
        Assert.NotEqual("after 0", lines[1]);
    }

    [Fact]
    public async Task The_module_can_be_imported_forced_and_removed_again_and_again()
    {
        var output = await RunAsync("""
            $ErrorActionPreference = 'Stop'
            foreach ($round in 1..3) {
                Import-Module '@MANIFEST@'
                Start-VoiceSandbox | Connect-VoiceSession
                if (-not (Test-VoiceSession)) { throw 'not connected' }
                Import-Module '@MANIFEST@' -Force
                "session after -Force: $($null -ne (Get-VoiceSession))"
                Start-VoiceSandbox | Connect-VoiceSession
                if (-not (Test-VoiceSession)) { throw 'not connected' }
                Remove-Module VoicePS
                "commands: $(@(Get-Command -Name '*-Voice*').Count)"
            }
            """);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Enumerable.Repeat(new[] { "session after -Force: False", "commands: 0" }, 3).SelectMany(static pair => pair), lines);
    }

    private static Task<string> RunAsync(string script) => FreshProcess.RunScriptAsync(script
        .Replace("@MANIFEST@", Repository.Manifest, StringComparison.Ordinal)
        .Replace("@OLDER@", OlderLibraries, StringComparison.Ordinal));

    private static void AssertBothVersions(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Tokens 8.16.0.0 DefaultAssemblyLoadContext", lines);
        Assert.Contains("Tokens 8.23.0.0 PrivateLoadContext", lines);
        Assert.Equal(2, lines.Length);
    }

    // All four files of one version in one folder, as another module would ship them.
    private static string OlderLibraries { get; } = Gather();

    private static string Gather()
    {
        var packages = typeof(IsolationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "NuGetPackageRoot").Value!;
        var folder = Path.Combine(AppContext.BaseDirectory, "older-identitymodel");
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "Abstractions", "Logging", "Tokens", "JsonWebTokens" })
        {
            var file = $"Microsoft.IdentityModel.{name}";
            File.Copy(
                Path.Combine(packages, file.ToLowerInvariant(), "8.16.0", "lib", "net8.0", file + ".dll"),
                Path.Combine(folder, file + ".dll"),
                overwrite: true);
        }

        foreach (var name in new[] { "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions" })
        {
            File.Copy(
                Path.Combine(Repository.ModuleFolder, "dependencies", "net8.0", name + ".dll"), Path.Combine(folder, name + ".dll"), overwrite: true);
        }

        return folder.Replace('\\', '/');
    }
}
