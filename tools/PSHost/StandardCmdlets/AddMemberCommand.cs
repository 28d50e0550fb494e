using System;
using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Add, "Member", DefaultParameterSetName = OfType)]
public class AddMemberCommand : PSCmdlet
{
    private const string OfType = "MemberSet";
    private const string OneNote = "NotePropertySingleMemberSet";
    private const string ManyNotes = "NotePropertyMultiMemberSet";
    private const string OnlyTypeName = "TypeNameSet";

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfType)]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; }

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OfType)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 2, ParameterSetName = OfType)]
    public object? Value { get; set; }

    [Parameter(Position = 3, ParameterSetName = OfType)]
    public object? SecondValue { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OneNote)]
    [ValidateNotNullOrEmpty]
    [NotAMemberType]
    public string NotePropertyName { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OneNote)]
    [AllowNull]
    public object? NotePropertyValue { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ManyNotes)]
    [ValidateNotNullOrEmpty]
    public IDictionary NotePropertyMembers { get; set; } = new Hashtable();

    [Parameter(Mandatory = true, ParameterSetName = OnlyTypeName)]
    [Parameter(ParameterSetName = OfType)]
    [Parameter(ParameterSetName = OneNote)]
    [Parameter(ParameterSetName = ManyNotes)]
    [ValidateNotNullOrEmpty]
    public string? TypeName { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        switch (ParameterSetName)
        {
            case OneNote:
                Add(new PSNoteProperty(NotePropertyName, NotePropertyValue));
                break;
            case ManyNotes:
                foreach (DictionaryEntry entry in NotePropertyMembers)
                    Add(new PSNoteProperty(entry.Key.ToString(), entry.Value));
                break;
            case OfType:
                Add(Create());
                break;
        }

        if (TypeName is not null)
            InputObject.TypeNames.Insert(0, TypeName);
        if (PassThru)
            WriteObject(InputObject);
    }

    private PSMemberInfo? Create() => MemberType switch
    {
        PSMemberTypes.NoteProperty => new PSNoteProperty(Name, Value),
        PSMemberTypes.AliasProperty => new PSAliasProperty(Name, LanguagePrimitives.ConvertTo<string>(Value)),
        PSMemberTypes.ScriptProperty => new PSScriptProperty(Name, Script(Value), Script(SecondValue)),
        PSMemberTypes.ScriptMethod => new PSScriptMethod(Name, Script(Value)),
        _ => Unsupported(),
    };

    private static ScriptBlock? Script(object? value) => value is null ? null : LanguagePrimitives.ConvertTo<ScriptBlock>(value);

    private PSMemberInfo? Unsupported()
    {
        var exception = new NotSupportedException($"Add-Member in PSHost adds NoteProperty, AliasProperty, ScriptProperty and ScriptMethod, not {MemberType}.");
        ThrowTerminatingError(new ErrorRecord(exception, "CannotAddMemberType", ErrorCategory.InvalidArgument, MemberType));
        return null;
    }

    private void Add(PSMemberInfo? member)
    {
        if (member is null || InputObject is null)
            return;

        if (InputObject.Members[member.Name] is { } existing)
        {
            if (!Force || !existing.IsInstance)
            {
                var exception = new InvalidOperationException(
                    $"Cannot add a member with the name \"{member.Name}\" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.");
                WriteError(new ErrorRecord(exception, "MemberAlreadyExists", ErrorCategory.InvalidOperation, InputObject));
                return;
            }

            InputObject.Members.Remove(member.Name);
        }

        InputObject.Members.Add(member);
    }
}
