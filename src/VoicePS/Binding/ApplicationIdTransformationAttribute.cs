using System;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Says of what is no application id what it looks like instead. It is not quoted: whoever mixes arguments up may have
/// given a secret.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ApplicationIdTransformationAttribute : ArgumentTransformationAttribute
{
    private const int KeyLength = 8;

    private const string Next =
        "The vendor's dashboard shows the id with the application: Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath <file>. "
        + "To rehearse without an account: Start-VoiceSandbox | Connect-VoiceSession";

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => (inputData is null ? null : PlainValues.Unwrap(inputData)) switch
    {
        Guid id => id,
        string text when Guid.TryParse(text.Trim(), out var id) => id,
        null or "" => throw Refused("There is no application id: what was given is empty."),
        VoiceSandbox => throw Refused("This is a sandbox, which goes in by the pipeline: $sandbox | Connect-VoiceSession", null),
        string text => throw Refused($"This is not an application id, which looks like 63f61863-4a51-4f6b-86e1-46edebcf9356.{Guess(text)}"),
        var other => throw Refused($"This is of type {other.GetType().Name}, and an application id is a text like 63f61863-4a51-4f6b-86e1-46edebcf9356."),
    };

    private static string Guess(string text) => text.Trim() switch
    {
        { Length: KeyLength } word when word.All(Uri.IsHexDigit) => " Eight characters are an API key of the account, which calls do not need.",
        var word when word.EndsWith(".key", StringComparison.OrdinalIgnoreCase) || word.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) =>
            " It is the name of a file: the id comes first, and the file after it.",
        _ => string.Empty,
    };

    private static ArgumentTransformationMetadataException Refused(string text, string? advice = Next) => new(NextStep.After(text, advice));
}
