using System;
using VoicePS.Sandbox.Api.Validation;

namespace VoicePS.Sandbox;

/// <summary>What options must keep to.</summary>
internal static class OptionRules
{
    private const double LargestScale = 3600;

    // The system's timers cannot wait longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(24);

    private static readonly TimeSpan ShortestRetention = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestRetention = TimeSpan.FromDays(31);

    // So that they can be counted together with those that follow.
    private const int MostSeedCalls = 10_000_000;

    public static void Check(SandboxOptions options)
    {
        if (options is null) throw new ArgumentNullException(nameof(options));
        if (options.Port is < 0 or > 65535)
            throw new ArgumentOutOfRangeException(nameof(options), options.Port, "A port is a number from 1 to 65535, or 0 for a free one.");
        if (!Enum.IsDefined(typeof(SandboxApiVersion), options.ApiVersion))
            throw new ArgumentOutOfRangeException(nameof(options), options.ApiVersion, "The API version is Current or V2017.");

        if (options.SignatureSecret is { Length: 0 }) throw new ArgumentException("An empty signature secret protects nothing.", nameof(options));
        if (string.IsNullOrWhiteSpace(options.ApiKey)) throw new ArgumentException("The API key is empty.", nameof(options));

        if (!(options.TimeScale is >= 1 and <= LargestScale))
            throw new ArgumentOutOfRangeException(nameof(options), options.TimeScale, $"The time scale is a number from 1 to {LargestScale}.");

        if (options.Retention < ShortestRetention || options.Retention > LongestRetention)
            throw new ArgumentOutOfRangeException(nameof(options), options.Retention, "Calls are kept for 1 to 31 days.");
        if (options.SeedCalls is < 0 or > MostSeedCalls)
            throw new ArgumentOutOfRangeException(nameof(options), options.SeedCalls, "There can be up to ten million calls at the start.");

        CheckUrl(options.AnswerUrl, nameof(SandboxOptions.AnswerUrl));
        CheckUrl(options.FallbackAnswerUrl, nameof(SandboxOptions.FallbackAnswerUrl));
        CheckUrl(options.EventUrl, nameof(SandboxOptions.EventUrl));
        CheckMethod(options.AnswerMethod, nameof(SandboxOptions.AnswerMethod));
        CheckMethod(options.FallbackAnswerMethod, nameof(SandboxOptions.FallbackAnswerMethod));
        CheckMethod(options.EventMethod, nameof(SandboxOptions.EventMethod));
        CheckWait(options.RingAfter, nameof(SandboxOptions.RingAfter), "ring");
        CheckWait(options.AnswerAfter, nameof(SandboxOptions.AnswerAfter), "are answered");
    }

    private static void CheckUrl(string? url, string option)
    {
        if (url is not null && !Urls.IsAbsolute(url, "http", "https"))
            throw new ArgumentException($"'{url}' is not an absolute http or https URL.", option);
    }

    private static void CheckMethod(string method, string option)
    {
        if (!string.Equals(method, "GET", StringComparison.OrdinalIgnoreCase) && !string.Equals(method, "POST", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{method}' is no method of a webhook: they are sent by GET or POST.", option);
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
