namespace VoicePS.Core.Calls;

/// <summary>A change to a call in progress (API reference: "Modify an existing call").</summary>
public sealed class CallAction
{
    /// <summary>The name of the action that ends a call.</summary>
    public const string HangUp = "hangup";

    /// <summary>Describes a change.</summary>
    /// <param name="name">hangup, mute, unmute, earmuff, unearmuff or transfer.</param>
    public CallAction(string name) => Name = name;

    /// <summary>hangup, mute, unmute, earmuff, unearmuff or transfer.</summary>
    public string Name { get; }

    /// <summary>For a transfer: the address of the NCCO to continue with.</summary>
    public string? DestinationUrl { get; set; }

    /// <summary>For a transfer: the NCCO to continue with.</summary>
    public VoiceNcco? Ncco { get; set; }
}
