using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Many records into one command, with several requests under way at a time.</summary>
public sealed class BulkTests
{
    private const string Create = "New-VoiceCall -From 447700900001 -AnswerUrl https://example.com/answer";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Calls_are_written_in_the_order_of_the_numbers_whichever_answer_comes_first()
    {
        var server = new Service { Delay = static number => TimeSpan.FromMilliseconds(number % 3 == 0 ? 120 : 5) };
        using var scripted = server.Serve();
        using var session = Connect(scripted);
        var result = session.Run($"0..23 | ForEach-Object {{ 447700900000 + $_ }} | {Create} -ThrottleLimit 8 | ForEach-Object {{ [string] $_.To }}");

        Assert.Empty(result.Errors);
        Assert.Equal(Enumerable.Range(0, 24).Select(static number => $"4477009000{number:D2}"), result.Output);
        Assert.InRange(server.MostAtATime, 2, 8);
    }

    [Theory]
    [InlineData("New-VoiceCall -From 447700900001 -AnswerUrl https://example.com/")]
    [InlineData("Stop-VoiceCall")]
    [InlineData("Send-VoiceDtmf -Digits 1")]
    public void What_changes_something_is_done_one_after_the_other_if_nobody_says_otherwise(string command)
    {
        var server = new Service { Delay = static _ => TimeSpan.FromMilliseconds(10) };
        using var scripted = server.Serve();
        using var session = Connect(scripted);
        var records = command.StartsWith("New", StringComparison.Ordinal)
            ? "(0..9 | ForEach-Object { 447700900000 + $_ })"
            : "(0..9 | ForEach-Object { '63f61863-4a51-4f6b-86e1-{0:x12}' -f $_ })";
        session.Run($"{records} | {command}");

        Assert.Equal(10, scripted.Requests.Count);
        Assert.Equal(1, server.MostAtATime);
    }

    [Fact]
    public void Reading_many_calls_by_their_ids_keeps_several_requests_under_way()
    {
        var server = new Service { Delay = static _ => TimeSpan.FromMilliseconds(40) };
        using var scripted = server.Serve();
        using var session = Connect(scripted);
        var ids = Enumerable.Range(0, 24).Select(Service.Id).ToArray();
        session.SetVariable("ids", ids);

        Assert.Equal(ids, session.Run("($ids | Get-VoiceCall).Uuid").Output);
        Assert.Equal(ids, session.Run("(Get-VoiceCall -Uuid $ids -ThrottleLimit 3).Uuid").Output);
        Assert.InRange(server.MostAtATime, 4, 8);
    }

    [Fact]
    public void Each_error_names_its_own_number_and_the_others_are_called()
    {
        var server = new Service { Refuse = static number => number % 5 == 0, Delay = static number => TimeSpan.FromMilliseconds(number * 7 % 20) };
        using var scripted = server.Serve();
        using var session = Connect(scripted);
        var result = session.Run($"0..19 | ForEach-Object {{ 447700900000 + $_ }} | {Create} -ThrottleLimit 6 | ForEach-Object {{ [string] $_.To }}");

        Assert.Equal(16, result.Output.Count);
        Assert.Equal(["447700900000", "447700900005", "447700900010", "447700900015"], result.Errors.Select(NumberOf));
    }

    [Fact]
    public void Who_sends_numbers_slowly_gets_each_call_before_the_next_number()
    {
        var server = new Service();
        using var scripted = server.Serve();
        using var session = Connect(scripted);
        var story = session.Run(
            $"1..3 | ForEach-Object {{ Start-Sleep -Milliseconds 300; $script:asked += 'n'; 447700900000 + $_ }} | {Create} -ThrottleLimit 8 | ForEach-Object {{ $script:asked += 'c' }}; $asked");

        Assert.Equal("ncncnc", story.Single<string>());
    }

