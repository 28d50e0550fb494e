using System;
using System.Collections.Generic;

namespace VoicePS.Core.Events;

/// <summary>
/// Remembers which signed webhooks were taken, for as long as their signatures are young enough to be taken again.
/// Safe to use from several threads.
/// </summary>
internal sealed class ReplayMemory
{
    /// <summary>More than the service sends to one listener in five minutes. Beyond that, the oldest are forgotten.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly int _capacity;
    private readonly object _gate = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset Until)> _order = new();

    public ReplayMemory(int capacity = DefaultCapacity) => _capacity = capacity;

    /// <summary>Takes note of a webhook.</summary>
    /// <param name="id">The id of its token (<c>jti</c>).</param>
    /// <param name="until">Until when its signature is taken.</param>
    /// <param name="now">The time it is.</param>
    /// <returns>False where it was there before.</returns>
    public bool TryAdd(string id, DateTimeOffset until, DateTimeOffset now)
    {
        lock (_gate)
        {
            while (_order.Count > 0 && (_order.Peek().Until < now || _order.Count >= _capacity)) _ids.Remove(_order.Dequeue().Id);
            if (!_ids.Add(id)) return false;

            _order.Enqueue((id, until));
            return true;
        }
    }

    /// <summary>Forgets a webhook that was not taken after all: the service sends it again, and may do so with the same token.</summary>
    /// <param name="id">The id of its token.</param>
    public void Forget(string id)
    {
        // It stays in the queue, where it does no harm.
        lock (_gate) _ids.Remove(id);
    }
}
