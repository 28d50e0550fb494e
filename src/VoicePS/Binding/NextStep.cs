using System;
using System.Linq;

namespace VoicePS.Binding;

/// <summary>Puts together what a refusal of a value says: what is wrong, and the command that helps.</summary>
internal static class NextStep
{
    private const string Safe = "-_./\\:~@%+,";

    /// <summary>Adds advice to a message.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="advice">A sentence with the command to run next; null for none.</param>
    public static string After(string message, string? advice) => advice is null ? message : $"{message} {advice}";

    /// <summary>A text as it is typed after a parameter: in quotes where it needs them.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text[0] is not ('-' or '@' or ',') && text.All(static character => char.IsLetterOrDigit(character) || Safe.IndexOf(character) >= 0)
            ? text
            : $"'{text.Replace("'", "''")}'";
}
