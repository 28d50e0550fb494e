using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace VoicePS.Sessions;

/// <summary>
/// What one runspace has: its current session and the sandboxes it started. A static field would be shared by
/// every runspace of the process, and a parallel worker that connects would move the main session.
/// </summary>
internal sealed class RunspaceState
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> Table = new();

    private readonly List<VoiceSandbox> _sandboxes = [];

    /// <summary>The state of the runspace that runs on this thread. Ask on the pipeline thread only.</summary>
    public static RunspaceState Current => Table.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The same, but null where nothing was connected or started yet, or no runspace runs here.</summary>
    public static RunspaceState? Existing =>
        Runspace.DefaultRunspace is { } runspace && Table.TryGetValue(runspace, out var state) ? state : null;

    /// <summary>The sandboxes that still run here; none where there is no state yet.</summary>
    public static IReadOnlyList<VoiceSandbox> RunningSandboxes => Existing?.Sandboxes ?? [];

    public VoiceSession? Session { get; set; }

    /// <summary>The sandboxes that still run, as a snapshot that may be stopped while it is read.</summary>
    public IReadOnlyList<VoiceSandbox> Sandboxes
    {
        get
        {
            _sandboxes.RemoveAll(static sandbox => !sandbox.IsRunning);
            return _sandboxes.ToArray();
        }
    }

    public void Add(VoiceSandbox sandbox) => _sandboxes.Add(sandbox);

    public void Clear()
    {
        Session?.Dispose();
        Session = null;
        foreach (var sandbox in Sandboxes) sandbox.Dispose();
        _sandboxes.Clear();
    }
}
