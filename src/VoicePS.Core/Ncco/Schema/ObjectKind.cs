using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>An object with options of its own; without a list of them, anything may stand in it.</summary>
internal sealed class ObjectKind : ValueKind
{
    private readonly OptionSchema[] _options;

    /// <param name="options">The options, or none where they are free.</param>
    public ObjectKind(params OptionSchema[] options) => _options = options;

    /// <summary>The options, or none where they are free.</summary>
    public IReadOnlyList<OptionSchema> Options => _options;

    /// <summary>Tests the object as a whole, or null.</summary>
    public System.Action<IReadOnlyDictionary<string, object?>, string, NccoPath, FindingList>? Test { get; set; }

    /// <inheritdoc/>
    public override string Description => _options.Length == 0
        ? "an object"
        : $"an object with {Words.Or(_options.Select(static option => option.Name).ToArray()).Replace(" or ", " and ")}";

    /// <inheritdoc/>
    public override void Check(object value, string name, NccoPath path, FindingList findings)
    {
        if (value is not Dictionary<string, object?> fields)
        {
            findings.Error(
                path,
                NccoRules.WrongType,
                $"{name} is {Words.Describe(value)}, and should be an object.",
                $"Give {Description}.");
            return;
        }

        var known = _options.Length == 0 ? fields : OptionCheck.Run(fields, _options, name, path, findings);
        Test?.Invoke(known, name, path, findings);
    }

    /// <inheritdoc/>
    public override object? Spell(object? value) =>
        value is Dictionary<string, object?> fields && _options.Length > 0 ? NccoSpelling.Of(fields, _options) : value;
}
