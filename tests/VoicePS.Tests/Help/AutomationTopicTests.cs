using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;
using Xunit;
using YamlDotNet.Serialization;

namespace VoicePS.Tests.Help;

/// <summary>The recipes for schedulers, run as a scheduler runs them.</summary>
public sealed class AutomationTopicTests : IDisposable
{
    private static readonly string Topic = File.ReadAllText(ModuleHelp.PathOf("about_VoiceAutomation")).ReplaceLineEndings("\n");

    private static readonly string Script = Block("powershell", "# Calls everybody of a list once");

    private readonly TemporaryFolder _folder = new();
    private readonly ModuleSession _session = new();
    private readonly Dictionary<string, string?> _variables;

    public AutomationTopicTests()
    {
        _variables = new Dictionary<string, string?>
        {
            ["HOME"] = _folder.Path,
            ["PSModulePath"] = Path.GetDirectoryName(Repository.ModuleFolder),
            ["VONAGE_APPLICATION_ID"] = null,
            ["VONAGE_PRIVATE_KEY"] = null,
            ["VONAGE_PRIVATE_KEY_PATH"] = null,
            ["NEXMO_APPLICATION_ID"] = null,
            ["NEXMO_PRIVATE_KEY"] = null,
            ["NEXMO_PRIVATE_KEY_PATH"] = null,
        };
        Directory.CreateDirectory(Job);
        File.WriteAllText(Path.Combine(Job, "remind.ps1"), Script);
        _session.Run("$sandbox = Start-VoiceSandbox");
    }

    private string Job => Path.Combine(_folder.Path, "job");

    private string Log => Path.Combine(Job, "remind.log");

    private string Address => _session.Run("$sandbox.BaseUri.ToString()").Single<string>();

    private string Key => _session.Run("$sandbox.PrivateKey").Single<string>();

    private string Application => _session.Run("$sandbox.ApplicationId.ToString()").Single<string>();

