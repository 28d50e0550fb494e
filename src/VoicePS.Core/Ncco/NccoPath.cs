using System.Globalization;
using System.Linq;

namespace VoicePS.Core.Ncco;

/// <summary>A place in an NCCO, such as <c>[2].dtmf.maxDigits</c>.</summary>
internal readonly struct NccoPath
{
    private const int LongestName = 64;

    private readonly string? _text;

    private NccoPath(int action, string text)
    {
        Action = action;
        _text = text;
    }

    /// <summary>The NCCO as a whole.</summary>
    public static NccoPath Root => new(-1, string.Empty);

    /// <summary>The index of the action, or -1 for the NCCO as a whole.</summary>
    public int Action { get; }

    /// <summary>An action, or an item of a list.</summary>
    public NccoPath Item(int index) => new(
        Action < 0 ? index : Action, string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", _text, index));

    /// <summary>An option.</summary>
    public NccoPath Option(string name) => new(Action, IsPlain(name) ? $"{_text}.{name}" : $"{_text}['{Shorten(name)}']");

    /// <inheritdoc/>
    public override string ToString() => _text ?? string.Empty;

    /// <summary>Cuts a name that somebody chose, for a message.</summary>
    public static string Shorten(string name) => name.Length <= LongestName ? name : name.Substring(0, LongestName) + "…";

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= LongestName
        && name.All(static character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');
}
