using System;

namespace VoicePS.Tests.PesterBridge;

/// <summary>A failed It. Its stack trace is the script's, because the C# one would say the same for every test.</summary>
internal sealed class PesterTestFailedException(TestOutcome outcome) : Exception(outcome.Message)
{
    public override string StackTrace => outcome.Trace;
}
