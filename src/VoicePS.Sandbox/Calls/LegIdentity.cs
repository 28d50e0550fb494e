using System;

namespace VoicePS.Sandbox.Calls;

/// <summary>What never changes about a leg.</summary>
internal sealed record LegIdentity(string Uuid, DateTimeOffset CreatedAt);