    public void Dispose()
    {
        _session.Run("Stop-VoiceSandbox");
        _session.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<string> PowerShellBlocks(string topic) => [.. HelpCode.Blocks(File.ReadAllText(ModuleHelp.PathOf(topic)), "powershell")];

    [Theory]
    [MemberData(nameof(PowerShellBlocks), "about_VoiceAutomation")]
    [MemberData(nameof(PowerShellBlocks), "about_VoiceSession")]
    public void Each_block_is_PowerShell_and_uses_parameters_that_exist(string block) => HelpCode.AssertIsSound(block);

    [Theory]
    [InlineData(0, "447700900000,447700900001", "completed")]
    [InlineData(1, "447700900000,447700900486", "busy")]
    [InlineData(2, "447700900000,0770 0900002", "ParameterArgumentTransformationError")]
    public async Task The_script_ends_with_the_code_that_the_table_promises(int code, string numbers, string logged)
    {
        _variables["VONAGE_APPLICATION_ID"] = Application;
        _variables["VONAGE_PRIVATE_KEY"] = Key.ReplaceLineEndings("\\n");
        WriteList(numbers);
        var (ended, output, errors) = await RunScriptAsync();

        Assert.True(ended == code, $"It ended with {ended}.\n{output}\n{errors}");
        var log = await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken);
        Assert.Contains("Connected with environment variables VONAGE_APPLICATION_ID and VONAGE_PRIVATE_KEY", log, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f-]{36} completed", log);
        Assert.Contains(logged, log, StringComparison.Ordinal);
        Assert.EndsWith($"Ended with {code}\n", log, StringComparison.Ordinal);
        Assert.Matches($@"\| {code} \| [A-Z]", Topic);
        Assert.DoesNotContain(Key.Split('\n')[1], log + output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_credential_nobody_is_called_and_the_log_says_where_it_was_looked()
    {
        WriteList("447700900000");
        var (code, output, _) = await RunScriptAsync();

        Assert.Equal(3, code);
        Assert.Contains("VoiceCredentialMissing", output, StringComparison.Ordinal);
        Assert.Contains("VONAGE_APPLICATION_ID", await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(_session.Run("$sandbox | Connect-VoiceSession; Get-VoiceCall").Output);
    }

    [Fact]
    public async Task The_cron_job_finds_the_key_at_home_and_is_silent_unless_something_failed()
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/usr/bin/flock")) Assert.Skip("There is no flock here, and no cron.");
        await File.WriteAllTextAsync(Path.Combine(Job, "remind.sh"), Block("sh", "#!/bin/sh") + "\n", TestContext.Current.CancellationToken);
        StandIn();
        WriteList("447700900000");

        var failed = await RunJobAsync();
        Assert.Equal(3, failed.Code);
        Assert.Contains("VoiceCredentialMissing", failed.Output, StringComparison.Ordinal);

        var settings = Directory.CreateDirectory(Path.Combine(_folder.Path, ".vonage")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(settings, "config.json"),
            $$"""{"app-id":"{{Application}}","private-key":"{{Key.ReplaceLineEndings("\\n")}}"}""",
            TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(settings, "config.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var (code, output, errors) = await RunJobAsync();

        Assert.Equal((0, "", ""), (code, output, errors));
        Assert.Contains($"Connected with {Path.Combine(settings, "config.json")}", await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runbook_takes_its_key_from_the_vault_and_fails_where_a_call_could_not_be_placed()
    {
        var runbook = Block("powershell", "Connect-AzAccount");
        var output = await FreshProcess.RunScriptAsync($$"""
            Import-Module '{{Repository.Manifest}}'
            $sandbox = Start-VoiceSandbox
            $PSDefaultParameterValues['Connect-VoiceSession:BaseUri'] = $sandbox.BaseUri
            function Connect-AzAccount { param([switch] $Identity) }
            function Get-AutomationVariable { param($Name) $values[$Name] }
            function Get-AzKeyVaultSecret { param($VaultName, $Name) [pscustomobject]@{ SecretValue = ConvertTo-SecureString $sandbox.PrivateKey -AsPlainText -Force } }
            function Invoke-Runbook {
            {{runbook}}
            }
            $values = @{ VonageApplicationId = "$($sandbox.ApplicationId)"; VonageNumber = '447700900009'; RemindNumbers = '447700900000,447700900486' }
            Invoke-Runbook
            $values.RemindNumbers = '447700900000,nobody'
            try { Invoke-Runbook 2>$null } catch { "Failed: $_" }
            """);

        Assert.Matches("[0-9a-f-]{36} completed", output);
        Assert.Matches("[0-9a-f-]{36} busy", output);
        Assert.Contains("Failed: 1 calls could not be placed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_task_takes_its_key_from_a_vault()
    {
        var connect = Block("powershell", "Connect-VoiceSession -BaseUri $BaseUri");
        var output = await FreshProcess.RunScriptAsync($$"""
            Import-Module '{{Repository.Manifest}}'
            $sandbox = Start-VoiceSandbox
            function Get-Secret {
                param($Name, $Vault)
                if ("$Vault/$Name" -eq 'Jobs/Vonage') { [pscredential]::new("$($sandbox.ApplicationId)", (ConvertTo-SecureString $sandbox.PrivateKey -AsPlainText -Force)) }
            }
            $BaseUri = $sandbox.BaseUri
            {{connect}}
            Test-VoiceSession
            (Get-VoiceSession).CredentialSource
            """);

        Assert.Contains("True", output, StringComparison.Ordinal);
        Assert.Contains("secret 'Jobs/Vonage'", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workflow_gives_the_key_to_the_one_step_that_calls()
    {
        var workflow = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(Block("yaml", "name: Reminder calls"));
        var job = (Dictionary<object, object>)((Dictionary<object, object>)workflow["jobs"])["remind"];
        var steps = ((List<object>)job["steps"]).Cast<Dictionary<object, object>>().ToArray();
        var call = Assert.Single(steps, static step => step.ContainsKey("env"));
        var variables = (Dictionary<object, object>)call["env"];

        Assert.Equal(["VONAGE_APPLICATION_ID", "VONAGE_PRIVATE_KEY"], variables.Keys.Cast<string>().Order(StringComparer.Ordinal));
        Assert.Equal("${{ secrets.VONAGE_PRIVATE_KEY }}", variables["VONAGE_PRIVATE_KEY"]);
        Assert.Single(Regex.Matches(Block("yaml", "name: Reminder calls"), "secrets\\."));
        var parameters = ((ScriptBlockAst)Parser.ParseInput(Script, out _, out _)).ParamBlock.Parameters.Select(static parameter => parameter.Name.VariablePath.UserPath).ToArray();
        Assert.All(Regex.Matches((string)call["run"], "-(\\w+)").Select(static match => match.Groups[1].Value), name => Assert.Contains(name, parameters));
        Assert.Contains(steps, static step => step.TryGetValue("if", out var condition) && (string)condition == "always()");
    }

    [Fact]
    public void No_recipe_puts_a_key_where_others_see_it()
    {
        Assert.DoesNotContain("BEGIN", Topic, StringComparison.Ordinal);
        Assert.DoesNotContain("COPY private.key", Topic, StringComparison.Ordinal);
        Assert.DoesNotMatch("(--env|Environment=)\\s*VONAGE_PRIVATE_KEY=", Topic);
        Assert.DoesNotMatch("-PrivateKey '", Topic);
    }

    [Fact]
    public async Task The_topic_about_sessions_does_what_it_shows()
    {
        var steps = HelpCode.Blocks(File.ReadAllText(ModuleHelp.PathOf("about_VoiceSession")), "powershell").Where(static step => !step.Contains("-Parallel", StringComparison.Ordinal));
        var output = await FreshProcess.RunScriptAsync($"$ErrorActionPreference = 'Stop'\nImport-Module '{Repository.Manifest}'\n{string.Join("\n'---'\n", steps)}\nDisconnect-VoiceSession; Stop-VoiceSandbox");

        Assert.Equal(
            ["True", "environment variables VONAGE_APPLICATION_ID and VONAGE_PRIVATE_KEY", "True", "00:00:05 0"],
            output.Split("---").Select(static part => part.Trim()).Where(static part => part.Length > 0));
    }

    private static string Block(string language, string start) =>
        HelpCode.Blocks(Topic, language).Single(block => block.StartsWith(start, StringComparison.Ordinal));

    private void WriteList(string numbers) => File.WriteAllLines(Path.Combine(Job, "today.csv"), numbers.Split(',').Prepend("To"));

    private Task<(int Code, string Output, string Errors)> RunScriptAsync() => FreshProcess.RunAsync(
        Job, _variables, "dotnet", Repository.PSHost, Path.Combine(Job, "remind.ps1"), "-List", "today.csv", "-From", "447700900009", "-BaseUri", Address);

    private Task<(int Code, string Output, string Errors)> RunJobAsync() =>
        FreshProcess.RunAsync(_folder.Path, _variables, "/bin/sh", "job/remind.sh", "-BaseUri", Address);

    // The engine of these tests in the place of pwsh, for a script that is started with -File.
    private void StandIn()
    {
        var tools = Directory.CreateDirectory(Path.Combine(_folder.Path, "tools")).FullName;
        var file = Path.Combine(tools, "pwsh");
        File.WriteAllText(file, $"#!/bin/sh\nwhile [ \"$1\" != -File ]; do shift; done\nshift\nexec dotnet '{Repository.PSHost}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _variables["PATH"] = tools + ":" + Environment.GetEnvironmentVariable("PATH");
    }
}
