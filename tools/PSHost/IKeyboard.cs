using System;

namespace PSHost;

/// <summary>What the line editor needs of a terminal besides a place to draw.</summary>
internal interface IKeyboard
{
    /// <summary>The column of the cursor now.</summary>
    int CursorColumn { get; }

    /// <summary>Whether Ctrl+C arrives as a key rather than as an interrupt.</summary>
    bool ControlCIsKey { get; set; }

    ConsoleKeyInfo ReadKey();
}
