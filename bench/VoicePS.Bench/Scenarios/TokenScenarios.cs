using System.Diagnostics;
using VoicePS.Core.Security;

namespace VoicePS.Bench.Scenarios;

/// <summary>What a token costs once it is signed.</summary>
internal static class TokenScenarios
{
    /// <summary>The cached path: nothing is signed, and nothing allocated.</summary>
    public static Task<Figure[]> CachedAsync(Bench bench)
    {
        _ = bench;
        const int Count = 1_000_000;
        using var provider = new ApplicationTokenProvider("aaaaaaaa-bbbb-cccc-dddd-0123456789ab", new OneToken(), ApplicationTokenProvider.DefaultLifetime);
        var nanoseconds = new List<double>();
        var bytes = new List<double>();
        for (var run = 0; run <= Bench.Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            for (var request = 0; request < Count; request++) _ = provider.GetToken();
            var time = watch.Elapsed;
            if (run == 0) continue;
            nanoseconds.Add(time.TotalNanoseconds / Count);
            bytes.Add((GC.GetAllocatedBytesForCurrentThread() - before) / (double)Count);
        }

        return Task.FromResult<Figure[]>(
        [
            new Figure("ns", nanoseconds, 200, AtLeast: false),
            new Figure("bytes allocated", [.. bytes.Select(static value => Math.Round(value, 2))], 0, AtLeast: false),
            new Figure("signatures in all", [provider.SignatureCount], 1, AtLeast: false),
        ]);
    }
}
