using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using Microsoft.PowerShell.Commands.Internal.Format;
using PSHost;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.Out, "String", DefaultParameterSetName = Joined)]
[OutputType(typeof(string))]
public class OutStringCommand : FrontEndCommandBase
{
    private const string Joined = "NoNewLineFormatting";
    private const string Streamed = "StreamFormatting";

    private readonly StringBuilder _text = new();

    public OutStringCommand() => EngineInternals.UseTextOutput(this);

    [Parameter(ParameterSetName = Streamed)]
    public SwitchParameter Stream { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = int.MaxValue;

    [Parameter(ParameterSetName = Joined)]
    public SwitchParameter NoNewline { get; set; }

    protected override void BeginProcessing()
    {
        EngineInternals.SetTextOutput(this, new LineWriter(Accept), Width);
        base.BeginProcessing();
    }

    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!Stream)
            WriteObject(_text.ToString());
    }

    private void Accept(string? line)
    {
        if (Stream)
            WriteObject(line);
        else if (NoNewline)
            _text.Append(line);
        else
            _text.AppendLine(line);
    }

    /// <summary>The engine writes whole lines only.</summary>
    private sealed class LineWriter(Action<string?> accept) : TextWriter
    {
        public override Encoding Encoding => Encoding.Unicode;

        public override void WriteLine(string? value) => accept(value);
    }
}
