using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Security;
using VoicePS.Tests.Jwt;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>The sandbox as a server for other programs.</summary>
public sealed class StandaloneSandboxTests
{
    // A machine that builds meanwhile takes its time to start another process.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Another_program_can_call_a_sandbox_that_serves_until_Ctrl_C()
    {
        using var folder = new TemporaryFolder();
        using var process = Start($"Start-VoiceSandbox -Wait -LogRequest -ExportCredential '{folder.Path}/credential'");
        try
        {
            var settings = await SettingsAsync(Path.Combine(folder.Path, "credential", "sandbox.env"));
            using var client = new HttpClient { BaseAddress = new Uri(settings["VONAGE_API_URL"]) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SignAsync(settings));
            using var body = JsonContent.Create(JsonDocument.Parse(
                """{"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},"answer_url":["https://example.com/answer"]}"""));
            using var created = await client.PostAsync(new Uri("v1/calls", UriKind.Relative), body, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
            var shown = await ReadUntilAsync(process.StandardOutput, "/v1/calls");
            Assert.Contains(settings["VONAGE_API_URL"], shown, StringComparison.Ordinal);
            Assert.Matches(@"(?m)^POST /v1/calls 201 \d+\.\d ms\r?$", shown);

            using (var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            {
                await interrupt.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("v1/calls", UriKind.Relative), TestContext.Current.CancellationToken));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> ReadUntilAsync(StreamReader output, string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        var shown = "";
        while (!shown.Contains(text, StringComparison.Ordinal))
            shown += (await output.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException($"It ended early: {shown}")) + "\n";
        return shown;
    }

    // The last file to be written, and it is small: once it has all its lines, the sandbox serves.
    private static async Task<Dictionary<string, string>> SettingsAsync(string file)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!File.Exists(file) || (await File.ReadAllTextAsync(file, patience.Token)).Split('\n').Length < 4) await Task.Delay(50, patience.Token);
        return (await File.ReadAllLinesAsync(file, patience.Token)).Select(static line => line.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);
    }

    private static async Task<string> SignAsync(Dictionary<string, string> settings)
    {
        var pem = await File.ReadAllTextAsync(settings["VONAGE_PRIVATE_KEY"], TestContext.Current.CancellationToken);
        using var key = JwtBuilds.Toolkit(JwtBuilds.Net).ReadPrivateKey(pem.ToCharArray(), null);
        var now = DateTimeOffset.UtcNow;
        return key.Sign(new JwtClaims(settings["VONAGE_APPLICATION_ID"], now, now.AddMinutes(15)));
    }

    private static Process Start(string command) =>
        Process.Start(new ProcessStartInfo("dotnet", [Repository.PSHost, "-Command", command])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("PSHost did not start.");
}
