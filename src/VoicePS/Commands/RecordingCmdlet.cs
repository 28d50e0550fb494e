using System;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Recordings;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>A cmdlet that brings something that an event tells the address of.</summary>
public abstract class RecordingCmdlet : RequestCmdlet
{
    /// <summary>The set of parameters that takes events.</summary>
    protected const string InputObjectSet = "InputObject";

    private const string UriSet = "Uri";

    /// <summary>An event, or any object that has the address in a property.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    public object[] InputObject { get; set; } = [];

    /// <summary>The address itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UriSet)]
    [ValidateNotNullOrEmpty]
    [ValidateWebAddress(Command = "Save-VoiceRecording -Uri", Example = "https://api.nexmo.com/v1/files/63f61863-4a51-4f6b-86e1-46edebcf9356")]
    public Uri[] Uri { get; set; } = [];

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.Recording;

    /// <summary>Brings what each object tells of.</summary>
    protected override void ProcessRecord()
    {
        foreach (var item in ParameterSetName == UriSet ? Uri : InputObject)
        {
            var source = PlainValues.Unwrap(item);
            if (TryDo(source, _ => Read(item), out var reference)) Process(source, reference!);
        }
    }

    /// <summary>Reads where it is.</summary>
    private protected abstract RecordingReference Read(object item);

    /// <summary>Brings it.</summary>
    /// <param name="source">What the user gave; it becomes an error's target.</param>
    /// <param name="reference">Where it is.</param>
    private protected abstract void Process(object source, RecordingReference reference);
}
