using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace VoicePS.Bench.Scenarios;

/// <summary>The sandbox as a server for other programs, in a process of its own.</summary>
internal static class SandboxScenarios
{
    /// <summary>One call, asked for over and over.</summary>
    public static async Task<Figure[]> GetAsync(Bench bench)
    {
        _ = bench;
        const int Requests = 20_000;
        using var sandbox = await RunningSandbox.StartAsync(1_000);
        var path = $"v1/calls/{await sandbox.FirstIdAsync()}";
        var rates = new List<double>();
        for (var run = 0; run <= Bench.Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) => await sandbox.GetAsync(path));
            if (run > 0) rates.Add(Requests / watch.Elapsed.TotalSeconds);
        }

        return [new Figure("requests a second", rates, 5_000)];
    }

    /// <summary>The first page of a long list, and the last.</summary>
    public static async Task<Figure[]> PageAsync(Bench bench)
    {
        _ = bench;
        using var sandbox = await RunningSandbox.StartAsync(100_000);
        var times = await Bench.InterleavedAsync(
            2 * Bench.Runs,
            () => ManyAsync(sandbox, "v1/calls?page_size=100"),
            () => ManyAsync(sandbox, "v1/calls?page_size=100&record_index=99900"));
        return [new Figure("× the first page's time, for the last page", Bench.Ratios(times[1], times[0]), 1.25, AtLeast: false)];

        static async Task ManyAsync(RunningSandbox sandbox, string path)
        {
            for (var request = 0; request < 400; request++) await sandbox.GetAsync(path);
        }
    }

    private sealed class RunningSandbox : IDisposable
    {
        private readonly HttpClient _client;
        private readonly Process _process;
        private readonly string _file;

        private RunningSandbox(Process process, string file, Uri baseUri, string token)
        {
            _process = process;
            _file = file;
            _client = new HttpClient { BaseAddress = baseUri };
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        public static async Task<RunningSandbox> StartAsync(int calls)
        {
            var file = Path.ChangeExtension(Path.GetTempFileName(), ".ps1");
            await File.WriteAllTextAsync(file, $$"""
                $ErrorActionPreference = 'Stop'
                Import-Module '{{Repository.Manifest}}'
                $sandbox = Start-VoiceSandbox -SeedCalls {{calls}} -Seed 1 -LegPersistenceTime 31
                $sandbox | Connect-VoiceSession
                "$($sandbox.BaseUri) $([Net.NetworkCredential]::new('', (New-VoiceToken)).Password)"
                $null = [Console]::In.ReadLine()
                """);
            var process = FreshProcess.Begin(file);
            var line = await process.StandardOutput.ReadLineAsync();
            if (line?.Split(' ') is [var address, var token]) return new RunningSandbox(process, file, new Uri(address), token);
            throw new InvalidOperationException($"The sandbox did not start: {line} {await process.StandardError.ReadToEndAsync()}");
        }

        public async Task<string> FirstIdAsync()
        {
            using var page = JsonDocument.Parse(await _client.GetStringAsync("v1/calls?page_size=1"));
            return page.RootElement.GetProperty("_embedded").GetProperty("calls")[0].GetProperty("uuid").GetString()!;
        }

        public async Task GetAsync(string path)
        {
            using var answer = await _client.GetAsync(path);
            answer.EnsureSuccessStatusCode();
        }

        public void Dispose()
        {
            _client.Dispose();
            _process.StandardInput.Close();
            if (!_process.WaitForExit(10_000)) _process.Kill(entireProcessTree: true);
            _process.Dispose();
            File.Delete(_file);
        }
    }
}
