using System;
using System.Globalization;
using System.Linq;

namespace VoicePS.Sandbox;

/// <summary>What the numbers with a certain ending do.</summary>
public sealed class NumberRule
{
    private readonly Func<string, NumberBehavior> _make;

    internal NumberRule(string ending, string description, Func<string, NumberBehavior> make)
    {
        Ending = ending;
        Description = description;
        _make = make;
    }

    /// <summary>The last digits; a letter stands for any digit: <c>2nn</c>.</summary>
    public string Ending { get; }

    /// <summary>What these numbers do, in a few words.</summary>
    public string Description { get; }

    /// <summary>What all numbers with this ending do; what depends on the digits is left out.</summary>
    public NumberBehavior Common => Ending.All(char.IsDigit) ? _make(Ending) : new NumberBehavior();

    internal bool Fits(string number) =>
        number.Length >= Ending.Length && Ending.Zip(Last(number), static (rule, digit) => char.IsDigit(rule) ? rule == digit : char.IsDigit(digit)).All(static fits => fits);

    internal NumberBehavior BehaviorOf(string number) => _make(Last(number));

    internal static TimeSpan Seconds(string ending) =>
        TimeSpan.FromSeconds(int.Parse(ending.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture));

    private string Last(string number) => number.Substring(number.Length - Ending.Length);
}
