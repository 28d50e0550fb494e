namespace VoicePS.Sandbox.Calls;

/// <summary>Whoever wants to know what becomes of legs. One may observe many at once.</summary>
internal interface ILegObserver
{
    /// <summary>
    /// Told of every new status, the first one included, after it took effect, in its order, and outside all locks.
    /// </summary>
    void OnChange(SandboxLeg leg, LegChange change);
}
