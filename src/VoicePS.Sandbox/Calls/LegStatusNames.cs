using System;
using System.Linq;

namespace VoicePS.Sandbox.Calls;

/// <summary>The API's words for the statuses, and what they mean for a leg.</summary>
internal static class LegStatusNames
{
    private static readonly LegStatus[] All = (LegStatus[])Enum.GetValues(typeof(LegStatus));
#pragma warning disable CA1308 // The API's words are in lower case; nothing is compared here.
    private static readonly string[] Names = All.Select(static status => status.ToString().ToLowerInvariant()).ToArray();
#pragma warning restore CA1308

    public static string ToApiName(this LegStatus status) => Names[(int)status];

    /// <summary>Both parties can hear each other: the leg can be talked to, muted or transferred.</summary>
    public static bool IsLive(this LegStatus status) => status is LegStatus.Answered or LegStatus.Machine;

    public static bool HasEnded(this LegStatus status) => status >= LegStatus.Completed;

    public static LegStatus? Find(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : All[index];
    }
}
