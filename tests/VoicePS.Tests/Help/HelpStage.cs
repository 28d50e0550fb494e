using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PSHost;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Help;

/// <summary>What the pages take for granted: an account, calls that go on, files in the reader's folder, a web server.</summary>
internal static partial class HelpStage
{
    public const string ErrorMark = "### error: ";
    public const string StageErrorMark = "### the stage: ";
    public const string ScriptName = "typed.ps1";

    private const string Transcript = """
        {"ver":"1.0.0","request_id":"1","channels":[
          {"transcript":[
            {"sentence":"Hello, this is Ada.","raw_sentence":"hello this is ada","duration":2600,"timestamp":1800,
             "words":[{"word":"hello","start_time":1800,"end_time":2300,"confidence":0.97},{"word":"ada","start_time":3900,"end_time":4400,"confidence":0.5}]},
            {"sentence":"Goodbye.","raw_sentence":"goodbye","duration":700,"timestamp":9000,"words":[]}],"duration":12000},
          {"transcript":[{"sentence":"Hi Ada.","raw_sentence":"hi ada","duration":900,"timestamp":5000,"words":[]}],"duration":12000}]}
        """;

    private const int Width = HostTerminal.RedirectedWidth;

    // The web server of example.com, and a service that once was not sure of a word.
    private static readonly ScriptedServer Web = new(static request => Answer(
        request.Target.Contains("/v1/files/", StringComparison.Ordinal) ? Transcript : """[{"action":"talk","text":"Please hold.","loop":0}]"""));

    // The common stage comes first; each section is that of a page, or comes before one example of it.
    private static readonly Dictionary<string, string> Sections = ReadSections();

    /// <summary>What no stage can be built for here, with the reason.</summary>
    public static IReadOnlyDictionary<(string Page, int Number), string> Unstageable { get; } = new Dictionary<(string, int), string>
    {
        [("Start-VoiceSandbox", 2)] = "It serves until somebody presses Ctrl+C.",
    };

    public static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>
    {
        ["PSModulePath"] = Path.GetDirectoryName(Repository.ModuleFolder),
        ["VONAGE_SIGNATURE_SECRET"] = WebhookTokens.Secret,
        ["VONAGE_APPLICATION_ID"] = null,
        ["VONAGE_PRIVATE_KEY"] = null,
        ["DOTNET_TieredPGO"] = "0",
    };

    public static bool CannotRun(HelpExample example) => Unstageable.ContainsKey((example.Page, example.Number));

    public static IEnumerable<string> SectionNames => Sections.Keys;

    public static string ScriptOf(string page, IEnumerable<HelpExample> examples)
    {
        var port = FreePorts.Next();
        var parts = new[] { $"Import-Module '{Repository.Manifest}'\n$web = '{Web.BaseUri}'", Section(""), Section(page) }.Concat(examples.Select(Typed));
        return PortInText().Replace(string.Join('\n', parts), $"127.0.0.1:{port}/");
    }

    /// <summary>Runs the script of a page in its own folder, in a session that knows nothing of other pages.</summary>
    public static string SessionOf(string page) =>
        $$"""
        Write-Host '### page {{page}}'
        $runspace = [runspacefactory]::CreateRunspace($Host, [initialsessionstate]::CreateDefault2())
        $runspace.Open()
        $shell = [powershell]::Create($runspace).AddScript("Set-Location '$PSScriptRoot/{{page}}'; . ./{{ScriptName}}; Stop-VoiceSandbox")
        $null = $shell.Invoke()
        $shell.Streams.Error | ForEach-Object { Write-Host "{{StageErrorMark}}$_" }
        $runspace.Dispose()
        Remove-Item env:VONAGE_APPLICATION_ID, env:VONAGE_PRIVATE_KEY -ErrorAction Ignore
        Write-Host '### page over'
        """;

    /// <summary>Text with what the stage put in for the page's own names taken out again.</summary>
    public static string AsOnThePage(string output, string folder) => output.Replace(folder, "/srv/voice", StringComparison.Ordinal);

    private static string Typed(HelpExample example) =>
        $$"""
        {{Section($"{example.Page} {example.Number}")}}
        Write-Host '### example {{example.Number}}'
        try {
        . {
        {{Here(example.Code)}}
        } 2>&1 | Show-Error | Out-String -Stream -Width {{Width}} | Write-Host
        }
        catch { $_ | Show-Error | Out-String -Stream -Width {{Width}} | Write-Host }
        Write-Host '### end'
        """;

    // Patience is shortened, ports are free ones, and the address of an answer is one that answers. The rest stands as it is on the page.
    private static string Here(string code) =>
        Files().Replace(
            LongPause().Replace(LongWait().Replace(code, static wait => wait.Length > "-TimeoutSec 9999".Length ? "-TimeoutSec 3" : "-TimeoutSec 8"), "Start-Sleep -Milliseconds 100")
                .Replace("https://example.ngrok.app/", "http://127.0.0.1:8090/", StringComparison.Ordinal)
                .Replace("-Port 8088", $"-Port {FreePorts.Next()}", StringComparison.Ordinal)
                .Replace("-AnswerUrl https://example.com/", $"-AnswerUrl {Web.BaseUri}", StringComparison.Ordinal),
            "$recording");

    private static string Answer(string ncco) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {ncco.Length}\r\nConnection: close\r\n\r\n{ncco}";

    private static string Section(string name) => Sections.GetValueOrDefault(name, "");

    private static Dictionary<string, string> ReadSections()
    {
        var parts = SectionHeading().Split(File.ReadAllText(Repository.PathOf("tests", "VoicePS.Tests", "Help", "HelpStage.ps1")).ReplaceLineEndings("\n"));
        return parts.Skip(1).Chunk(2).Prepend(["", parts[0]]).ToDictionary(static part => part[0], static part => part[1]);
    }

    [GeneratedRegex("^#: (.+)$", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"127\.0\.0\.1:80(85|90)/")]
    private static partial Regex PortInText();

    [GeneratedRegex(@"-TimeoutSec \d{2,}")]
    private static partial Regex LongWait();

    [GeneratedRegex("Start-Sleep -Seconds 4")]
    private static partial Regex LongPause();

    [GeneratedRegex(@"https://api\.nexmo\.com/v1/files/[0-9a-f-]{36}")]
    private static partial Regex Files();
}
