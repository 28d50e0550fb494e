using System;

namespace VoicePS.Core.Json;

/// <summary>
/// Follows the brackets of JSON text that arrives piece by piece, such as the lines of a file, and so knows where one
/// value ends. It judges nothing else.
/// </summary>
public sealed class JsonTextScanner
{
    private int _depth;
    private bool _inString;
    private bool _escaped;

    /// <summary>True from the first bracket on.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>True where every bracket that was opened is closed again.</summary>
    public bool IsComplete => HasBegun && _depth <= 0;

    /// <summary>How deep the brackets go.</summary>
    public int DeepestLevel { get; private set; }

    /// <summary>True for text whose first character, apart from blanks, begins a JSON list or object.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True where it can only be meant as JSON.</returns>
    public static bool LooksLikeJson(string text)
    {
        foreach (var character in text ?? throw new ArgumentNullException(nameof(text)))
        {
            if (character is '[' or '{') return true;
            if (!char.IsWhiteSpace(character) && character != '\uFEFF') return false;
        }

        return false;
    }

    /// <summary>Reads the next piece.</summary>
    /// <param name="text">The text, which may end within a value.</param>
    public void Read(string text)
    {
        foreach (var character in text ?? throw new ArgumentNullException(nameof(text))) Read(character);

        // No JSON text goes on in the next line: one that seems to has lost its closing quote.
        EndLine();
    }

    private void Read(char character)
    {
        if (character == '\n')
        {
            EndLine();
            return;
        }

        if (_inString)
        {
            if (_escaped) _escaped = false;
            else if (character == '\\') _escaped = true;
            else if (character == '"') _inString = false;
            return;
        }

        switch (character)
        {
            case '"':
                _inString = true;
                return;
            case '[' or '{':
                HasBegun = true;
                DeepestLevel = Math.Max(DeepestLevel, ++_depth);
                return;
            case ']' or '}':
                _depth--;
                return;
        }
    }

    private void EndLine()
    {
        _inString = false;
        _escaped = false;
    }
}
