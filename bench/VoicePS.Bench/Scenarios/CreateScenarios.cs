using System.Globalization;
using VoicePS.Bench.Reference;

namespace VoicePS.Bench.Scenarios;

/// <summary>Placing many calls.</summary>
internal static class CreateScenarios
{
    private const int Calls = 300;

    private static readonly string[] Numbers =
        [.. Enumerable.Range(0, Calls).Select(static number => "4477009" + number.ToString("D5", CultureInfo.InvariantCulture))];

    /// <summary>Where placing is limited by the distance to the service.</summary>
    public static async Task<Figure[]> WideAsync(Bench bench)
    {
        await bench.Server.SetupAsync(latency: 50);
        bench.Module.Connect(bench.Server.BaseUri, Bench.NoLimits);
        using var plain = new PlainClient(bench.Server.BaseUri);
        var times = await Bench.InterleavedAsync(
            Bench.Runs,
            async () => Expect(await plain.CreateAsync(Numbers, 16)),
            () => CreateAsync(bench, "-ThrottleLimit 16"));
        return [new Figure("× wide (16)", Bench.Ratios(times[0], times[1]), 0.8)];
    }

    /// <summary>Where placing is limited by the account.</summary>
    public static async Task<Figure[]> LimitAsync(Bench bench)
    {
        const int PerSecond = 10;
        var over = new List<double>();
        var refused = new List<double>();
        var lost = new List<double>();
        for (var run = 0; run < 3; run++)
        {
            await bench.Server.SetupAsync(latency: 50, limit: PerSecond);
            bench.Module.Connect(bench.Server.BaseUri, $"-CallsPerSecond {PerSecond}");
            var seconds = await Bench.SecondsAsync(() => CreateAsync(bench, "-ThrottleLimit 16"));
            var counts = await bench.Server.CountsAsync();
            over.Add(seconds / (((Calls - 1) / PerSecond) + 0.05));
            refused.Add(counts.Refused);
            lost.Add(Calls - counts.Created);
        }

        return
        [
            new Figure("× the ideal time", over, 1.03, AtLeast: false),
            new Figure("answers 429", refused, 0, AtLeast: false),
            new Figure("calls lost", lost, 0, AtLeast: false),
        ];
    }

    private static Task CreateAsync(Bench bench, string options)
    {
        var numbers = string.Join(",", Numbers.Select(static number => $"'{number}'"));
        Expect(bench.Module.Run($"{numbers} | New-VoiceCall -From 447700900001 -AnswerUrl https://example.com/answer {options}").Output.Count);
        return Task.CompletedTask;
    }

    private static void Expect(int placed)
    {
        if (placed != Calls) throw new InvalidOperationException($"{placed} calls were placed, not {Calls}.");
    }
}
