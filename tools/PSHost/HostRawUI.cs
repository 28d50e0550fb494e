using System;
using System.Management.Automation.Host;

namespace PSHost;

/// <summary>The few facts about the screen that the engine's formatting asks for. There is no screen buffer to edit.</summary>
internal sealed class HostRawUI(HostTerminal terminal) : PSHostRawUserInterface
{
    private const int AssumedHeight = 50;

    /// <summary>The terminal keeps its own colours; the engine passes these where a script names none.</summary>
    private const ConsoleColor Unchosen = (ConsoleColor)(-1);

    public override ConsoleColor ForegroundColor { get; set; } = Unchosen;

    public override ConsoleColor BackgroundColor { get; set; } = Unchosen;

    public override Size BufferSize
    {
        get => new(terminal.Width, AssumedHeight);
        set => throw Unsupported();
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw Unsupported();
    }

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Size MaxWindowSize => BufferSize;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override string WindowTitle { get; set; } = "PSHost";

    public override bool KeyAvailable => terminal.HasKeyboard && Console.KeyAvailable;

    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
            Console.ReadKey(intercept: true);
    }

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!terminal.HasKeyboard)
            throw new HostException("There is no keyboard: the input is redirected.");

        var key = Console.ReadKey((options & ReadKeyOptions.NoEcho) != 0);
        return new KeyInfo((int)key.Key, key.KeyChar, default, keyDown: true);
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Unsupported();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        // Clear-Host asks for this, and only with "everything".
        if (terminal.Colours)
            terminal.Out.Write("\u001b[2J\u001b[H");
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    private static HostException Unsupported() => new("This host has no screen buffer.");
}
