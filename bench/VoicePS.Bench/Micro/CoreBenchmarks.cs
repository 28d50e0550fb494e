using System.Text.Json;
using BenchmarkDotNet.Attributes;
using VoicePS.Bench.Server;
using VoicePS.Core.Calls;
using VoicePS.Core.Events;
using VoicePS.Core.Http;
using VoicePS.Core.Json;
using VoicePS.Core.Ncco;
using VoicePS.Core.Security;

namespace VoicePS.Bench.Micro;

/// <summary>What happens for each request, call, NCCO or event, with what it allocates.</summary>
[MemoryDiagnoser]
public class CoreBenchmarks : IDisposable
{
    private readonly string _ncco = """
        [{"action":"talk","text":"Press 1 for sales, or 2 for support.","bargeIn":true,"language":"en-GB"},
         {"action":"input","type":["dtmf"],"dtmf":{"maxDigits":1,"timeOut":5},"eventUrl":["https://example.com/input"]},
         {"action":"connect","from":"447700900001","endpoint":[{"type":"phone","number":"447700900000"}]}]
        """;

    private readonly string _event = """
        {"from":"447700900001","to":"447700900000","uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356",
         "conversation_uuid":"CON-f972836a-550f-45fa-956c-12a2ab5b7d22","status":"completed","direction":"outbound",
         "timestamp":"2024-04-18T16:01:53.000Z","duration":"2","price":"0.00333333","rate":"0.10000000","network":"23420"}
        """;

    private readonly byte[] _page = CallText.Page(CallText.Calls(0, CallText.PageSize), CallText.PageSize, 0, 20_000);
    private readonly RateLimiter _limiter = new(1_000_000);
    private ApplicationTokenProvider? _tokens;

    /// <summary>Makes a provider whose token is signed.</summary>
    [GlobalSetup]
    public void SignToken()
    {
        _tokens = new ApplicationTokenProvider("aaaaaaaa-bbbb-cccc-dddd-0123456789ab", new OneToken(), ApplicationTokenProvider.DefaultLifetime);
        _ = _tokens.GetToken();
    }

    /// <summary>A token that is signed already.</summary>
    [Benchmark]
    public string CachedToken() => _tokens!.GetToken();

    /// <summary>A page of 100 calls, from its bytes.</summary>
    [Benchmark]
    public int DecodePage() => JsonSerializer.Deserialize(_page, VoiceJson.Default.CallPage)!.Embedded!.Calls!.Count;

    /// <summary>A turn of the limiter that is free.</summary>
    [Benchmark]
    public async Task<bool> LimiterTurn() => (await _limiter.WaitAsync(CancellationToken.None)).HasWaited;

    /// <summary>An NCCO of three actions, tested.</summary>
    [Benchmark]
    public int LintNcco() => NccoLinter.CheckJson(_ncco).Count;

    /// <summary>An event, read and classified.</summary>
    [Benchmark]
    public int ClassifyEvent() => EventReader.Read(_event).Count;

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _tokens?.Dispose();
        _limiter.Dispose();
        GC.SuppressFinalize(this);
    }
}
