using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Sandbox.Calls;

/// <summary>A call in a conversation with a name.</summary>
internal sealed class ConversationMember
{
    /// <param name="run">The call.</param>
    /// <param name="hears">Whom alone it hears; null for everybody.</param>
    /// <param name="isHeardBy">Who alone hears it; null for everybody.</param>
    public ConversationMember(LegRun run, IReadOnlyList<string>? hears, IReadOnlyList<string>? isHeardBy)
    {
        Run = run;
        Hears = hears;
        IsHeardBy = isHeardBy;
    }

    public LegRun Run { get; }

    public string Uuid => Run.Leg.Uuid;

    /// <summary>Woken when the conversation is ended for all.</summary>
    public Waiter Ended { get; } = new();

    /// <summary>True while it hears music, because the conversation has not begun.</summary>
    public bool IsOnHold { get; set; }

    private IReadOnlyList<string>? Hears { get; }

    private IReadOnlyList<string>? IsHeardBy { get; }

    /// <summary>True where it hears what another one says.</summary>
    public bool CanHear(ConversationMember other) =>
        !IsOnHold && !other.IsOnHold && (Hears?.Contains(other.Uuid) ?? true) && (other.IsHeardBy?.Contains(Uuid) ?? true);
}
