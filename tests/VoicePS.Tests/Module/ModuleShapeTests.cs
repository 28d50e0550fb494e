using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>The rules that keep the module loadable, predictable, and free of surprises.</summary>
public sealed class ModuleShapeTests
{
    private static readonly Assembly Module = Assembly.LoadFrom(Path.Combine(Repository.ModuleFolder, "VoicePS.dll"));

    private static readonly IReadOnlyList<(Type Type, CmdletAttribute Cmdlet)> Cmdlets =
    [
        .. from type in Module.GetExportedTypes()
           let cmdlet = type.GetCustomAttribute<CmdletAttribute>()
           where cmdlet is not null
           select (type, cmdlet),
    ];

    private static readonly IReadOnlyList<string> ApprovedVerbs =
    [
        .. new[]
        {
            typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic),
            typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity),
        }.SelectMany(static group => group.GetFields()).Select(static verb => verb.Name),
    ];

    // What a New- cmdlet may make without touching anything: a token, an action of an NCCO.
    private static readonly IReadOnlyList<string> Values = ["System.String", "VoicePS.VoiceEndpoint", "VoicePS.VoiceNccoAction"];

    public static TheoryData<string> Names => [.. Cmdlets.Select(static cmdlet => NameOf(cmdlet.Cmdlet))];

    [Fact]
    public void The_manifest_exports_every_cmdlet_and_nothing_else()
    {
        using var session = new ModuleSession();
        var module = session.Run("Get-Module VoicePS").Single<PSModuleInfo>();

        Assert.Equal(Cmdlets.Select(static cmdlet => NameOf(cmdlet.Cmdlet)).Order(), module.ExportedCmdlets.Keys.Order());
        Assert.Empty(module.ExportedFunctions);
        Assert.Empty(module.ExportedVariables);
        Assert.Empty(module.ExportedAliases);
        Assert.Equal(["Core", "Desktop"], module.CompatiblePSEditions);
        Assert.Equal(new Version(5, 1), module.PowerShellVersion);
        Assert.NotEmpty(module.Description);
        Assert.NotEmpty(module.Tags);
        Assert.NotNull(module.LicenseUri);
        Assert.NotNull(module.ProjectUri);
        Assert.NotEmpty(module.ReleaseNotes);
        Assert.Equal(module.Version.ToString(3), Module.GetName().Version?.ToString(3));
    }

    [Fact]
    public void No_wildcard_stands_in_the_manifest() =>
        Assert.DoesNotContain("'*'", File.ReadAllText(Repository.Manifest), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_cmdlet_keeps_PowerShells_rules(string name)
    {
        var (type, cmdlet) = Cmdlets.Single(entry => NameOf(entry.Cmdlet) == name);
        Assert.True(type.IsSealed, $"{type.Name} is not sealed.");
        Assert.Equal(cmdlet.VerbName + cmdlet.NounName + "Command", type.Name);
        Assert.Contains(cmdlet.VerbName, ApprovedVerbs);
        Assert.StartsWith("Voice", cmdlet.NounName, StringComparison.Ordinal);
        Assert.NotEmpty(type.GetCustomAttributes<OutputTypeAttribute>());
        Assert.True(File.Exists(Repository.PathOf("src", "VoicePS", "Commands", type.Name + ".cs")), "It has no file of its own.");
        Assert.True(File.Exists(Repository.PathOf("docs", "help", name + ".md")), "It has no help page.");
        Assert.True(File.Exists(Repository.PathOf("tests", "Pester", name + ".Tests.ps1")), "It has no Pester file.");

        // What talks to the service, or opens and closes something outside the session, can be tried without effect.
        // New- may also make a mere value, which is gone as soon as nobody holds it: there is nothing to ask about.
        var makesValue = cmdlet.VerbName == "New" && type.GetCustomAttributes<OutputTypeAttribute>()
            .SelectMany(static output => output.Type)
            .All(static output => Values.Contains(output.Name));
        var changes = cmdlet.VerbName is "New" or "Set" or "Send" or "Start" or "Stop" or "Disconnect" or "Register" or "Unregister" or "Remove" or "Save" or "Export" && !makesValue;
        Assert.Equal(changes, cmdlet.SupportsShouldProcess);
        string[] reserved = ["Verbose", "Debug", "WhatIf", "Confirm", "ErrorAction", "WarningAction", "OutVariable"];
        Assert.Empty(type.GetProperties().Select(static property => property.Name).Intersect(reserved));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_parameter_set_takes_two_things_by_value(string name)
    {
        using var session = new ModuleSession();
        var command = session.Run($"Get-Command {name}").Single<CmdletInfo>();

        foreach (var set in command.ParameterSets)
        {
            Assert.True(set.Parameters.Count(static parameter => parameter.ValueFromPipeline) <= 1, $"{set.Name} takes two.");
        }
    }

    // PowerShell looks at every public type before the module can say where its dependencies are.
    [Fact]
    public void No_public_type_needs_an_assembly_that_is_not_beside_the_module()
    {
        var beside = Directory.EnumerateFiles(Repository.ModuleFolder, "*.dll").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        foreach (var type in Module.GetExportedTypes())
        {
            foreach (var ancestor in Ancestors(type))
            {
                var name = ancestor.Assembly.GetName().Name!;
                Assert.True(
                    beside.Contains(name) || name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard",
                    $"{type.Name} needs {name}.");
            }
        }
    }

    [Fact]
    public void No_public_member_mentions_the_JWT_library_or_the_sandboxs_insides()
    {
        var mentioned = Module.GetExportedTypes()
            .SelectMany(static type => type.GetMembers())
            .SelectMany(static member => member switch
            {
                PropertyInfo property => [property.PropertyType],
                MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(static parameter => parameter.ParameterType)],
                _ => Array.Empty<Type>(),
            })
            .Select(static type => type.Assembly.GetName().Name!)
            .ToHashSet();

        Assert.DoesNotContain("VoicePS.Jwt", mentioned);
        Assert.DoesNotContain("VoicePS.Sandbox", mentioned);
        Assert.DoesNotContain(mentioned, static name => name.StartsWith("Microsoft.IdentityModel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_library_that_is_not_on_the_list_is_not_shipped()
    {
        using var folder = new TemporaryFolder();
        CopyFolder(Repository.PathOf("src", "VoicePS.Jwt", "bin", Repository.Configuration), folder.Path);
        var staged = Path.Combine(folder.Path, "staged") + "/";

        var good = await StageAsync(folder.Path, staged);
        Assert.True(good.Code == 0, good.Output);

        File.WriteAllText(Path.Combine(folder.Path, "net8.0", "Surprise.dll"), "not really");
        var bad = await StageAsync(folder.Path, staged);
        Assert.NotEqual(0, bad.Code);
        Assert.Contains("Not on the list of what the module ships: dependencies/net8.0/Surprise.dll", bad.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(staged, "dependencies", "net8.0", "Surprise.dll")), "It was shipped.");
    }

    private static Task<(int Code, string Output, string Errors)> StageAsync(string jwt, string staged) => FreshProcess.RunAsync(
        Repository.Root,
        "dotnet",
        "msbuild",
        Repository.PathOf("src", "VoicePS", "VoicePS.csproj"),
        "-nologo",
        "-t:StageModule",
        $"-p:Configuration={Repository.Configuration}",
        $"-p:JwtOutput={jwt}/",
        $"-p:ModuleOutput={staged}");

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType) yield return ancestor;
        foreach (var contract in type.GetInterfaces()) yield return contract;
    }

    private static string NameOf(CmdletAttribute cmdlet) => $"{cmdlet.VerbName}-{cmdlet.NounName}";
}
