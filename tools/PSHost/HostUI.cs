using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;
using System.Security;
using System.Threading;

namespace PSHost;

/// <summary>Text out, answers in. Errors go to the error stream, everything else to the output stream, as with pwsh.</summary>
internal sealed class HostUI : PSHostUserInterface
{
    private const string Reset = "\u001b[0m";

    private readonly HostTerminal _terminal;
    private readonly HostRawUI _rawUI;
    private readonly ProgressLine _progress;
    private readonly Lock _gate = new();
    private volatile bool _isReading;

    public HostUI(HostTerminal terminal)
    {
        _terminal = terminal;
        _rawUI = new HostRawUI(terminal);
        _progress = new ProgressLine(terminal);
    }

    public override PSHostRawUserInterface RawUI => _rawUI;

    public override bool SupportsVirtualTerminal => _terminal.Colours;

    /// <summary>Whether something waits for a line of input now.</summary>
    public bool IsReading => _isReading;

    /// <summary>Reads a line from the keyboard when there is one. Set by the interactive prompt.</summary>
    internal Func<bool, string?>? KeyboardLine { get; set; }

    public void EraseProgress()
    {
        lock (_gate)
            _progress.Erase();
    }

    public override void Write(string value)
    {
        lock (_gate)
        {
            _progress.Erase();
            _terminal.Out.Write(Rendered(value));
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        // The engine passes -1 for a colour that nobody chose.
        var codes = _terminal.Colours
            ? AnsiColours.Foreground(foregroundColor) + AnsiColours.Background(backgroundColor)
            : string.Empty;
        Write(codes.Length == 0 ? value : codes + value + Reset);
    }

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        // The line break stays outside the colours, so that a background does not fill the next line.
        Write(foregroundColor, backgroundColor, value);
        WriteLine();
    }

    public override void WriteErrorLine(string value)
    {
        lock (_gate)
        {
            _progress.Erase();
            _terminal.Error.WriteLine(Rendered(value));
        }
    }

    public override void WriteDebugLine(string message) => WriteTagged("DEBUG: ", message, PSStyle.Instance.Formatting.Debug);

    public override void WriteVerboseLine(string message) => WriteTagged("VERBOSE: ", message, PSStyle.Instance.Formatting.Verbose);

    public override void WriteWarningLine(string message) => WriteTagged("WARNING: ", message, PSStyle.Instance.Formatting.Warning);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (_gate)
            _progress.Show(record);
    }

    public override string ReadLine() => ReadLineOrEnd(hidden: false) ?? string.Empty;

    public override SecureString ReadLineAsSecureString() => new NetworkCredential(string.Empty, ReadLineOrEnd(hidden: true)).SecurePassword;

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        WriteHeading(caption, message);
        return descriptions.ToDictionary(field => field.Name, AskFor, StringComparer.OrdinalIgnoreCase);
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        WriteHeading(caption, message);
        var options = choices.Select(ChoiceOption.From).ToArray();
        while (true)
        {
            Write(ChoiceOption.Question(options, defaultChoice));
            var answer = (ReadLineOrEnd(hidden: false) ?? throw EndOfInput()).Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;

            if (answer == "?")
            {
                foreach (var option in options)
                    WriteLine(option.Help);
                continue;
            }

            var chosen = Array.FindIndex(options, option => option.IsMeantBy(answer));
            if (chosen >= 0)
                return chosen;
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        WriteHeading(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLineOrEnd(hidden: false) ?? throw EndOfInput();
        }

        Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    /// <summary>The engine decorates table headers in any case; taking escape sequences out is left to the host.</summary>
    private string Rendered(string value) => GetOutputString(value, _terminal.Colours);

    private static HostException EndOfInput() => new("The input ended before the question was answered.");

    private void WriteTagged(string tag, string message, string style) =>
        WriteLine(_terminal.Colours ? style + tag + message + Reset : tag + message);

    private void WriteHeading(string caption, string message)
    {
        if (!string.IsNullOrEmpty(caption))
            WriteLine(caption);
        if (!string.IsNullOrEmpty(message))
            WriteLine(message);
    }

    private string? ReadLineOrEnd(bool hidden)
    {
        EraseProgress();
        _terminal.Out.Flush();
        _isReading = true;
        try
        {
            return KeyboardLine is { } keyboard ? keyboard(hidden) : _terminal.In.ReadLine();
        }
        finally
        {
            _isReading = false;
        }
    }

    private PSObject AskFor(FieldDescription field)
    {
        var type = Type.GetType(field.ParameterAssemblyFullName ?? string.Empty, throwOnError: false) ?? typeof(string);
        if (type == typeof(SecureString))
        {
            Write(field.Name + ": ");
            return new PSObject(ReadLineAsSecureString());
        }

        if (type == typeof(PSCredential))
            return new PSObject(PromptForCredential(string.Empty, string.Empty, string.Empty, string.Empty));

        if (!type.IsArray)
        {
            Write(field.Name + ": ");
            return new PSObject(ReadLineOrEnd(hidden: false) ?? throw EndOfInput());
        }

        // As in pwsh, an empty line ends a list.
        var items = new List<string>();
        while (true)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{field.Name}[{items.Count}]: "));
            var item = ReadLineOrEnd(hidden: false) ?? throw EndOfInput();
            if (item.Length == 0)
                return new PSObject(items.ToArray());
            items.Add(item);
        }
    }
}
