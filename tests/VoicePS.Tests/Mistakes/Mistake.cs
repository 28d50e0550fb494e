namespace VoicePS.Tests.Mistakes;

/// <summary>What is there when somebody makes a mistake.</summary>
internal enum Situation
{
    /// <summary>Nothing but the module, on a machine that knows of no application.</summary>
    CleanMachine,

    /// <summary>Nothing but the module.</summary>
    Nothing,

    /// <summary>A sandbox, and no session.</summary>
    Sandbox,

    /// <summary>A session with a sandbox.</summary>
    Connected,
}

/// <summary>Something that people get wrong at first.</summary>
/// <param name="Words">What they would say that they did.</param>
/// <param name="Script">What they typed.</param>
/// <param name="ErrorId">The id of the error; null where a warning is all.</param>
/// <param name="Command">The command that the answer tells them to run next.</param>
internal sealed record Mistake(string Words, string Script, string? ErrorId, string Command)
{
    /// <summary>What was there before.</summary>
    public Situation Situation { get; init; } = Situation.Connected;

    /// <summary>What else happened before, out of their sight.</summary>
    public string Before { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Words;
}

/// <summary>What they were told.</summary>
/// <param name="ErrorIds">The full ids of the errors, in their order.</param>
/// <param name="Text">All of it, as it is printed.</param>
internal sealed record MistakeAnswer(string[] ErrorIds, string Text);
