using System;

namespace VoicePS.Sandbox;

/// <summary>What options must keep to.</summary>
internal static class OptionRules
{
    // The system's timers cannot wait longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(24);

    public static void Check(SandboxOptions options)
    {
        if (options is null) throw new ArgumentNullException(nameof(options));
        if (options.Port is < 0 or > 65535)
            throw new ArgumentOutOfRangeException(nameof(options), options.Port, "A port is a number from 1 to 65535, or 0 for a free one.");
        if (!Enum.IsDefined(typeof(SandboxApiVersion), options.ApiVersion))
            throw new ArgumentOutOfRangeException(nameof(options), options.ApiVersion, "The API version is Current or V2017.");

        if (options.SignatureSecret is { Length: 0 }) throw new ArgumentException("An empty signature secret protects nothing.", nameof(options));
        if (string.IsNullOrWhiteSpace(options.ApiKey)) throw new ArgumentException("The API key is empty.", nameof(options));

        CheckWait(options.RingAfter, nameof(SandboxOptions.RingAfter), "ring");
        CheckWait(options.AnswerAfter, nameof(SandboxOptions.AnswerAfter), "are answered");
    }

    private static void CheckWait(TimeSpan wait, string option, string what)
    {
        if (wait < TimeSpan.Zero || wait > LongestWait)
        {
            throw new ArgumentOutOfRangeException(
                option, wait, $"The time until calls {what} must be between zero and 24 days.");
        }
    }
}
