using System;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>How long webhooks wait. Real time, also where the sandbox's clock runs faster: the receiver's does not.</summary>
internal sealed record WebhookTimes
{
    /// <summary>The service's own times, as an application has them that says nothing else.</summary>
    public static readonly WebhookTimes Default = new();

    /// <summary>Until the connection stands.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Until an answer webhook is answered.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Until any other webhook is answered.</summary>
    public TimeSpan Event { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two attempts. The service does not say; at once would be of little use to a busy receiver.</summary>
    public TimeSpan BetweenAttempts { get; init; } = TimeSpan.FromMilliseconds(250);
}
