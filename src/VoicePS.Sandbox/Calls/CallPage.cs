using System.Collections.Generic;

namespace VoicePS.Sandbox.Calls;

/// <summary>Some of the calls that were asked for, and how many there are in all.</summary>
internal sealed record CallPage(int Count, IReadOnlyList<ICallRecord> Calls);
