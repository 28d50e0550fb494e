using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>
/// The commands of the README and of the topics, typed one after the other by somebody who has an account. The account is a
/// sandbox, whose address Connect-VoiceSession gets in addition; everything else stands as it is in the text.
/// </summary>
public sealed class DocumentedCommandsTests : IDisposable
{
    // What a reader has to put in for himself, and what lies in his folder.
    private const string Stage = """
        $sandbox = Start-VoiceSandbox -ExportCredential .
        $sandbox | Connect-VoiceSession
        $id = $sandbox.ApplicationId
        $url = 'https://example.com/answer'
        $me = '447700900009'
        $hello = New-VoiceTalkAction 'Hello'
        $numbers = '447700900001', 'no number'
        $people = @([pscustomobject]@{ Number = 447700900001 })
        Get-ChildItem *.key | ForEach-Object { Set-Content private.key (Get-Content $_.FullName -Raw) }
        Set-Content on-call.csv "Name,To`nAda,447700900000`nGrace,447700900486`nAlan,447700900603`nEdsger,0770 0900002"
        Set-Content numbers.csv "Number`n447700900000`n447700900001"
        Set-Content people.csv "Name,Number`nAda,447700900000"
        """;

    // Errors that a text means to show.
    private static readonly string[] Meant = ["'0770 0900002' has no country code", "'no number' is not an endpoint"];

    private readonly TemporaryFolder _folder = new();

    // about_VoiceSandbox is followed step by step in SandboxGuideTests, and the recipes of about_VoiceAutomation are run as a
    // scheduler runs them in AutomationTopicTests.
    public static TheoryData<string> Documents => ["README.md", "docs/help/about_VoicePS.md", "docs/help/about_VoiceSession.md", "docs/help/about_VoiceEvents.md"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_block_is_PowerShell_and_uses_parameters_that_exist(string document) =>
        Assert.All(Blocks(document), HelpCode.AssertIsSound);

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Its_commands_run_one_after_the_other(string document)
    {
        var blocks = Blocks(document);
        Assert.NotEmpty(blocks);
        var script = Path.Combine(_folder.Path, "typed.ps1");
        await File.WriteAllTextAsync(script, string.Join('\n', blocks.Select(Typed).Prepend($"Import-Module '{Repository.Manifest}'\n{Stage}")), TestContext.Current.CancellationToken);
        var modules = new Dictionary<string, string?> { ["PSModulePath"] = Path.GetDirectoryName(Repository.ModuleFolder) };
        var (code, output, errors) = await FreshProcess.RunAsync(_folder.Path, modules, "dotnet", [Repository.PSHost, script]);

        Assert.True(code == 0, $"It ended with {code}.\n{output}\n{errors}");
        Assert.Equal(blocks.Length, Regex.Count(output, "^### done", RegexOptions.Multiline));
        Assert.All(
            Regex.Matches(output, "^### error: (.*)$", RegexOptions.Multiline).Select(static match => match.Groups[1].Value),
            error => Assert.Contains(Meant, meant => error.Contains(meant, StringComparison.Ordinal)));
    }

    private static string[] Blocks(string document) =>
    [
        .. HelpCode.Blocks(File.ReadAllText(Repository.PathOf(document)), "powershell").Select(static block => block.Replace("<id>", "$id", StringComparison.Ordinal)),
    ];

    private static string Typed(string block) =>
        $$"""
        $Error.Clear()
        {{Here(block)}}
        foreach ($one in $Error) { Write-Host "### error: $one" }
        Write-Host '### done'
        """;

    // What needs PowerShell itself and its gallery is left to the workflows; tunnels end on this machine; and a host without
    // PowerShell's own has no session by default.
    private static string Here(string block)
    {
        var port = FreePorts.Next().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var lines = block.Split('\n').Where(static line => !line.StartsWith("./build.ps1", StringComparison.Ordinal));
        return string.Join('\n', lines)
            .Replace("https://example.ngrok.app/", $"http://127.0.0.1:{port}/", StringComparison.Ordinal)
            .Replace(":8090/", $":{port}/", StringComparison.Ordinal)
            .Replace("-PrivateKeyPath ./private.key", "-PrivateKeyPath ./private.key -BaseUri $sandbox.BaseUri", StringComparison.Ordinal)
            .Replace("[powershell]::Create()", "[powershell]::Create([initialsessionstate]::CreateDefault2())", StringComparison.Ordinal)
            .Replace("./out/VoicePS", Repository.ModuleFolder, StringComparison.Ordinal)
            .Replace("-TimeoutSec 60", "-TimeoutSec 4", StringComparison.Ordinal);
    }
}
