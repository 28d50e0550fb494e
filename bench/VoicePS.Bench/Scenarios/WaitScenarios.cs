using VoicePS.Bench.Server;

namespace VoicePS.Bench.Scenarios;

/// <summary>Waiting for many calls.</summary>
internal static class WaitScenarios
{
    /// <summary>5,000 calls, each of which has to be asked for three times.</summary>
    public static async Task<Figure[]> ManyAsync(Bench bench)
    {
        const int Calls = 5_000;
        const int Polls = 3;
        const int PerSecond = 2_000;
        var refused = new List<double>();
        var polls = new List<double>();
        var growth = new List<double>();
        for (var run = 0; run < 3; run++)
        {
            await bench.Server.SetupAsync(limit: PerSecond, polls: Polls);
            bench.Module.Connect(bench.Server.BaseUri, $"-RequestsPerSecond {PerSecond} -MaximumRetryCount 0");
            bench.Module.Run($"$ids = foreach ($number in 1..{Calls}) {{ '63f61863-4a51-4f6b-86e1-{{0:x12}}' -f $number }}");
            GC.Collect();
            var before = Environment.WorkingSet;
            var ended = bench.Module.Run("$ids | Wait-VoiceCall -PollingInterval 1").Output.Count;
            growth.Add((Environment.WorkingSet - before) / (1024.0 * 1024.0));
            if (ended != Calls) throw new InvalidOperationException($"{ended} calls ended, not {Calls}.");

            var counts = await bench.Server.CountsAsync();
            refused.Add(counts.Refused);
            polls.Add(counts.MostPolls);
        }

        return
        [
            new Figure("answers 429", refused, 0, AtLeast: false),
            new Figure("questions for one call", polls, Polls, AtLeast: false),
            new Figure("MB by which the working set grows", growth, 64, AtLeast: false),
        ];
    }
}
