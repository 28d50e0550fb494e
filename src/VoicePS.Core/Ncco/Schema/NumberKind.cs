using System.Globalization;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>A number within limits.</summary>
internal sealed class NumberKind : ValueKind
{
    private readonly decimal _minimum;
    private readonly decimal _maximum;

    /// <param name="minimum">The least that all of the vendor's documents allow.</param>
    /// <param name="maximum">The most that all of them allow; <see cref="decimal.MaxValue"/> where there is no limit.</param>
    public NumberKind(decimal minimum, decimal maximum = decimal.MaxValue)
    {
        _minimum = minimum;
        _maximum = maximum;
        LeastOfAll = minimum;
        MostOfAll = maximum;
    }

    /// <summary>True where the number has no fraction.</summary>
    public bool IsWhole { get; set; }

    /// <summary>True where the number may also be text: the documents have it both ways.</summary>
    public bool MayBeText { get; set; }

    /// <summary>True where the service takes the nearest limit in place of a number beyond it.</summary>
    public bool IsClamped { get; set; }

    /// <summary>The least that any of the documents allows.</summary>
    public decimal LeastOfAll { get; set; }

    /// <summary>The most that any of the documents allows.</summary>
    public decimal MostOfAll { get; set; }

    /// <inheritdoc/>
    public override string Description => (IsWhole ? "a whole number " : "a number ") + Range;

    private string Range => _maximum == decimal.MaxValue
        ? $"of {Words.Number(_minimum)} or more"
        : $"from {Words.Number(_minimum)} to {Words.Number(_maximum)}";

    /// <summary>Reads a number, be it in text.</summary>
    public static decimal? Read(object? value) => value switch
    {
        decimal number => number,
        string text when decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <inheritdoc/>
    public override void Check(object value, string name, NccoPath path, FindingList findings)
    {
        if (value is double beyond)
        {
            OutOfRange(beyond.ToString("R", CultureInfo.InvariantCulture), name, path, findings);
            return;
        }

        if (Read(value) is not { } number)
        {
            WrongType(value, name, path, findings);
            return;
        }

        var meant = Words.Number(number);
        if (IsWhole && decimal.Truncate(number) != number)
        {
            findings.Error(path, NccoRules.WrongType, $"{name} is {meant}, and should be {Description}.", $"Give {Description}.");
        }
        else if (number < LeastOfAll || number > MostOfAll)
        {
            OutOfRange(meant, name, path, findings);
        }
        else if (number < _minimum || number > _maximum)
        {
            findings.Warning(
                path,
                NccoRules.OutOfRange,
                $"{name} is {meant}. The vendor's documents disagree about it: all of them allow {Description}.",
                $"Give {Description}, to be certain.");
        }
        else if (value is string text && !MayBeText)
        {
            Quoted(text, meant, name, path, findings);
        }
    }

    private void OutOfRange(string number, string name, NccoPath path, FindingList findings)
    {
        if (IsClamped)
        {
            findings.Warning(
                path,
                NccoRules.OutOfRange,
                $"{name} is {number}, and should be {Description}: the service takes the nearest of these.",
                $"Give {Description}.");
            return;
        }

        findings.Error(path, NccoRules.OutOfRange, $"{name} is {number}, and should be {Description}.", $"Give {Description}.");
    }
}
