using System;
using System.IO;
using System.Management.Automation;
using System.Text;

namespace PSHost;

/// <summary>Shows progress as one line that is drawn over and leaves no trace.</summary>
internal sealed class ProgressLine(HostTerminal terminal)
{
    private const string EraseLine = "\r\u001b[K";

    private readonly TextWriter _writer = terminal.Error;
    private bool _drawn;

    public void Show(ProgressRecord record)
    {
        if (!terminal.ShowsProgress)
            return;

        Erase();
        if (record.RecordType == ProgressRecordType.Completed)
            return;

        _writer.Write(Clip(Describe(record), terminal.Width - 1));
        _drawn = true;
    }

    public void Erase()
    {
        if (!_drawn)
            return;

        _writer.Write(EraseLine);
        _drawn = false;
    }

    private static string Describe(ProgressRecord record)
    {
        var text = new StringBuilder(record.Activity);
        if (record.PercentComplete >= 0)
            text.Append(' ').Append(record.PercentComplete).Append('%');
        if (!string.IsNullOrWhiteSpace(record.StatusDescription))
            text.Append(": ").Append(record.StatusDescription);
        if (!string.IsNullOrWhiteSpace(record.CurrentOperation))
            text.Append(" (").Append(record.CurrentOperation).Append(')');
        if (record.SecondsRemaining >= 0)
            text.Append(", ").Append(TimeSpan.FromSeconds(record.SecondsRemaining)).Append(" left");
        return text.ToString().ReplaceLineEndings(" ");
    }

    private static string Clip(string text, int width) => text.Length <= width ? text : text[..width];
}
