using System;
using System.Diagnostics;
using System.IO;
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
    [Fact]
    public async Task Another_program_can_call_a_sandbox_that_serves_until_Ctrl_C()
    {
        using var folder = new TemporaryFolder();
        var keyFile = Path.Combine(folder.Path, "sandbox.key");
        var ready = Path.Combine(folder.Path, "ready");
        using var process = Start(
            $"Start-VoiceSandbox -Wait | ForEach-Object {{ $_; Set-Content '{keyFile}' $_.PrivateKey; Set-Content '{ready}' $_.BaseUri, $_.ApplicationId }}");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => File.Exists(ready) && File.ReadAllLines(ready).Length == 2);
        var (address, application) = (File.ReadAllLines(ready)[0], File.ReadAllLines(ready)[1]);

        using var client = new HttpClient { BaseAddress = new Uri(address) };
        using var key = JwtBuilds.Toolkit(JwtBuilds.Net).ReadPrivateKey((await File.ReadAllTextAsync(keyFile, TestContext.Current.CancellationToken)).ToCharArray(), null);
        var now = DateTimeOffset.UtcNow;
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", key.Sign(new JwtClaims(application, now, now.AddMinutes(15))));
        using var body = JsonContent.Create(JsonDocument.Parse(
            """{"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},"answer_url":["https://example.com/answer"]}"""));
        using var created = await client.PostAsync(new Uri("v1/calls", UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using (var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await interrupt.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Contains(address, await output, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("v1/calls", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    private static Process Start(string command) =>
        Process.Start(new ProcessStartInfo("dotnet", [Repository.PSHost, "-Command", command])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("PSHost did not start.");

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition()) await Task.Delay(50, patience.Token);
    }
}
