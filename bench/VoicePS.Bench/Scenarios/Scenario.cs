using System.Diagnostics;
using System.Globalization;
using VoicePS.Bench.Reports;
using VoicePS.Bench.Server;

namespace VoicePS.Bench.Scenarios;

/// <summary>One piece of work, measured.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Work">What is done, in the words of the report.</param>
/// <param name="MeasureAsync">Measures it.</param>
internal sealed record Scenario(string Name, string Work, Func<Bench, Task<Figure[]>> MeasureAsync);

/// <summary>One figure of a piece of work.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Samples">The figure in each run.</param>
/// <param name="Target">What the median must reach; null for a figure that only explains another.</param>
/// <param name="AtLeast">True where more is better.</param>
internal sealed record Figure(string Name, IReadOnlyList<double> Samples, double? Target, bool AtLeast = true);

/// <summary>What the scenarios share.</summary>
internal sealed class Bench : IDisposable
{
    public const int Runs = 5;

    private const int WarmUps = 10;

    /// <summary>Nothing holds the module back but the server.</summary>
    public const string NoLimits = "-CallsPerSecond 0 -RequestsPerSecond 0 -MaximumRetryCount 0";

    private readonly Lazy<ModuleRunspace> _module = new(static () => new ModuleRunspace());
    private readonly Lazy<ServerProcess> _server = new(ServerProcess.Start);

    public ModuleRunspace Module => _module.Value;

    public ServerProcess Server => _server.Value;

    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Runs several ways of doing the same work in turn, so that a machine that slows down slows all of them.</summary>
    /// <returns>For each way, the seconds of each run. The first runs of each, until everything is compiled, are left out.</returns>
    public static async Task<double[][]> InterleavedAsync(int runs, params Func<Task>[] ways)
    {
        var samples = ways.Select(static _ => new List<double>()).ToArray();
        var processor = new TimeSpan[ways.Length];
        for (var run = -WarmUps; run < runs; run++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                var before = Environment.CpuUsage.TotalTime;
                var seconds = await SecondsAsync(ways[way]);
                if (run < 0) continue;
                samples[way].Add(seconds);
                processor[way] += Environment.CpuUsage.TotalTime - before;
            }
        }

        Console.Error.WriteLine($"  seconds: {string.Join(" | ", samples.Select(static list => Statistics.Median(list).ToString("0.000", CultureInfo.InvariantCulture)))}; of this process's processor: {string.Join(" | ", processor.Select(time => (time.TotalSeconds / runs).ToString("0.000", CultureInfo.InvariantCulture)))}");
        return [.. samples.Select(static list => list.ToArray())];
    }

    public static double[] Ratios(double[] over, double[] under) => [.. over.Zip(under, static (a, b) => a / b)];

    public void Dispose()
    {
        if (_module.IsValueCreated) _module.Value.Dispose();
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}
