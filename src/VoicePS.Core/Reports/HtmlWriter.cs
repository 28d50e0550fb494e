using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace VoicePS.Core.Reports;

/// <summary>
/// Writes HTML that is XML as well. Every text and every value of an attribute is encoded here, and nowhere else.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new("<!DOCTYPE html>\n");
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element, writes what is in it, and closes it.</summary>
    /// <param name="name">The name of the element.</param>
    /// <param name="attributes">Its attributes; those that are null are left out.</param>
    /// <param name="content">Writes what is in it.</param>
    public void Element(string name, (string Name, object? Value)[] attributes, Action content)
    {
        Begin(name, attributes);
        _text.Append('>');
        _open.Push(name);
        content();
        _text.Append("</").Append(_open.Pop()).Append('>');
        if (name is not ("text" or "td" or "th" or "bdi" or "span" or "title")) _text.Append('\n');
    }

    /// <summary>Opens an element, writes what is in it, and closes it.</summary>
    public void Element(string name, Action content) => Element(name, [], content);

    /// <summary>Opens an element with a class, writes what is in it, and closes it.</summary>
    public void Element(string name, string classes, Action content) => Element(name, [("class", classes)], content);

    /// <summary>Writes an element with nothing but text in it.</summary>
    public void Element(string name, string text) => Element(name, [], text);

    /// <summary>Writes an element with a class and nothing but text in it.</summary>
    public void Element(string name, string classes, string text) => Element(name, [("class", classes)], () => Text(text));

    /// <summary>Writes an element with nothing but text in it.</summary>
    public void Element(string name, (string Name, object? Value)[] attributes, string text) => Element(name, attributes, () => Text(text));

    /// <summary>Writes an element that has nothing in it.</summary>
    public void Empty(string name, params (string Name, object? Value)[] attributes)
    {
        Begin(name, attributes);
        _text.Append("/>");
    }

    /// <summary>Writes text that may come from anybody.</summary>
    public void Text(string text) => _text.Append(Encode(text));

    /// <summary>Writes text that comes from nobody: a stylesheet of this library.</summary>
    public void Raw(string text) => _text.Append(text);

    /// <inheritdoc/>
    public override string ToString() =>
        _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException($"The element '{_open.Peek()}' is still open.");

    private static string Encode(string text) => WebUtility.HtmlEncode(new string([.. text.Select(static letter => IsXml(letter) ? letter : '\uFFFD')]));

    // No escape makes these welcome in XML.
    private static bool IsXml(char letter) => letter is '\t' or '\n' or '\r' or (>= ' ' and not '\uFFFE' and not '\uFFFF');

    private void Begin(string name, (string Name, object? Value)[] attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null) continue;
            _text.Append(' ').Append(attribute).Append("=\"").Append(Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty)).Append('"');
        }
    }
}
