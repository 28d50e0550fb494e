using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Listening;
using VoicePS.Core.Security;
using VoicePS.Tests.Jwt;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>A sandbox in a process of its own, with as many calls as a large application has.</summary>
public sealed class SandboxLoadTests
{
    private const int Calls = 5000;
    private const long MaximumMemory = 512L * 1024 * 1024;
    private static readonly string[] Life = ["started", "ringing", "answered", "completed"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_thousand_calls_at_once_lose_no_event_and_take_less_than_512_MB()
    {
        using var folder = new TemporaryFolder();
        var (application, address) = LocalListener.Open(0, "event/");
        using var closing = application;
        var events = new ConcurrentDictionary<(string Uuid, string Status), int>();
        _ = Task.Run(() => ReceiveAsync(application, events), Cancellation);

        using var process = await StartAsync(folder.Path);
        try
        {
            using var client = await ConnectAsync(folder.Path);
            var body = $$"""
                {"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},
                 "ncco":[{"action":"wait","timeout":7200}],"event_url":["{{address}}"]}
                """;
            var uuids = new ConcurrentBag<string>();
            await EachAsync(Enumerable.Range(0, Calls), async _ =>
            {
                using var created = await client.PostAsync("v1/calls", Json(body), Cancellation);
                Assert.Equal(HttpStatusCode.Created, created.StatusCode);
                using var call = JsonDocument.Parse(await created.Content.ReadAsStringAsync(Cancellation));
                uuids.Add(call.RootElement.GetProperty("uuid").GetString()!);
            });
            await UntilAsync(() => events.Count >= 3 * Calls, () => $"{events.Count} of {3 * Calls} events");

            using var answered = JsonDocument.Parse(await client.GetStringAsync("v1/calls?status=answered&page_size=1", Cancellation));
            Assert.Equal(Calls, answered.RootElement.GetProperty("count").GetInt32());

            await EachAsync(uuids, async uuid =>
            {
                using var ended = await client.PutAsync($"v1/calls/{uuid}", Json("""{"action":"hangup"}"""), Cancellation);
                Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
            });
            await UntilAsync(() => events.Count >= 4 * Calls, () => $"{events.Count} of {4 * Calls} events");

            Assert.Equal(
                uuids.SelectMany(uuid => Life.Select(status => (uuid, status))).ToHashSet(),
                events.Keys.ToHashSet());
            Assert.All(events.Values, static count => Assert.Equal(1, count));

            process.Refresh();
            Assert.InRange(process.PeakWorkingSet64, 1, MaximumMemory);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<Process> StartAsync(string folder)
    {
        var command = $"Start-VoiceSandbox -Wait | ForEach-Object {{ Set-Content '{folder}/key' $_.PrivateKey; Set-Content '{folder}/ready' $_.BaseUri, $_.ApplicationId }}";
        var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.PSHost, "-Command", command]) { WorkingDirectory = Repository.Root })
            ?? throw new InvalidOperationException("PSHost did not start.");
        var ready = Path.Combine(folder, "ready");
        await UntilAsync(() => File.Exists(ready) && File.ReadAllLines(ready).Length == 2, () => "the sandbox");
        return process;
    }

    private static async Task<HttpClient> ConnectAsync(string folder)
    {
        var ready = await File.ReadAllLinesAsync(Path.Combine(folder, "ready"), Cancellation);
        var pem = await File.ReadAllTextAsync(Path.Combine(folder, "key"), Cancellation);
        using var key = JwtBuilds.Toolkit(JwtBuilds.Net).ReadPrivateKey(pem.ToCharArray(), null);
        var now = DateTimeOffset.UtcNow;
        var client = new HttpClient { BaseAddress = new Uri(ready[0]), Timeout = Patience };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", key.Sign(new JwtClaims(ready[1], now, now.AddMinutes(15))));
        return client;
    }

    private static Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> work) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation }, async (item, _) => await work(item));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task ReceiveAsync(HttpListener application, ConcurrentDictionary<(string Uuid, string Status), int> events)
    {
        while (application.IsListening)
        {
            var context = await application.GetContextAsync();
            _ = Task.Run(
                async () =>
                {
                    using var told = await JsonDocument.ParseAsync(context.Request.InputStream, default, Cancellation);
                    var fields = told.RootElement;
                    var key = (fields.GetProperty("uuid").GetString()!, fields.GetProperty("status").GetString()!);
                    events.AddOrUpdate(key, 1, static (_, count) => count + 1);
                    context.Response.StatusCode = 204;
                    context.Response.Close();
                },
                Cancellation);
        }
    }

    private static async Task UntilAsync(Func<bool> condition, Func<string> state)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Patience, string.Create(CultureInfo.InvariantCulture, $"After {Patience.TotalSeconds} s: {state()}."));
            await Task.Delay(20, Cancellation);
        }
    }
}
