using System;
using System.Collections.Generic;

namespace VoicePS.Tests.PesterBridge;

/// <summary>An operator of Should.</summary>
/// <param name="Name">As in -Be.</param>
/// <param name="Judge">Returns null if the assertion holds, and otherwise the message that says why not.</param>
internal sealed record ShouldOperator(string Name, Func<Assertion, string?> Judge)
{
    public string? Alias { get; init; }

    /// <summary>The parameters in the order of their positions. Every operator takes -Because.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = ["ExpectedValue", "Because"];

    public IReadOnlyList<string> Switches { get; init; } = [];

    /// <summary>True if what comes down the pipeline is judged as one collection, false if each item is judged by itself.</summary>
    public bool TakesCollection { get; init; }
}
