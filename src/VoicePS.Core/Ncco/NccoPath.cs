using System.Globalization;
using System.Linq;

namespace VoicePS.Core.Ncco;

/// <summary>A place in an NCCO, such as <c>[2].dtmf.maxDigits</c>.</summary>
internal readonly struct NccoPath
{
    private const int LongestName = 64;
    private const int LongestPath = 500;

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
    public NccoPath Item(int index) => Action < 0
        ? new(index, string.Format(CultureInfo.InvariantCulture, "[{0}]", index))
        : Join(string.Format(CultureInfo.InvariantCulture, "[{0}]", index));

    /// <summary>An option.</summary>
    public NccoPath Option(string name) => Join(IsPlain(name) ? $".{name}" : $"['{Shorten(name)}']");

    /// <inheritdoc/>
    public override string ToString() => _text ?? string.Empty;

    /// <summary>Cuts a name that somebody chose, for a message.</summary>
    public static string Shorten(string name) => name.Length <= LongestName ? name : name.Substring(0, LongestName) + "…";

    // Nobody follows a path any further than that.
    private NccoPath Join(string step)
    {
        var text = ToString();
        if (text.EndsWith("…", System.StringComparison.Ordinal)) return this;
        return new NccoPath(Action, text + (text.Length + step.Length > LongestPath ? "…" : step));
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= LongestName
        && name.All(static character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');
}
