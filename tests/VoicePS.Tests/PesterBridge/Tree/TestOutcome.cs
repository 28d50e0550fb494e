namespace VoicePS.Tests.PesterBridge;

/// <summary>How a test ended: the message says why it failed or was skipped, the trace says where in the script.</summary>
internal sealed record TestOutcome(OutcomeKind Kind, string Message, string Trace)
{
    public static TestOutcome Passed { get; } = new(OutcomeKind.Passed, "", "");

    public static TestOutcome Skipped(string reason) => new(OutcomeKind.Skipped, reason, "");

    public static TestOutcome Failed(string message, string trace = "") => new(OutcomeKind.Failed, message, trace);

    public TestOutcome Joined(TestOutcome later) =>
        this with { Message = $"{Message}\n{later.Message}", Trace = $"{Trace}\n{later.Trace}".Trim() };
}
