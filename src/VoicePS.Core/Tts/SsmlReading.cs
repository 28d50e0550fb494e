using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;

namespace VoicePS.Core.Tts;

/// <summary>One way through a text of SSML: its length without tags, and what is wrong with it.</summary>
internal sealed class SsmlReading
{
    private readonly string _text;
    private readonly List<int> _lineStarts;
    private readonly Stack<OpenTag> _open = new();
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private readonly List<SpokenTextProblem> _warnings = [];
    private bool _rootSeen;

    private SsmlReading(string text)
    {
        _text = text;
        _lineStarts = LineStarts(text);
    }

    /// <summary>The characters that are spoken. Holds only where nothing is refused.</summary>
    public int Characters { get; private set; }

    /// <summary>Why the text is no SSML; null where it is.</summary>
    public SpokenTextProblem? Refusal { get; private set; }

    /// <summary>What may be meant otherwise.</summary>
    public IReadOnlyList<SpokenTextProblem> Warnings => _warnings;

    public static SsmlReading Of(string text)
    {
        var reading = new SsmlReading(text);
        reading.Read();
        return reading;
    }

    private void Read()
    {
        // The old reader, because it can do without namespaces: voices know tags such as <amazon:effect> without any
        // declaration. No document type, so no entities from elsewhere and none that grow without end.
        using var text = new StringReader(_text);
        using var reader = new XmlTextReader(text)
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            Namespaces = false,
            Normalization = true,
            EntityHandling = EntityHandling.ExpandEntities,
        };
        try
        {
            while (Refusal is null && reader.Read()) Take(reader);
        }
        catch (XmlException exception)
        {
            Refuse(Explain(exception));
        }
    }

    private void Take(XmlTextReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                // The reader stands on the name, one character after the bracket.
                Enter(new OpenTag(reader.Name, IndexOf(reader.LineNumber, reader.LinePosition) - 1), reader.IsEmptyElement);
                break;
            case XmlNodeType.EndElement:
                _open.Pop();
                break;
            case XmlNodeType.Text:
            case XmlNodeType.CDATA:
            case XmlNodeType.SignificantWhitespace:
            case XmlNodeType.Whitespace when _open.Count > 0:
                Characters += SpokenText.CountAll(reader.Value);
                break;
        }
    }

    private void Enter(OpenTag tag, bool isEmpty)
    {
        if (!_rootSeen && tag.Name != SsmlTags.Speak)
        {
            Refuse((
                $"SSML begins with <speak>, but this text begins with <{tag.Name}>.",
                "Put the whole text between <speak> and </speak>, in lower case."));
            return;
        }

        _rootSeen = true;
        if (!isEmpty) _open.Push(tag);
        if (SsmlTags.IsKnown(tag.Name) || !_warned.Add(tag.Name)) return;

        var lower = tag.Name.ToLowerInvariant();
        _warnings.Add(new SpokenTextProblem(
            SpokenText.UnknownTagRule,
            SpokenTextSeverity.Warning,
            $"The tag <{tag.Name}> at character {tag.Index + 1} is none of the SSML tags that the service documents.",
            SsmlTags.IsKnown(lower) ? $"Write it in lower case: <{lower}>." : $"Use one of these: {SsmlTags.All}."));
    }

    private void Refuse((string Message, string Fix) reason) =>
        Refusal = new SpokenTextProblem(SpokenText.SsmlInvalidRule, SpokenTextSeverity.Error, reason.Message, reason.Fix);

    // The reader's own words are for people who write parsers. The usual mistakes are told here in the words of people
    // who write messages; for all others the reader has the word.
    private (string Message, string Fix) Explain(XmlException exception)
    {
        // A document type is refused without a position.
        var index = exception.LineNumber == 0 ? _text.Length : IndexOf(exception.LineNumber, exception.LinePosition);
        return ExplainPlace(index)
            ?? ExplainEnd(index)
            ?? ExplainEntity(index)
            ?? ExplainBracket(index)
            ?? ($"The SSML is not well-formed at character {index + 1}: {WithoutPosition(exception)}",
                "Correct it there; SSML is XML within <speak>.");
    }

    private (string Message, string Fix)? ExplainPlace(int index)
    {
        var doctype = _text.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        if (!_rootSeen && doctype >= 0 && doctype <= index)
        {
            return ($"There is a document type at character {doctype + 1}, which SSML for this service does not have.", "Begin with <speak>.");
        }

        if (_open.Count > 0) return null;
        if (_rootSeen && index < _text.Length)
        {
            var more = index > 0 && _text[index - 1] == '<' ? index - 1 : index;
            return ($"The text goes on after </speak>, at character {more + 1}.", "Put the whole text between one <speak> and one </speak>.");
        }

        var speak = FirstSpeak();
        if (_rootSeen || index > speak) return null;
        return _text[speak + 1] == '/'
            ? ($"There is a </speak> at character {speak + 1}, but no <speak> before it.", "Begin the text with <speak>.")
            : ($"There is something before the tag <speak> at character {speak + 1}.", "Put the whole text between <speak> and </speak>.");
    }

    private (string Message, string Fix)? ExplainEnd(int index)
    {
        if (_open.Count == 0) return null;
        var last = _open.Peek();
        var bracket = LastBracket(index);
        var unfinished = bracket > last.Index && _text.IndexOf('>', bracket) < 0;
        if (index >= _text.Length || unfinished)
        {
            return unfinished
                ? ($"The tag that begins at character {bracket + 1} is not finished.", "End it with '>'; a '<' that is to be spoken is written &lt;.")
                : (NotClosed(last) + ".", HowToClose(last));
        }

        if (bracket < 0 || bracket + 1 >= _text.Length || _text[bracket + 1] != '/') return null;
        if (SsmlTags.NameAt(_text, bracket) is not { } closing || closing == last.Name) return null;

        return _open.Any(tag => tag.Name == closing)
            ? ($"{NotClosed(last)} before </{closing}> at character {bracket + 1}.", HowToClose(last))
            : ($"The tag </{closing}> at character {bracket + 1} closes nothing: <{last.Name}> at character {last.Index + 1} is open there.",
                $"Remove it, or open <{closing}> before it.");
    }

    private (string Message, string Fix)? ExplainEntity(int index)
    {
        // The reader stumbles right behind the name of an entity, or behind the '&' itself.
        var ampersand = Math.Min(index, _text.Length) - 1;
        while (ampersand >= 0 && (char.IsLetterOrDigit(_text[ampersand]) || _text[ampersand] == '#')) ampersand--;
        if (ampersand < 0 || _text[ampersand] != '&') return null;

        var end = ampersand + 1;
        while (end < _text.Length && char.IsLetterOrDigit(_text[end])) end++;
        return end < _text.Length && end > ampersand + 1 && _text[end] == ';'
            ? ($"SSML does not know {_text.Substring(ampersand, end - ampersand + 1)}, at character {ampersand + 1}.",
                "Write the character itself; only &amp;, &lt;, &gt;, &quot;, &apos; and numbers such as &#160; are known.")
            : ($"There is a '&' at character {ampersand + 1}, which begins an entity in SSML.", "Write &amp; for a '&' that is to be spoken.");
    }

    private (string Message, string Fix)? ExplainBracket(int index)
    {
        if (index == 0 || index > _text.Length || _text[index - 1] != '<') return null;
        return ($"There is a '<' at character {index}, which begins a tag in SSML.", "Write &lt; for a '<' that is to be spoken.");
    }

    private static string NotClosed(OpenTag tag) => $"The tag <{tag.Name}> at character {tag.Index + 1} is not closed";

    private static string HowToClose(OpenTag tag) =>
        tag.Name == SsmlTags.Break ? "Write <break/>: a break has no text within." : $"Close it with </{tag.Name}>.";

    private int FirstSpeak()
    {
        var index = _text.IndexOf('<');
        while (!string.Equals(SsmlTags.NameAt(_text, index), SsmlTags.Speak, StringComparison.OrdinalIgnoreCase)) index = _text.IndexOf('<', index + 1);
        return index;
    }

    private int LastBracket(int index) => _text.LastIndexOf('<', Math.Min(index, _text.Length - 1));

    // The reader counts lines and characters from 1.
    private int IndexOf(int line, int position) =>
        Math.Min(Math.Max(0, _lineStarts[Math.Min(line, _lineStarts.Count) - 1] + position - 1), _text.Length);

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var index = 0; index < text.Length; index++)
        {
            var ends = text[index] == '\n' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n'));
            if (ends) starts.Add(index + 1);
        }

        return starts;
    }

    private static string WithoutPosition(XmlException exception)
    {
        var message = exception.Message;
        var position = message.LastIndexOf($"{exception.LineNumber}", StringComparison.Ordinal);
        var sentence = position < 0 ? -1 : message.LastIndexOf(". ", position, StringComparison.Ordinal);
        return sentence < 0 ? message : message.Substring(0, sentence + 1);
    }

    private readonly record struct OpenTag(string Name, int Index);
}
