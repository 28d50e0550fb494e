using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>
/// A sandbox on a manual clock together with an application: a web server that receives its webhooks and answers
/// them as a test says, by their path.
/// </summary>
internal sealed class Rehearsal : IDisposable
{
    public const string Caller = "447700900001";

    public static readonly DateTimeOffset Begin = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, string> _answers = new();

    public Rehearsal(SandboxApiVersion version = SandboxApiVersion.Current, Action<SandboxOptions, Uri>? configure = null)
    {
        Application = new ScriptedServer(request =>
            _answers.TryGetValue(request.Target.Split('?')[0], out var ncco)
                ? ncco.Length == 3 ? ScriptedServer.Empty(int.Parse(ncco, CultureInfo.InvariantCulture)) : ScriptedServer.Json(200, ncco)
                : ScriptedServer.Empty(204));
        Sandbox = new SandboxHarness(version, options => configure?.Invoke(options, Application.BaseUri));
    }

    public ScriptedServer Application { get; }

    public SandboxHarness Sandbox { get; }

    public ManualClock Clock => Sandbox.Clock;

    /// <summary>Lets the application answer a path with an NCCO, or with a status of three digits.</summary>
    public void Answer(string path, string ncco) => _answers[path] = ncco;

    public string Url(string path) => new Uri(Application.BaseUri, path).ToString();

    /// <summary>Calls a number with an NCCO, with the events going to the application.</summary>
    public Task<string> CallAsync(string number, string ncco, string more = "") => Sandbox.CreateAsync($$"""
        {"to":[{"type":"phone","number":"{{number}}"}],"from":{"type":"phone","number":"{{Caller}}"},
         "ncco":{{ncco}},"event_url":["{{Url("/event")}}"]{{more}}}
        """);

    /// <summary>Calls a number and waits until it is answered, half a second later.</summary>
    public async Task<string> AnsweredAsync(string ncco, string number = "447700900000", string more = "")
    {
        var uuid = await CallAsync(number, ncco, more);
        Advance(0.5);
        return uuid;
    }

    public void Advance(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Everything that was told of a call, or of everything.</summary>
    public VoiceSandboxEvent[] Told(string? uuid = null) => Sandbox.Server.ReadEvents()
        .Where(entry => entry.Kind == "webhook" && entry.EventType != "answer" && (uuid is null || entry.Uuid == uuid)).ToArray();

    /// <summary>What happened, in short: <c>failed@0.15:cannot_route/404</c>, one after the other.</summary>
    public string Story(string uuid) => string.Join(" ", Told(uuid).Select(Short));

    public string Story() => string.Join(" ", Told().Select(Short));

    public string Steps(string uuid) =>
        string.Join(" | ", Sandbox.Steps(uuid).Select(static step => $"{step.EventType}@{Since(step.Time)} {step.Summary}"));

    /// <summary>The newest event of a kind.</summary>
    public VoiceSandboxEvent Last(string eventType) => Told().Last(entry => entry.EventType == eventType);

    /// <summary>Waits in real time, for what depends on the application's answer.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, $"Not within {Patience.TotalSeconds} s: {what}. So far: {Story()}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until a step of a kind has come for the n-th time.</summary>
    public Task StepAsync(string uuid, string kind, int count = 1) =>
        UntilAsync(() => Sandbox.Steps(uuid).Count(step => step.EventType == kind) >= count, $"{count} × {kind}");

    /// <summary>Waits until a request has come to a path, and gives the newest.</summary>
    public async Task<SeenRequest> RequestAsync(string path, int count = 1)
    {
        await UntilAsync(() => To(path).Length >= count, $"{count} requests to {path}");
        return To(path)[^1];
    }

    public SeenRequest[] To(string path) => Application.Requests.Where(request => request.Target.Split('?')[0] == path).ToArray();

    /// <summary>Waits until a call has ended and the application knows everything that there is to know.</summary>
    public async Task SettledAsync(string uuid) => await UntilAsync(
        () => Told(uuid) is { Length: > 0 } told && Sandbox.Server.Calls.Find(uuid)!.Run is null && told.All(static entry => !entry.IsPending),
        "the end of the call");

    public void Dispose()
    {
        Sandbox.Dispose();
        Application.Dispose();
    }

    private static string Short(VoiceSandboxEvent entry)
    {
        var fields = JsonDocument.Parse(entry.Raw).RootElement;
        string Text(string name, string before) => fields.TryGetProperty(name, out var value) ? before + value : "";
        var name = fields.TryGetProperty("status", out var status) ? status.GetString() : entry.EventType;
        var time = fields.TryGetProperty("timestamp", out var at) ? Since(at.GetDateTimeOffset()) : "?";
        return $"{name}@{time}{Text("sub_state", "+")}{Text("detail", ":")}{Text("sip_code", "/")}{Text("disconnected_by", "<")}{Text("duration", "=")}";
    }

    private static string Since(DateTimeOffset time) => (time - Begin).TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
