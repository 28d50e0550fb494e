using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PSHost;
using Xunit;

namespace VoicePS.Tests.Hosting;

public sealed class LineEditorTests : IDisposable
{
    private readonly Keys _keys = new();
    private readonly StringWriter _screen = new();
    private readonly LineEditor _editor;

    public LineEditorTests() => _editor = new LineEditor(new HostTerminal(TextReader.Null, _screen, TextWriter.Null, width: 20), _keys, Complete);

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void Typed_text_is_the_command() => Assert.Equal("abc", Read(_keys.Type("abc")));

    [Fact]
    public void Arrows_Home_End_Backspace_and_Delete_edit_anywhere()
    {
        Assert.Equal("aXbc", Read(_keys.Type("abc").Press(ConsoleKey.LeftArrow, ConsoleKey.LeftArrow).Type("X")));
        Assert.Equal("bcd", Read(_keys.Type("abc").Press(ConsoleKey.Home, ConsoleKey.Delete, ConsoleKey.End).Type("d")));
        Assert.Equal("ac", Read(_keys.Type("abc").Press(ConsoleKey.LeftArrow, ConsoleKey.Backspace)));
        Assert.Equal("a", Read(_keys.Press(ConsoleKey.Backspace, ConsoleKey.Delete, ConsoleKey.LeftArrow, ConsoleKey.RightArrow).Type("a")));
    }

    [Fact]
    public void Control_keys_delete_words_and_ends_of_the_line()
    {
        Assert.Equal("one ", Read(_keys.Type("one two").Control(ConsoleKey.W)));
        Assert.Equal("one", Read(_keys.Type("one two").Press(ConsoleKey.LeftArrow, ConsoleKey.LeftArrow, ConsoleKey.LeftArrow, ConsoleKey.LeftArrow).Control(ConsoleKey.K)));
        Assert.Equal("two", Read(_keys.Type("one two").Press(ConsoleKey.LeftArrow, ConsoleKey.LeftArrow, ConsoleKey.LeftArrow).Control(ConsoleKey.U)));
        Assert.Equal("xab!", Read(_keys.Type("ab").Control(ConsoleKey.A).Type("x").Control(ConsoleKey.E).Type("!")));
    }

    [Fact]
    public void Up_and_down_walk_through_the_history_and_back_to_the_draft()
    {
        Read(_keys.Type("first"));
        Read(_keys.Type("second"));

        Assert.Equal("first", Read(_keys.Press(ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow)));
        Assert.Equal("draft", Read(_keys.Type("draft").Press(ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow)));
    }

    [Fact]
    public void Tab_goes_through_the_completions_and_Shift_Tab_back()
    {
        Assert.Equal("Get-Alpha x", Read(_keys.Type("Get-").Press(ConsoleKey.Tab).Type(" x")));
        Assert.Equal("Get-Beta", Read(_keys.Type("Get-").Press(ConsoleKey.Tab, ConsoleKey.Tab)));
        Assert.Equal("Get-Alpha", Read(_keys.Type("Get-").Press(ConsoleKey.Tab, ConsoleKey.Tab).ShiftTab()));
        Assert.Equal("none", Read(_keys.Type("none").Press(ConsoleKey.Tab)));
    }

    [Fact]
    public void Ctrl_C_abandons_the_line_and_Ctrl_D_on_an_empty_line_ends_the_input()
    {
        _keys.Type("abc").Control(ConsoleKey.C);
        Assert.Null(_editor.ReadCommand("> "));
        Assert.True(_editor.WasCancelled);

        _keys.Control(ConsoleKey.D);
        Assert.Null(_editor.ReadCommand("> "));
        Assert.False(_editor.WasCancelled);

        Assert.Equal("ab", Read(_keys.Type("a").Control(ConsoleKey.D).Type("b")));
    }

    [Fact]
    public void Ctrl_C_is_a_key_only_while_a_line_is_read()
    {
        Assert.Equal("a", Read(_keys.Type("a")));

        Assert.True(_keys.WasControlCKeyWhileReading);
        Assert.False(_keys.ControlCIsKey);
    }

    [Fact]
    public void A_hidden_answer_never_reaches_the_screen_nor_the_history()
    {
        _keys.Type("s3cret").Press(ConsoleKey.Enter);

        Assert.Equal("s3cret", _editor.ReadAnswer(hidden: true));
        Assert.DoesNotContain("s", _screen.ToString(), StringComparison.Ordinal);
        Assert.Equal(string.Empty, Read(_keys.Press(ConsoleKey.UpArrow)));
    }

    private static CommandCompletion Complete(string text, int cursor)
    {
        string[] words = text.StartsWith("Get-", StringComparison.Ordinal) ? ["Get-Alpha", "Get-Beta"] : [];
        var results = new Collection<CompletionResult>(words.Select(word => new CompletionResult(word)).ToList());
        return new CommandCompletion(results, currentMatchIndex: -1, replacementIndex: 0, replacementLength: text.Length);
    }

    private string? Read(Keys keys)
    {
        keys.Press(ConsoleKey.Enter);
        return _editor.ReadCommand("> ");
    }

    private sealed class Keys : IKeyboard
    {
        private readonly Queue<ConsoleKeyInfo> _pressed = new();

        public int CursorColumn => 0;

        public bool ControlCIsKey { get; set; }

        public bool WasControlCKeyWhileReading { get; private set; }

        public ConsoleKeyInfo ReadKey()
        {
            WasControlCKeyWhileReading = ControlCIsKey;
            return _pressed.Dequeue();
        }

        public Keys Type(string text)
        {
            foreach (var character in text)
                _pressed.Enqueue(new ConsoleKeyInfo(character, ConsoleKey.None, shift: false, alt: false, control: false));
            return this;
        }

        public Keys Press(params ConsoleKey[] keys)
        {
            foreach (var key in keys)
                _pressed.Enqueue(new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: false));
            return this;
        }

        public Keys Control(ConsoleKey key)
        {
            _pressed.Enqueue(new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: true));
            return this;
        }

        public Keys ShiftTab()
        {
            _pressed.Enqueue(new ConsoleKeyInfo('\t', ConsoleKey.Tab, shift: true, alt: false, control: false));
            return this;
        }
    }
}
