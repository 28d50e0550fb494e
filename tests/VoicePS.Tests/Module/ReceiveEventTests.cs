using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Receive-VoiceEvent in a pipeline, with a service that talks to it over real HTTP.</summary>
public sealed class ReceiveEventTests : IDisposable
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";
    private const string OtherLeg = "71dd0d54-2c59-4b85-9d32-3c1a6d5f0c11";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _client = new() { Timeout = Patience };
    private readonly ModuleSession _session = new();
    private readonly int _port = FreePorts.Next();

    private PowerShell? _shell;
    private IAsyncResult? _running;
    private PSDataCollection<PSObject>? _output;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Address => $"http://127.0.0.1:{_port}/";

    public void Dispose()
    {
        _shell?.Stop();
        _shell?.Dispose();
        _session.Dispose();
        _client.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" | ForEach-Object { [System.Threading.Thread]::Sleep(5000) }")]
    [InlineData(" -NccoScript { [System.Threading.Thread]::Sleep(5000) }")]
    public async Task Ctrl_C_frees_the_port_at_once_whatever_the_pipeline_is_busy_with(string rest)
    {
        await BeginAsync($"Receive-VoiceEvent -Prefix {Address}{rest}");
        var sent = Post($$"""{"uuid":"{{Leg}}","status":"ringing"}""");
        if (rest.Length == 0) Assert.Equal(204, (await sent).Status);
        else await Task.Delay(300, TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        var stopping = _shell!.BeginStop(null, null);
        await UntilAsync(IsFree);
        watch.Stop();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
        await sent.ContinueWith(static _ => { }, TaskScheduler.Default);
        if (rest.Length == 0) _shell.EndStop(stopping);
        Assert.Empty(_shell.Streams.Error);
    }

    [Fact]
    public async Task A_slow_pipeline_does_not_keep_the_service_waiting()
    {
        await BeginAsync($"Receive-VoiceEvent -Prefix {Address} -Count 3 -Ncco ([ordered]@{{ action = 'talk'; text = 'Hi' }}) | ForEach-Object {{ [System.Threading.Thread]::Sleep(700); $_ }}");

        var watch = Stopwatch.StartNew();
        Assert.Equal(204, (await Post($$"""{"uuid":"{{Leg}}","status":"ringing"}""")).Status);
        Assert.Equal(204, (await Post($$"""{"uuid":"{{Leg}}","status":"answered"}""")).Status);
        Assert.Equal((200, """[{"action":"talk","text":"Hi"}]"""), await Get($"?uuid={Leg}&from=1&to=2"));
        watch.Stop();

        Assert.True(watch.Elapsed < TimeSpan.FromMilliseconds(1400), $"It took {watch.Elapsed}, as if it had waited for the pipeline.");
        var output = await EndAsync();
        Assert.Equal(["ringing", "answered", "1 calls 2"], output.Select(static item => ((VoiceEvent)item).Summary));
    }

    [Fact]
    public async Task A_script_that_cannot_run_in_time_does_not_keep_the_service_waiting_either()
    {
        await BeginAsync($"Receive-VoiceEvent -Prefix {Address} -Count 2 -NccoScript {{ [ordered]@{{ action = 'talk'; text = \"Hi $($_.Uuid)\" }} }} -Ncco ([ordered]@{{ action = 'talk'; text = 'Sorry' }}) | ForEach-Object {{ if ($_.EventType -eq 'status') {{ [System.Threading.Thread]::Sleep(6000) }}; $_ }}");

        Assert.Equal(200, (await Post($$"""{"uuid":"{{Leg}}","status":"ringing"}""")).Status);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        Assert.Equal((200, """[{"action":"talk","text":"Sorry"}]"""), await Get($"?uuid={Leg}&from=1&to=2"));
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));

        var output = await EndAsync();
        Assert.Equal(2, output.Length);
        Assert.Contains("was not ready within 4 seconds, so the one of -Ncco was sent", Assert.Single(_shell!.Streams.Warning).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_go_before_the_pipeline_so_that_a_burst_is_answered_in_time()
    {
        await BeginAsync($"Receive-VoiceEvent -Prefix {Address} -Count 4 -NccoScript {{ param($e) if ($e.Digits) {{ [ordered]@{{ action = 'talk'; text = $e.Digits }} }} }} | ForEach-Object {{ [System.Threading.Thread]::Sleep(400); $_ }}");

        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(digit => Post($$$"""{"uuid":"{{{Leg}}}","dtmf":{"digits":"{{{digit}}}"}}""")));

        Assert.Equal(
            Enumerable.Range(1, 4).Select(static digit => $$"""[{"action":"talk","text":"{{digit}}"}]"""), answers.Select(static answer => answer.Body));
        Assert.Equal(4, (await EndAsync()).Length);
    }

    [Fact]
    public async Task Calls_from_the_pipeline_are_the_ones_whose_events_come_out()
    {
        await BeginAsync($"'{Leg}', '{OtherLeg}' | Receive-VoiceEvent -Prefix {Address} -Count 3");

        await Post("""{"recording_url":"https://example.com/0","conversation_uuid":"CON-1"}""");
        await Post($$"""{"uuid":"{{OtherLeg}}","status":"ringing"}""");
        await Post("""{"uuid":"529aa000529aa000529aa000529aa000","status":"ringing"}""");
        await Post($$"""{"uuid":"{{Leg}}","conversation_uuid":"CON-1","status":"answered"}""");
        await Post("""{"recording_url":"https://example.com/1","conversation_uuid":"CON-1"}""");

        Assert.Equal(["ringing", "answered", "https://example.com/1"], (await EndAsync()).Select(static item => ((VoiceEvent)item).Summary));
    }

    [Fact]
    public async Task The_listener_is_there_before_the_first_call_of_the_pipeline_is_placed()
    {
        _session.SetVariable("client", _client);
        await BeginAsync($$"""
            1..2 | ForEach-Object {
                $id = "$($_)3f61863-4a51-4f6b-86e1-46edebcf9356"
                $answer = $client.GetAsync("{{Address}}?uuid=$id&status=started").GetAwaiter().GetResult()
                if ([int]$answer.StatusCode -ne 204) { throw "It said $($answer.StatusCode)." }
                [pscustomobject]@{ Uuid = $id }
            } | Receive-VoiceEvent -Prefix {{Address}} -Count 2
            """);

        Assert.Equal(["started", "started"], (await EndAsync()).Select(static item => ((VoiceEvent)item).Summary));
    }

    [Fact]
    public async Task When_no_call_comes_down_the_pipeline_there_is_nothing_to_wait_for()
    {
        await BeginAsync($"@() | Receive-VoiceEvent -Prefix {Address}", waitForListener: false);
        Assert.Empty(await EndAsync());
        Assert.True(IsFree(), "The port is still taken.");
    }

    [Fact]
    public async Task Select_First_ends_it_and_frees_the_port()
    {
        await BeginAsync($"Receive-VoiceEvent -Prefix {Address} | Select-Object -First 1");
        Assert.Equal(204, (await Post($$"""{"uuid":"{{Leg}}","status":"ringing"}""")).Status);

        Assert.Single(await EndAsync());
        Assert.True(IsFree(), "The port is still taken.");
    }

    [Fact]
    public async Task An_answer_under_way_is_sent_to_its_end_when_Select_First_has_what_it_wants()
    {
        // More than any socket buffers, so that the answer is under way for as long as nobody reads it.
        await BeginAsync($"Receive-VoiceEvent -Prefix {Address} -SkipNccoTest -Ncco @(@{{ action = 'talk'; text = 'x' * 16MB }}) | Select-Object -First 1");
        using var response = await _client.GetAsync(
            new Uri($"{Address}?uuid={Leg}&from=447700900000&to=447700900001&conversation_uuid=CON-1"), HttpCompletionOption.ResponseHeadersRead, Token);
        await UntilAsync(() => _output!.Count > 0 || _running!.IsCompleted);

        Assert.EndsWith("x\"}]", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.IsType<VoiceAnswerEvent>(Assert.Single(await EndAsync()));
    }

    [Fact]
    public async Task The_secret_is_in_no_stream()
    {
        _session.SetVariable("secret", WebhookTokens.Secret);
        await BeginAsync($"$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; Receive-VoiceEvent -Prefix {Address} -SignatureSecret $secret -Count 1");
        var body = $$"""{"uuid":"{{Leg}}","status":"ringing"}""";
        Assert.Equal(401, (await Post(body)).Status);
        Assert.Equal(204, (await Post(body, WebhookTokens.Sign(Encoding.UTF8.GetBytes(body), DateTimeOffset.UtcNow))).Status);
        await EndAsync();

        var streams = _shell!.Streams;
        var said = string.Join('\n', streams.Verbose.Concat<object>(streams.Debug).Concat(streams.Warning).Concat(streams.Information));
        Assert.Contains("TokenMissing", said, StringComparison.Ordinal);
        Assert.DoesNotContain(WebhookTokens.Secret, said, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition()) await Task.Delay(10, patience.Token);
    }

    private async Task BeginAsync(string script, bool waitForListener = true)
    {
        _output = [];
        _shell = _session.Begin(script);
        _running = _shell.BeginInvoke<PSObject, PSObject>(null, _output);
        if (waitForListener)
        {
            await UntilAsync(() =>
                _shell.Streams.Information.Any(static record => record.Tags.Contains("VoiceEventAddress")) || _running.IsCompleted);
        }
    }

    private async Task<object[]> EndAsync()
    {
        await UntilAsync(() => _running!.IsCompleted);
        _shell!.EndInvoke(_running);
        Assert.Empty(_shell.Streams.Error);
        return [.. _output!.Select(static item => item.BaseObject)];
    }

    private bool IsFree()
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, _port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Task<(int Status, string Body)> Post(string body, string? token = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, token);

    private Task<(int Status, string Body)> Get(string target) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Address + target), null);

    private async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request, string? token)
    {
        using (request)
        {
            if (token is not null) request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
            using var response = await _client.SendAsync(request);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
