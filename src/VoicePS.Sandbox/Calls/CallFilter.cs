using System;

namespace VoicePS.Sandbox.Calls;

/// <summary>Which legs to list, and in which order. Null means any. Both ends of the time span count as inside.</summary>
internal sealed record CallFilter(
    LegStatus? Status, DateTimeOffset? From, DateTimeOffset? To, string? ConversationUuid, bool NewestFirst);
