namespace VoicePS.Tests.PesterBridge;

internal enum OutcomeKind
{
    Passed,
    Failed,
    Skipped,
}