    [Fact]
    public void Whoever_has_enough_calls_sends_no_more_than_were_under_way()
    {
        var server = new Service { Delay = static _ => TimeSpan.FromMilliseconds(20) };
        using var scripted = server.Serve();
        using var session = Connect(scripted);
        var result = session.Run($"0..99 | ForEach-Object {{ 447700900000 + $_ }} | {Create} -ThrottleLimit 4 | Select-Object -First 2");

        Assert.Equal(2, result.Output.Count);
        Assert.InRange(scripted.Requests.Count, 2, 8);
    }

    [Fact]
    public void With_ErrorAction_Stop_nothing_is_sent_after_the_number_that_failed()
    {
        var server = new Service { Refuse = static number => number == 2 };
        using var scripted = server.Serve();
        using var session = Connect(scripted);
        var result = session.Run($"try {{ 0..9 | ForEach-Object {{ 447700900000 + $_ }} | {Create} -ErrorAction Stop | ForEach-Object {{ [string] $_.To }} }} catch {{ 'failed' }}");

        Assert.Equal(["447700900000", "447700900001", "failed"], result.Output);
        Assert.Equal(3, scripted.Requests.Count);
    }

    [Fact]
    public async Task Ctrl_C_gives_up_what_is_under_way_and_sends_no_more()
    {
        using var scripted = new ScriptedServer(static _ => null);
        using var session = Connect(scripted);
        using var shell = session.Begin($"0..99 | ForEach-Object {{ 447700900000 + $_ }} | {Create} -ThrottleLimit 5");
        var running = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => scripted.Requests.Count == 5, Patience));

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Equal(5, scripted.Requests.Count);
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public void The_story_of_each_request_is_told_in_the_order_of_the_numbers()
    {
        var server = new Service { Delay = static number => TimeSpan.FromMilliseconds(number == 0 ? 150 : 5), Refuse = static number => number == 3 };
        using var scripted = server.Serve();
        using var session = Connect(scripted);
        var result = session.Run($"0..5 | ForEach-Object {{ 447700900000 + $_ }} | {Create} -ThrottleLimit 6 -Verbose -ErrorAction SilentlyContinue");

        var answers = result.Verbose.Where(static line => line.Contains("POST /v1/calls:", StringComparison.Ordinal)).ToArray();
        Assert.Equal(6, answers.Length);
        Assert.Contains("400", answers[3], StringComparison.Ordinal);
    }

    private static string NumberOf(ErrorRecord error) => error.TargetObject.ToString()!;

    private static ModuleSession Connect(ScriptedServer server)
    {
        var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        return session;
    }

    /// <summary>Creates and shows calls; a number's last two digits, or those of an id, say how.</summary>
    private sealed class Service
    {
        private readonly Lock _gate = new();
        private int _atATime;

        public Func<int, TimeSpan> Delay { get; init; } = static _ => TimeSpan.Zero;

        public Func<int, bool> Refuse { get; init; } = static _ => false;

        public int MostAtATime { get; private set; }

        public static string Id(int number) => $"63f61863-4a51-4f6b-86e1-{number.ToString("x12", CultureInfo.InvariantCulture)}";

        public ScriptedServer Serve() => new(async (request, stream, stopping) =>
        {
            lock (_gate) MostAtATime = Math.Max(MostAtATime, ++_atATime);
            var number = NumberIn(request);
            await Task.Delay(Delay(number), stopping);
            lock (_gate) _atATime--;
            var answer = Refuse(number)
                ? ScriptedServer.Json(400, """{"title":"Bad Request","detail":"No."}""")
                : ScriptedServer.Json(request.Method == "POST" ? 201 : 200, $$"""{"uuid":"{{Id(number)}}","status":"started"}""");
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stopping);
        });

        private static int NumberIn(SeenRequest request)
        {
            if (request.Method != "POST") return int.Parse(request.Target.Split('/')[3][^2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var at = request.Body.IndexOf("4477009000", StringComparison.Ordinal);
            return int.Parse(request.Body.AsSpan(at + 10, 2), CultureInfo.InvariantCulture);
        }
    }
}
