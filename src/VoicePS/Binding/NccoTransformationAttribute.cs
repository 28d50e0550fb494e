using System;
using System.IO;
using System.Management.Automation;
using VoicePS.Core.Json;

namespace VoicePS.Binding;

/// <summary>Lets a parameter take an NCCO as actions, hashtables, objects, JSON text, or a file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NccoTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Takes a blank cell of a table for an NCCO that is not given.</summary>
    public bool AllowBlank { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (AllowBlank && PlainValues.IsBlank(inputData)) return null;

        try
        {
            return new NccoInput(engineIntrinsics?.SessionState.Path).Open(inputData).ToNcco();
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(
                exception is NccoInputException ? exception.Message : NextStep.After(exception.Message, Advice(inputData)), exception);
        }
    }

    // The text of an NCCO may hold secrets, and is not repeated; the name of its file may.
    private static string Advice(object? inputData)
    {
        var file = inputData is null ? null : PlainValues.Unwrap(inputData) switch
        {
            string text when !JsonTextScanner.LooksLikeJson(text) && !string.IsNullOrWhiteSpace(text) => text,
            FileInfo information => information.FullName,
            _ => null,
        };
        return $"See all that is wrong with it: Test-VoiceNcco {(file is null ? "<ncco>" : NextStep.Quote(file))}";
    }
}
