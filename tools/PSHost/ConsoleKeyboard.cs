using System;

namespace PSHost;

/// <summary>The keyboard of the process's console.</summary>
internal sealed class ConsoleKeyboard : IKeyboard
{
    public int CursorColumn => Console.CursorLeft;

    public bool ControlCIsKey
    {
        get => Console.TreatControlCAsInput;
        set => Console.TreatControlCAsInput = value;
    }

    public ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);
}
