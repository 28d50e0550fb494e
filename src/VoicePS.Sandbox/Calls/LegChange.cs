using System;

namespace VoicePS.Sandbox.Calls;

/// <summary>A leg has come into another status.</summary>
/// <param name="Status">The status.</param>
/// <param name="At">When. Where a timer was behind it, the moment for which it was set.</param>
/// <param name="Detail">Why it was not answered, in the API's words.</param>
/// <param name="SipCode">The same in the language of SIP.</param>
/// <param name="DisconnectedBy">Who ended it: <c>platform</c> or <c>user</c>.</param>
internal sealed record LegChange(
    LegStatus Status, DateTimeOffset At, string? Detail = null, int? SipCode = null, string? DisconnectedBy = null)
{
    public const string Platform = "platform";

    public const string User = "user";

    public static LegChange Completed(DateTimeOffset at, string by) => new(LegStatus.Completed, at, null, 200, by);
}
