using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>A session with the account's own limits, at a service that enforces exactly these.</summary>
public sealed class StrictLimitTests
{
    private const int Requests = 1000;

    // One of six places a call: as many as there are to fill both limits at the same time.
    private const int CreateEvery = 6;

    // The account has 3 and 15. An ordinary run cannot wait a minute, and where all is ten times as fast, each delay of a busy
    // machine weighs ten times as much.
    private static readonly (int Faster, int MayBeRefused, double MayTake) Bounds = SoakSwitch.IsOn ? (1, 0, 1.03) : (10, 10, 1.15);

    private static int Faster => Bounds.Faster;

    [Fact]
    public async Task A_thousand_mixed_requests_are_never_refused_and_take_no_longer_than_they_must()
    {
        var seen = (Time: TimeSpan.Zero, Refused: 0);

        // A busy machine may hold back one request until it arrives together with a later one. That it does so each time is
        // no accident any more.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            seen = await MeasureAsync(new StrictLimit(3 * Faster), new StrictLimit(15 * Faster));
            if (seen.Refused <= Bounds.MayBeRefused && seen.Time <= Ideal() * Bounds.MayTake) return;
        }

        Assert.Fail($"{seen.Refused} requests were refused, and it took {seen.Time} instead of {Ideal()}.");
    }

    // So many begin in each second, the first of them at once.
    private static TimeSpan Ideal()
    {
        var (placed, rest) = (Requests / CreateEvery, Requests - (Requests / CreateEvery));
        return TimeSpan.FromSeconds(Math.Max((placed - 1) / (3 * Faster), (rest - 1) / (15 * Faster)));
    }

    private static async Task<(TimeSpan Time, int Refused)> MeasureAsync(StrictLimit creates, StrictLimit others)
    {
        using var server = new ScriptedServer(request => (request.Method == "POST" ? creates : others).Allows()
            ? ScriptedServer.Json(200, """{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"started"}""")
            : ScriptedServer.Json(429, "{}"));
        using var pipeline = new VoicePipeline(new VoicePipelineOptions(server.BaseUri, new FixedToken())
        {
            CallsPerSecond = 3 * Faster,
            RequestsPerSecond = 15 * Faster,
            Retries = new RetryOptions(0, TimeSpan.FromSeconds(1)),
        });
        var calls = new CallsClient(pipeline);
        var request = new CreateCallRequest(VoiceEndpoint.Phone("447700900000"), null) { AnswerUrl = "https://example.com/" };
        var refused = 0;
        var work = new List<Task>();
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < Requests; number++)
        {
            work.Add(CountAsync(number % CreateEvery == CreateEvery - 1
                ? calls.CreateAsync(request, RequestContext.None)
                : calls.GetAsync("63f61863-4a51-4f6b-86e1-46edebcf9356", RequestContext.None)));
        }

        await Task.WhenAll(work);
        var time = watch.Elapsed;
        Assert.Equal(Requests, server.Requests.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Requests} requests took {time.TotalSeconds:0.00} s of at least {Ideal().TotalSeconds:0.00} s; {refused} were refused.");
        return (time, refused);

        async Task CountAsync(Task<VoiceCall> call)
        {
            try
            {
                await call;
            }
            catch (VoiceApiException failure) when (failure.StatusCode == 429)
            {
                Interlocked.Increment(ref refused);
            }
        }
    }

    /// <summary>Allows so many requests in any second, counted as they arrive.</summary>
    private sealed class StrictLimit(int perSecond)
    {
        private readonly Queue<long> _arrivals = new();

        public bool Allows()
        {
            lock (_arrivals)
            {
                var now = Stopwatch.GetTimestamp();
                while (_arrivals.Count > 0 && now - _arrivals.Peek() >= Stopwatch.Frequency) _arrivals.Dequeue();
                if (_arrivals.Count >= perSecond) return false;
                _arrivals.Enqueue(now);
                return true;
            }
        }
    }
}
