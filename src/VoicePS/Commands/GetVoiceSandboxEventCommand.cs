using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Events;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Lists what sandboxes sent, with the answers they got, and what happened in their calls.</summary>
[Cmdlet(VerbsCommon.Get, "VoiceSandboxEvent", DefaultParameterSetName = SoFarSet)]
[OutputType(typeof(VoiceSandboxEvent))]
public sealed class GetVoiceSandboxEventCommand : SandboxCmdlet
{
    private const string SoFarSet = "SoFar";
    private const string WaitSet = "Wait";

    private readonly EventFilter _filter = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private IReadOnlyList<VoiceSandbox> _sandboxes = [];
    private WildcardPattern[] _types = [];
    private int _written;

    /// <summary>The ids of the calls whose events are listed; those of every call if not given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallUuid")]
    [ValidateNotNullOrEmpty]
    [CallUuidTransformation]
    [ValidateCallUuid]
    [ArgumentCompleter(typeof(CallCompleter))]
    public VoiceCallId[] Uuid { get; set; } = [];

    /// <summary>The kinds of events that are listed; all if not given. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SandboxEventTypeCompleter))]
    public string[] EventType { get; set; } = [];

    /// <summary>Goes on with each event as it comes, until Ctrl+C or until the sandboxes are stopped.</summary>
    [Parameter(ParameterSetName = WaitSet)]
    public SwitchParameter Wait { get; set; }

    /// <summary>Waits until there were so many events.</summary>
    [Parameter(ParameterSetName = WaitSet)]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = int.MaxValue;

    /// <summary>Waits for so many seconds.</summary>
    [Parameter(ParameterSetName = WaitSet)]
    [ValidateRange(1, int.MaxValue)]
    public int TimeoutSec { get; set; }

    // To say for how long is to say that one waits.
    private bool IsToWait =>
        ParameterSetName == WaitSet && (Wait || !MyInvocation.BoundParameters.ContainsKey(nameof(Wait)));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _sandboxes = RequireSandboxes();
        _types = EventType.Select(static type => WildcardPattern.Get(type, WildcardOptions.IgnoreCase)).ToArray();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _filter.Add(Uuid.Select(static id => id.Uuid));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Calls were to come down the pipeline, and none did: their events will not come either.
        if (MyInvocation.ExpectingInput && _filter.IsEmpty) return;
        if (IsToWait)
        {
            Follow();
            return;
        }

        foreach (var noted in ReadAll())
        {
            if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
            Write(noted);
        }
    }

    private IEnumerable<VoiceSandboxEvent> ReadAll() => _sandboxes.Count == 1
        ? SandboxLibrary.ReadEvents(_sandboxes[0])
        : _sandboxes.SelectMany(SandboxLibrary.ReadEvents).OrderBy(static noted => noted.Time);

    private void Follow()
    {
        // What is still being waited for in the end must not wait on without anybody.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var feeds = _sandboxes.Select(SandboxLibrary.FollowEvents).ToList();
        try
        {
            Pump(feeds, ending.Token);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            ending.Cancel();
            foreach (var feed in feeds) feed.Dispose();
        }
    }

    private void Pump(List<SandboxFeed> feeds, CancellationToken ending)
    {
        var coming = feeds.Select(feed => feed.NextAsync(ending)).ToList();
        while (coming.Count > 0 && _written < Count)
        {
            var index = Task.WaitAny(coming.ToArray(), Remaining(), Cancellation);
            if (index < 0) return;

            if (coming[index].GetAwaiter().GetResult() is { } noted)
            {
                coming[index] = feeds[index].NextAsync(ending);
                Write(noted);
                continue;
            }

            // That sandbox was stopped.
            feeds[index].Dispose();
            feeds.RemoveAt(index);
            coming.RemoveAt(index);
        }
    }

    private int Remaining()
    {
        if (TimeoutSec == 0) return Timeout.Infinite;
        var remaining = TimeSpan.FromSeconds(TimeoutSec) - _watch.Elapsed;
        return (int)Math.Max(0, Math.Min(int.MaxValue, remaining.TotalMilliseconds));
    }

    private void Write(VoiceSandboxEvent noted)
    {
        // The filter sees every event: some tell it in which conversation the calls are.
        if (!_filter.Accepts(noted)) return;
        if (_types.Length > 0 && !_types.Any(type => type.IsMatch(noted.EventType))) return;

        _written++;
        WriteObject(noted);
    }
}
