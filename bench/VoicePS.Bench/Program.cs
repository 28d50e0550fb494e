using BenchmarkDotNet.Running;
using VoicePS.Bench.Reports;
using VoicePS.Bench.Scenarios;
using VoicePS.Bench.Server;

namespace VoicePS.Bench;

internal static class Program
{
    private const int Missed = 1;
    private const int BadCommandLine = 64;

    private static async Task<int> Main(string[] words)
    {
        if (words is [BenchServer.Argument])
        {
            await BenchServer.RunAsync();
            return 0;
        }

        if (words is ["micro", ..])
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(words[1..]);
            return 0;
        }

        var unknown = words.Except(AllScenarios.List.Select(static scenario => scenario.Name)).ToArray();
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"There is no scenario {string.Join(", ", unknown)}. There are: {string.Join(", ", AllScenarios.List.Select(static scenario => scenario.Name))}, and micro.");
            return BadCommandLine;
        }

        var checks = await MeasureAsync(words);
        Console.WriteLine(Report.Table(checks));

        // A page that shows a part of the figures would be wrong about the others.
        if (words.Length == 0) Report.Write(checks);
        return checks.All(static check => check.IsMet) ? 0 : Missed;
    }

    private static async Task<List<Check>> MeasureAsync(string[] names)
    {
        using var bench = new Scenarios.Bench();
        var checks = new List<Check>();
        foreach (var scenario in AllScenarios.List.Where(scenario => names.Length == 0 || names.Contains(scenario.Name)))
        {
            Console.Error.WriteLine($"{scenario.Name}: {scenario.Work}");
            checks.AddRange((await scenario.MeasureAsync(bench)).Select(figure =>
                new Check(scenario.Name, scenario.Work, figure.Name, figure.Samples, figure.Target, figure.AtLeast)));
        }

        return checks;
    }
}
