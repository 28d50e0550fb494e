using System;
using System.IO;

namespace PSHost;

/// <summary>Where a session reads and writes, and what the other side can show.</summary>
public sealed class HostTerminal
{
    /// <summary>What pwsh assumes when nobody watches.</summary>
    public const int RedirectedWidth = 120;

    private readonly Func<int> _width;

    /// <summary>A plain text terminal without colours or progress, for tests and other programs.</summary>
    public HostTerminal(TextReader input, TextWriter output, TextWriter error, int width = RedirectedWidth)
        : this(input, output, error, () => width)
    {
    }

    private HostTerminal(TextReader input, TextWriter output, TextWriter error, Func<int> width)
    {
        In = input;
        Out = output;
        Error = error;
        _width = width;
    }

    /// <summary>Where answers and, without a keyboard, commands come from.</summary>
    public TextReader In { get; }

    /// <summary>Where output goes.</summary>
    public TextWriter Out { get; }

    /// <summary>Where errors and progress go.</summary>
    public TextWriter Error { get; }

    /// <summary>Columns of text.</summary>
    public int Width => _width();

    /// <summary>Whether output may hold escape sequences.</summary>
    public bool Colours { get; private init; }

    /// <summary>Whether progress can be drawn on <see cref="Error"/>.</summary>
    public bool ShowsProgress { get; private init; }

    /// <summary>Whether a person types on a keyboard whose keys can be read one by one.</summary>
    public bool HasKeyboard { get; private init; }

    /// <summary>The terminal or the redirected streams of this process.</summary>
    public static HostTerminal OfProcess() => new(
        Console.In,
        Console.Out,
        Console.Error,
        Console.IsOutputRedirected ? () => RedirectedWidth : () => Math.Max(Console.WindowWidth, 20))
    {
        Colours = !Console.IsOutputRedirected
            && Environment.GetEnvironmentVariable("NO_COLOR") is null
            && Environment.GetEnvironmentVariable("TERM") != "dumb",
        ShowsProgress = !Console.IsErrorRedirected && !Console.IsOutputRedirected,
        HasKeyboard = !Console.IsInputRedirected && !Console.IsOutputRedirected,
    };
}
