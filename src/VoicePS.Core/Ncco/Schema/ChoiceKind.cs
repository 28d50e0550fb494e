using System;
using System.Linq;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>One of a few words.</summary>
internal sealed class ChoiceKind : ValueKind
{
    private readonly string[] _words;

    /// <param name="words">The words.</param>
    public ChoiceKind(params string[] words) => _words = words;

    /// <summary>True where the service may know more words by now.</summary>
    public bool MayGrow { get; set; }

    /// <inheritdoc/>
    public override string Description => Words.Or(_words);

    /// <inheritdoc/>
    public override void Check(object value, string name, NccoPath path, FindingList findings)
    {
        if (value is not string text)
        {
            WrongType(value, name, path, findings);
            return;
        }

        if (Array.IndexOf(_words, text) >= 0) return;
        var nearest = SameBut(text) ?? Words.Nearest(text, _words);
        findings.Add(
            path,
            NccoRules.UnknownValue,
            MayGrow ? VoiceNccoSeverity.Warning : VoiceNccoSeverity.Error,
            $"{name} is {Words.Json(text)}, and should be {Description}.",
            nearest is null ? $"Give {Description}." : $"Write \"{nearest}\".");
    }

    /// <inheritdoc/>
    public override object? Spell(object? value) => value is string text ? SameBut(text) ?? text : value;

    private string? SameBut(string text) =>
        _words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));
}
