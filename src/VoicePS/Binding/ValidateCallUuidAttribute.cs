using System;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace VoicePS.Binding;

/// <summary>
/// Refuses what cannot be the id of a call, before anything is sent. An object without an id arrives here as its
/// text, and would otherwise be asked for as if it were one. Ids are not always GUIDs: the service also writes 32 and 17
/// characters.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateCallUuidAttribute : ValidateEnumeratedArgumentsAttribute
{
    // A GUID, with the odd letters that the service's own documents show; or 16 to 40 hexadecimal digits.
    private static readonly Regex Form = new(
        "^([0-9A-Za-z]{8}(-[0-9A-Za-z]{4}){3}-[0-9A-Za-z]{12}|(?=.*[0-9])(?=.*[A-Fa-f])[0-9A-Fa-f]{16,40})$",
        RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var text = (element as string) ?? element?.ToString() ?? string.Empty;
        if (text.StartsWith("CON-", StringComparison.OrdinalIgnoreCase))
        {
            throw new ValidationMetadataException(
                $"'{text}' is the id of a conversation, not of a call. See its calls: Get-VoiceCall -ConversationUuid {text}");
        }

        if (!Form.IsMatch(text)) throw new ValidationMetadataException(Describe(text));
    }

    /// <summary>Says what is wrong with something that is not an id.</summary>
    internal static string Describe(string text) =>
        $"'{text}' is not the id of a call, for example 63f61863-4a51-4f6b-86e1-46edebcf9356. Give the id, or an object with the property Uuid. Where calls come from the pipeline, give the other parameters by name, such as -Text. See the calls that there are, with their ids: Get-VoiceCall";
}
