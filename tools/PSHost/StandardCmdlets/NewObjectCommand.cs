using System;
using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "Object")]
public sealed class NewObjectCommand : PSCmdlet
{
    // PowerShell's own overload resolution picks the constructor.
    private const string CallConstructor = "param($type, $arguments) , $type::new.Invoke($arguments)";

    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string TypeName { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    [Alias("Args")]
    public object[] ArgumentList { get; set; } = [];

    [Parameter]
    [ValidateNotNull]
    public IDictionary Property { get; set; } = new Hashtable();

    protected override void BeginProcessing()
    {
        if (!LanguagePrimitives.TryConvertTo(TypeName, out Type type))
        {
            var exception = new PSArgumentException($"Cannot find type [{TypeName}]: verify that the assembly containing this type is loaded.");
            ThrowTerminatingError(new ErrorRecord(exception, "TypeNotFound", ErrorCategory.InvalidType, targetObject: null));
        }

        var created = Construct(type);
        foreach (DictionaryEntry entry in Property)
            Assign(created, entry.Key.ToString() ?? string.Empty, entry.Value);
        WriteObject(created);
    }

    private PSObject Construct(Type type)
    {
        if (ArgumentList.Length == 0 && type.IsValueType)
            return PSObject.AsPSObject(Activator.CreateInstance(type)!);

        try
        {
            return InvokeCommand.NewScriptBlock(CallConstructor).InvokeReturnAsIs(type, ArgumentList) is PSObject created
                ? created
                : throw new PSInvalidOperationException($"The constructor of {type} gave nothing.");
        }
        catch (RuntimeException failure) when (failure is MethodInvocationException or MethodException)
        {
            ThrowTerminatingError(new ErrorRecord(failure, "ConstructorInvokedThrowException", ErrorCategory.InvalidOperation, targetObject: null));
            throw;
        }
    }

    private void Assign(PSObject created, string name, object? value)
    {
        if (created.Properties[name] is { } property)
        {
            property.Value = value;
            return;
        }

        if (created.BaseObject is PSCustomObject)
        {
            created.Properties.Add(new PSNoteProperty(name, value));
            return;
        }

        var exception = new InvalidOperationException($"The member \"{name}\" was not found for the specified .NET object.");
        ThrowTerminatingError(new ErrorRecord(exception, "InvalidOperationException", ErrorCategory.InvalidOperation, targetObject: null));
    }
}
