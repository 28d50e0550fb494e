using System;

namespace VoicePS.Core.Calls;

/// <summary>A call as it was when the service last told of it.</summary>
/// <param name="Call">The call.</param>
/// <param name="SeenAt">When that was, in UTC.</param>
public readonly record struct SeenCall(VoiceCall Call, DateTimeOffset SeenAt);
