using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text;

namespace PSHost;

/// <summary>
/// Edits one line of input on a terminal: arrows, Home, End, Backspace, Delete, history with up and down, completion with
/// Tab and Shift+Tab, and the usual control keys (A, C, D, E, K, L, U, W). Every character counts as one column wide.
/// </summary>
internal sealed class LineEditor(HostTerminal terminal, IKeyboard keyboard, Func<string, int, CommandCompletion> complete)
{
    private readonly List<string> _history = [];
    private readonly StringBuilder _text = new();
    private string _prompt = string.Empty;
    private string _draft = string.Empty;
    private int _cursor;
    private int _cursorRow;
    private int _historyIndex;
    private int _startColumn;
    private bool _hidden;
    private CommandCompletion? _completion;

    /// <summary>Whether the last line was abandoned with Ctrl+C.</summary>
    public bool WasCancelled { get; private set; }

    /// <summary>Reads a command with history and completion. Null at the end of the input or after Ctrl+C.</summary>
    public string? ReadCommand(string prompt) => Read(prompt, hidden: false, isCommand: true);

    /// <summary>Reads an answer to a question that is already on the screen. Null at the end of the input or after Ctrl+C.</summary>
    public string? ReadAnswer(bool hidden) => Read(string.Empty, hidden, isCommand: false);

    private string? Read(string prompt, bool hidden, bool isCommand)
    {
        Begin(prompt, hidden);
        keyboard.ControlCIsKey = true;
        try
        {
            Draw();
            while (true)
            {
                var key = keyboard.ReadKey();
                if (key.Key != ConsoleKey.Tab)
                    _completion = null;

                switch (Handle(key, isCommand))
                {
                    case Progress.Accepted:
                        Finish();
                        if (isCommand)
                            Remember(_text.ToString());
                        return _text.ToString();
                    case Progress.Abandoned:
                        Finish();
                        return null;
                }
            }
        }
        finally
        {
            keyboard.ControlCIsKey = false;
        }
    }

    private void Remember(string line)
    {
        if (line.Trim().Length > 0 && (_history.Count == 0 || _history[^1] != line))
            _history.Add(line);
    }

    private void Begin(string prompt, bool hidden)
    {
        _prompt = prompt;
        _hidden = hidden;
        _text.Clear();
        _cursor = 0;
        _cursorRow = 0;
        _historyIndex = _history.Count;

        // An answer stands after a question that something else wrote.
        _startColumn = prompt.Length == 0 ? keyboard.CursorColumn : 0;
        _draft = string.Empty;
        WasCancelled = false;
    }

    private Progress Handle(ConsoleKeyInfo key, bool isCommand)
    {
        if (key.Key == ConsoleKey.Enter)
            return Progress.Accepted;
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
            return HandleControl(key.Key);
        if (isCommand && HandleCommandKey(key))
            return Progress.Going;

        HandleEditingKey(key);
        return Progress.Going;
    }

    private Progress HandleControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.C:
                WasCancelled = true;
                return Progress.Abandoned;
            case ConsoleKey.D when _text.Length == 0:
                return Progress.Abandoned;
            case ConsoleKey.A:
                MoveTo(0);
                break;
            case ConsoleKey.E:
                MoveTo(_text.Length);
                break;
            case ConsoleKey.K:
                Remove(_cursor, _text.Length);
                break;
            case ConsoleKey.U:
                Remove(0, _cursor);
                break;
            case ConsoleKey.W:
                Remove(StartOfWord(), _cursor);
                break;
            case ConsoleKey.L:
                terminal.Out.Write("\u001b[2J\u001b[H");
                _cursorRow = 0;
                Draw();
                break;
        }

        return Progress.Going;
    }

    private bool HandleCommandKey(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.UpArrow:
                Recall(_historyIndex - 1);
                return true;
            case ConsoleKey.DownArrow:
                Recall(_historyIndex + 1);
                return true;
            case ConsoleKey.Tab:
                CompleteNext(forward: !key.Modifiers.HasFlag(ConsoleModifiers.Shift));
                return true;
            default:
                return false;
        }
    }

    private void HandleEditingKey(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
                MoveTo(Math.Max(0, _cursor - 1));
                break;
            case ConsoleKey.RightArrow:
                MoveTo(Math.Min(_text.Length, _cursor + 1));
                break;
            case ConsoleKey.Home:
                MoveTo(0);
                break;
            case ConsoleKey.End:
                MoveTo(_text.Length);
                break;
            case ConsoleKey.Backspace when _cursor > 0:
                Remove(_cursor - 1, _cursor);
                break;
            case ConsoleKey.Delete when _cursor < _text.Length:
                Remove(_cursor, _cursor + 1);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                    Replace(_cursor, 0, key.KeyChar.ToString());
                break;
        }
    }

    private void Recall(int index)
    {
        if (index < 0 || index > _history.Count)
            return;

        if (_historyIndex == _history.Count)
            _draft = _text.ToString();
        _historyIndex = index;
        Replace(0, _text.Length, index == _history.Count ? _draft : _history[index]);
    }

    private void CompleteNext(bool forward)
    {
        _completion ??= complete(_text.ToString(), _cursor);
        if (_completion.CompletionMatches.Count == 0)
            return;

        var next = _completion.GetNextResult(forward);
        Replace(_completion.ReplacementIndex, _completion.ReplacementLength, next.CompletionText);
        _completion.ReplacementLength = next.CompletionText.Length;
    }

    private int StartOfWord()
    {
        var start = _cursor;
        while (start > 0 && char.IsWhiteSpace(_text[start - 1]))
            start--;
        while (start > 0 && !char.IsWhiteSpace(_text[start - 1]))
            start--;
        return start;
    }

    private void Remove(int from, int to) => Replace(from, to - from, string.Empty);

    private void Replace(int index, int length, string replacement)
    {
        _text.Remove(index, length).Insert(index, replacement);
        _cursor = index + replacement.Length;
        Draw();
    }

    private void MoveTo(int position)
    {
        _cursor = position;
        Draw();
    }

    /// <summary>Draws prompt and text anew over what is there, and puts the cursor in its place.</summary>
    private void Draw()
    {
        var shown = _hidden ? string.Empty : _text.ToString();
        var width = terminal.Width;
        var screen = new StringBuilder();
        if (_cursorRow > 0)
            screen.Append("\u001b[").Append(_cursorRow).Append('A');
        screen.Append('\r');
        if (_startColumn > 0)
            screen.Append("\u001b[").Append(_startColumn).Append('C');
        screen.Append("\u001b[J").Append(_prompt).Append(shown);

        var end = _startColumn + _prompt.Length + shown.Length;
        var cursor = _startColumn + _prompt.Length + (_hidden ? 0 : _cursor);

        // At the right edge a terminal wraps only with the next character.
        if (end > 0 && end % width == 0)
            screen.Append("\r\n");
        var up = (end / width) - (cursor / width);
        if (up > 0)
            screen.Append("\u001b[").Append(up).Append('A');
        screen.Append('\r');
        if (cursor % width > 0)
            screen.Append("\u001b[").Append(cursor % width).Append('C');

        terminal.Out.Write(screen);
        _cursorRow = cursor / width;
    }

    private void Finish()
    {
        _cursor = _text.Length;
        Draw();
        terminal.Out.WriteLine();
    }

    private enum Progress
    {
        Going,
        Accepted,
        Abandoned,
    }
}
