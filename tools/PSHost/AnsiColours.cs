using System;
using System.Globalization;

namespace PSHost;

/// <summary>Console colours as terminal codes.</summary>
internal static class AnsiColours
{
    // ConsoleColor counts blue, green, red; terminals count red, green, blue.
    private static readonly int[] TerminalOrder = [0, 4, 2, 6, 1, 5, 3, 7];

    public static string Foreground(ConsoleColor colour) => Code(colour, 30);

    public static string Background(ConsoleColor colour) => Code(colour, 40);

    private static string Code(ConsoleColor colour, int first)
    {
        if (!Enum.IsDefined(colour))
            return string.Empty;

        var bright = (int)colour >= 8 ? 60 : 0;
        return string.Create(CultureInfo.InvariantCulture, $"\u001b[{first + bright + TerminalOrder[(int)colour % 8]}m");
    }
}
