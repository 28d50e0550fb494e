using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    private const ConsoleColor Unchosen = (ConsoleColor)(-1);

    private static readonly string[] HostTag = ["PSHOST"];

    [Parameter(Position = 0, ValueFromRemainingArguments = true, ValueFromPipeline = true)]
    [Alias("Msg", "Message")]
#pragma warning disable CA1720 // The original's parameter has this name.
    public object? Object { get; set; }
#pragma warning restore CA1720

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public object? Separator { get; set; } = " ";

    [Parameter]
    public ConsoleColor ForegroundColor { get; set; } = Unchosen;

    [Parameter]
    public ConsoleColor BackgroundColor { get; set; } = Unchosen;

    protected override void ProcessRecord() => WriteInformation(
        new HostInformationMessage
        {
            Message = Text(Object),
            NoNewLine = NoNewline,
            ForegroundColor = HasColour ? ForegroundColor : null,
            BackgroundColor = HasColour ? BackgroundColor : null,
        },
        HostTag);

    /// <summary>With one colour chosen both are passed on, because the engine takes a missing one for grey or black.</summary>
    private bool HasColour => ForegroundColor != Unchosen || BackgroundColor != Unchosen;

    private string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        PSObject { BaseObject: IEnumerable and not string } wrapped => Text(wrapped.BaseObject),
        IEnumerable many => string.Join(Separator?.ToString(), many.Cast<object?>().Select(Text)),
        _ => value.ToString() ?? string.Empty,
    };
}
