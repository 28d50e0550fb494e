namespace VoicePS.Sandbox.Calls;

/// <summary>What the far end of a leg does. One behaviour may serve many legs at once.</summary>
internal interface ILegBehavior
{
    /// <summary>Told of every new status, the first one included, after it took effect and outside all locks.</summary>
    void OnStatus(SandboxLeg leg, LegStatus status);
}
