using System.Globalization;
using System.Management.Automation;
using VoicePS.Bench.Reference;

namespace VoicePS.Bench.Scenarios;

/// <summary>Listing calls and counting those that completed.</summary>
internal static class ListScenarios
{
    private const string Count = "(Get-VoiceCall | Where-Object Status -eq completed | Measure-Object).Count";
    private const string CountInMemory = "($calls | Where-Object Status -eq completed | Measure-Object).Count";

    /// <summary>Where reading is limited by this machine alone.</summary>
    public static async Task<Figure[]> ThroughputAsync(Bench bench)
    {
        await bench.Server.SetupAsync(calls: 20_000);
        bench.Module.Connect(bench.Server.BaseUri, Bench.NoLimits);
        using var plain = new PlainClient(bench.Server.BaseUri);
        bench.Module.Run("$calls = Get-VoiceCall");
        var times = await Bench.InterleavedAsync(
            2 * Bench.Runs,
            async () => Expect(10_000, await plain.CountCompletedAsync()),
            () => CountAsync(bench, 10_000),
            () => CountAsync(bench, 10_000, CountInMemory));
        bench.Module.Run("$calls = $null");
        return
        [
            new Figure("× floor, in calls a second", Bench.Ratios(times[0], times[1]), 0.9),
            new Figure("× floor, where the calls are in memory already and nothing is read", Bench.Ratios(times[0], times[2]), Target: null),
        ];
    }

    /// <summary>Where reading is limited by the distance to the service.</summary>
    public static async Task<Figure[]> LatencyAsync(Bench bench)
    {
        await bench.Server.SetupAsync(calls: 2_000, latency: 50);
        bench.Module.Connect(bench.Server.BaseUri, Bench.NoLimits);
        using var plain = new PlainClient(bench.Server.BaseUri);
        var times = await Bench.InterleavedAsync(
            Bench.Runs,
            async () => Expect(1_000, await plain.CountCompletedAsync()),
            async () => Expect(1_000, await plain.CountCompletedAsync(8)),
            () => CountAsync(bench, 1_000));
        return
        [
            new Figure("× wide (8)", Bench.Ratios(times[1], times[2]), 0.85),
            new Figure("× floor", Bench.Ratios(times[0], times[2]), 3),
        ];
    }

    /// <summary>Where reading is limited by the account.</summary>
    public static async Task<Figure[]> LimitAsync(Bench bench)
    {
        const int Pages = 300;
        const int PerSecond = 15;
        var used = new List<double>();
        var refused = new List<double>();
        for (var run = 0; run < 3; run++)
        {
            await bench.Server.SetupAsync(calls: Pages * 100, latency: 50, limit: PerSecond);
            bench.Module.Connect(bench.Server.BaseUri, $"-RequestsPerSecond {PerSecond}");
            var seconds = await Bench.SecondsAsync(() => CountAsync(bench, Pages * 50));

            used.Add(Pages / seconds / PerSecond);
            refused.Add((await bench.Server.CountsAsync()).Refused);
        }

        return [new Figure("of the allowed rate", used, 0.98), new Figure("answers 429", refused, 0, AtLeast: false)];
    }

    /// <summary>When the first call comes.</summary>
    public static async Task<Figure[]> FirstAsync(Bench bench)
    {
        await bench.Server.SetupAsync(calls: 20_000, latency: 50);
        bench.Module.Connect(bench.Server.BaseUri, Bench.NoLimits);
        var first = new List<double>();
        var requests = new List<double>();
        for (var run = 0; run < Bench.Runs; run++)
        {
            await bench.Server.SetupAsync(calls: 20_000, latency: 50);
            bench.Module.Run(
                "$watch = [Diagnostics.Stopwatch]::StartNew(); $first = $null; Get-VoiceCall | ForEach-Object { if ($null -eq $first) { $first = $watch.Elapsed.TotalSeconds } }");
            first.Add((double)bench.Module.Run("$first").Output.Single().BaseObject / 0.05);
            await bench.Server.SetupAsync(calls: 20_000, latency: 50);
            bench.Module.Run("$null = Get-VoiceCall | Select-Object -First 1");
            requests.Add((await bench.Server.CountsAsync()).Requests);
        }

        return
        [
            new Figure("× the time of one request, until the first call", first, 1.5, AtLeast: false),
            new Figure("requests for Select-Object -First 1", requests, 1, AtLeast: false),
        ];
    }

    /// <summary>What a long list costs in memory, in a process of its own.</summary>
    public static async Task<Figure[]> MemoryAsync(Bench bench)
    {
        var growth = new List<double>();
        for (var run = 0; run < 3; run++)
        {
            await bench.Server.SetupAsync(calls: 20_000);
            var key = Repository.WriteKey();
            var output = await FreshProcess.RunAsync($$"""
                $ErrorActionPreference = 'Stop'
                Import-Module '{{Repository.Manifest}}'
                Connect-VoiceSession -ApplicationId aaaaaaaa-bbbb-cccc-dddd-0123456789ab -PrivateKeyPath '{{key}}' -BaseUri '{{bench.Server.BaseUri}}' {{Bench.NoLimits}}
                $null = Get-VoiceCall | Where-Object Status -eq completed | Measure-Object
                $process = [Diagnostics.Process]::GetCurrentProcess()
                $before = $process.WorkingSet64
                $null = [Net.Http.HttpClient]::new().PostAsync('{{bench.Server.BaseUri}}setup?calls=1000000&latency=0&limit=0&polls=0', $null).Result
                $most = $before
                $count = 0
                Get-VoiceCall | ForEach-Object { if (++$count % 20000 -eq 0) { $process.Refresh(); if ($process.WorkingSet64 -gt $most) { $most = $process.WorkingSet64 } } }
                if ($count -ne 1000000) { throw "There were $count calls." }
                ($most - $before) / 1MB
                """);
            File.Delete(key);
            growth.Add(double.Parse(output, CultureInfo.InvariantCulture));
        }

        return [new Figure("MB by which the working set grows", growth, 64, AtLeast: false)];
    }

    private static Task CountAsync(Bench bench, int expected, string script = Count)
    {
        Expect(expected, LanguagePrimitives.ConvertTo<int>(bench.Module.Run(script).Output.Single()));
        return Task.CompletedTask;
    }

    // Whoever counts wrongly must not win.
    private static void Expect(int expected, int actual)
    {
        if (actual != expected) throw new InvalidOperationException($"{actual} calls were counted, not {expected}.");
    }
}
