using System;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Refuses what cannot be the id of a call, before anything is sent. An object without an id arrives here as its
/// text, and would otherwise be asked for as if it were one. Ids are not always GUIDs: the service also writes 32 and 17
/// characters.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateCallUuidAttribute : ValidateEnumeratedArgumentsAttribute
{
    private const int ShortestId = 16;
    private const int LongestId = 64;

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var text = (element as string) ?? element?.ToString() ?? string.Empty;
        if (text.StartsWith("CON-", StringComparison.OrdinalIgnoreCase))
        {
            throw new ValidationMetadataException(
                $"'{text}' is the id of a conversation, not of a call. See its calls: Get-VoiceCall -ConversationUuid {text}");
        }

        if (text.Length is >= ShortestId and <= LongestId && text.Any(char.IsDigit) && text.All(IsIdCharacter)) return;
        throw new ValidationMetadataException(
            $"'{text}' is not the id of a call, for example 63f61863-4a51-4f6b-86e1-46edebcf9356. Give the id, or an object with the property Uuid. Where calls come from the pipeline, give the other parameters by name, such as -Text.");
    }

    private static bool IsIdCharacter(char character) =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '_';
}
