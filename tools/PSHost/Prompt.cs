using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PSHost;

/// <summary>
/// Reads commands and runs them until "exit" or the end of the input. With a keyboard it edits lines; otherwise it reads the
/// redirected input without showing prompts.
/// </summary>
internal sealed class Prompt
{
    private const string Continuation = ">> ";
    private const string Fallback = "PS> ";

    private readonly HostSession _session;
    private readonly LineEditor? _editor;

    public Prompt(HostSession session)
    {
        _session = session;
        if (!session.Terminal.HasKeyboard)
            return;

        _editor = new LineEditor(session.Terminal, new ConsoleKeyboard(), Complete);
        session.UI.KeyboardLine = hidden => _editor.ReadAnswer(hidden) ?? throw new PipelineStoppedException();
    }

    /// <summary>Runs to the end. The result is the process's exit code.</summary>
    public int Run()
    {
        var code = 0;
        while (_session.ExitCode is null)
        {
            var text = ReadCommand();
            if (text is null)
                break;

            if (!string.IsNullOrWhiteSpace(text))
                code = _session.RunCommand(text);
        }

        // As with any shell, a session that ends by itself ends well; "exit" and piped commands have their own code.
        return _session.ExitCode ?? (_editor is null ? code : 0);
    }

    /// <summary>One complete command, over as many lines as it takes.</summary>
    private string? ReadCommand()
    {
        var lines = new List<string>();
        while (true)
        {
            var line = _editor is null
                ? _session.Terminal.In.ReadLine()
                : _editor.ReadCommand(lines.Count == 0 ? PromptText() : Continuation);
            if (_editor is { WasCancelled: true })
                return string.Empty;
            if (line is null)
                return lines.Count == 0 ? null : string.Join('\n', lines);

            lines.Add(line);
            var text = string.Join('\n', lines);

            // An empty line ends what cannot be completed, so that nobody gets stuck at the continuation prompt.
            if (!IsIncomplete(text) || (lines.Count > 1 && line.Length == 0))
                return text;
        }
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out var errors);
        return errors.Any(error => error.IncompleteInput);
    }

    private string PromptText()
    {
        using var shell = PowerShell.Create(_session.Runspace);
        try
        {
            return shell.AddScript("prompt").Invoke<string>().FirstOrDefault() ?? Fallback;
        }
        catch (RuntimeException)
        {
            // A broken prompt function must not take the prompt away.
            return Fallback;
        }
    }

    private CommandCompletion Complete(string text, int cursor)
    {
        using var shell = PowerShell.Create(_session.Runspace);
        return CommandCompletion.CompleteInput(text, cursor, options: null, shell);
    }
}
