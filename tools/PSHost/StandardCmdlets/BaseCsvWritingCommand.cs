using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

public abstract class BaseCsvWritingCommand : PSCmdlet
{
    private CsvWriter? _writer;

    /// <summary>Which fields get quotes.</summary>
    public enum QuoteKind
    {
        /// <summary>None, even where it breaks the record.</summary>
        Never,

        /// <summary>All.</summary>
        Always,

        /// <summary>Those with a delimiter, a quote or a line break.</summary>
        AsNeeded,
    }

    [Parameter]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    [Parameter]
    [Alias("UQ")]
    public QuoteKind UseQuotes { get; set; } = QuoteKind.Always;

    [Parameter]
    public SwitchParameter NoHeader { get; set; }

    [Parameter(DontShow = true)]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; } = true;

    internal char Separator => UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter;

    private protected CsvWriter Writer => _writer ??= new CsvWriter(Separator, UseQuotes);

    private protected abstract void WriteLine(string line);

    private protected void WriteItem(PSObject item)
    {
        if (Writer.Header(item) is { Length: > 0 } header && !NoHeader)
            WriteLine(header);
        WriteLine(Writer.Record(item));
    }
}
