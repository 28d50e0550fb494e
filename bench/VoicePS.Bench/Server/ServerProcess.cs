using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace VoicePS.Bench.Server;

/// <summary>The server in its own process.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client = new();

    private ServerProcess(Process process, int port)
    {
        _process = process;
        BaseUri = new Uri($"http://127.0.0.1:{port}/");
    }

    public Uri BaseUri { get; }

    public static ServerProcess Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, BenchServer.Argument)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var port = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server ended at once.");
        return new ServerProcess(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>Begins anew.</summary>
    /// <param name="calls">How many calls there are.</param>
    /// <param name="latency">Milliseconds before each answer.</param>
    /// <param name="limit">Requests a second; beyond, it answers 429. 0 for no limit.</param>
    /// <param name="polls">How often a call is asked for until it is completed; 0 where it is from the beginning.</param>
    public async Task SetupAsync(int calls = 0, int latency = 0, double limit = 0, int polls = 0)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"setup?calls={calls}&latency={latency}&limit={limit}&polls={polls}");
        using var answer = await _client.PostAsync(new Uri(BaseUri, query), null);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<ServerCounts> CountsAsync() =>
        await _client.GetFromJsonAsync<ServerCounts>(new Uri(BaseUri, "counts")) ?? throw new InvalidOperationException("The server counts nothing.");

    public void Dispose()
    {
        _client.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }
}

/// <summary>What the server has seen since it began anew.</summary>
internal sealed record ServerCounts(int Requests, int Refused, int Created, int Connections, int MostInFlight, int MostPolls);
