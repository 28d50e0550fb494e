using System;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses what cannot be the id of a conversation. Its form has changed before: only what is clearly none is refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateConversationIdAttribute : ValidateArgumentsAttribute
{
    private const int ShortestId = 8;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string { Length: >= ShortestId } text && text.Any(char.IsDigit) && text.All(IsPartOfId)) return;

        throw new ValidationMetadataException(
            $"'{arguments}' is not the id of a conversation, for example CON-f972836a-550f-45fa-956c-12a2ab5b7d22. A call has it in its property ConversationUuid.");
    }

    private static bool IsPartOfId(char character) => char.IsLetterOrDigit(character) || character is '-' or '_';
}
