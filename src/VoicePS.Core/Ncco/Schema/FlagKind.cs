using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>True or false.</summary>
internal sealed class FlagKind : ValueKind
{
    /// <inheritdoc/>
    public override string Description => "true or false";

    /// <summary>Whether a value says yes, be it as text.</summary>
    public static bool IsTrue(object? value) => value is true || (value is string text && Read(text) == true);

    /// <inheritdoc/>
    public override void Check(object value, string name, NccoPath path, FindingList findings)
    {
        if (value is bool) return;
        if (value is string text && Read(text) is { } flag) Quoted(text, flag ? "true" : "false", name, path, findings);
        else WrongType(value, name, path, findings);
    }

    private static bool? Read(string text) => bool.TryParse(text, out var flag) ? flag : null;
}
