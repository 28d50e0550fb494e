using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>What an option may be.</summary>
internal abstract class ValueKind
{
    /// <summary>What is allowed, to stand after "it should be": "a whole number from 3 to 10".</summary>
    public abstract string Description { get; }

    /// <summary>Tests a value.</summary>
    /// <param name="value">The plain value, which is not null.</param>
    /// <param name="name">The option's name, for messages.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public abstract void Check(object value, string name, NccoPath path, FindingList findings);

    /// <summary>Spells what a script wrote as the API spells it.</summary>
    /// <param name="value">The plain value.</param>
    /// <returns>The value, or the same in the API's spelling.</returns>
    public virtual object? Spell(object? value) => value;

    /// <summary>Tells that the value is of the wrong type.</summary>
    protected void WrongType(object value, string name, NccoPath path, FindingList findings) => findings.Error(
        path, NccoRules.WrongType, $"{name} is {Words.Describe(value)}, and should be {Description}.", $"Give {Description}.");

    /// <summary>Tells that text stands where its content is meant. The vendor's own examples have it, so the service may take it.</summary>
    protected static void Quoted(string text, string meant, string name, NccoPath path, FindingList findings) => findings.Warning(
        path, NccoRules.WrongType, $"{name} is {Words.Describe(text)}, and should be {meant} without quotes.", $"Write {meant}.");
}
