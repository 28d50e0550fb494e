using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Core.Ncco;

/// <summary>Reads the JSON text of an NCCO, and says where it is broken.</summary>
internal static class NccoJson
{
    // The parser's own limit, and that of what is written.
    private const int MaximumDepth = 64;

    /// <summary>Reads JSON text.</summary>
    /// <exception cref="NccoFormatException">It is not JSON; the message says where and why.</exception>
    public static JsonDocument Read(string json)
    {
        var text = json.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text)) throw new NccoFormatException(NccoRules.NotJson, "The NCCO is empty: there is no text in it.");
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException exception)
        {
            throw Explain(text, exception);
        }
        catch (ArgumentException exception)
        {
            throw new NccoFormatException(
                NccoRules.NotJson, "The NCCO is not valid JSON: it holds half of a character (a lone surrogate).", exception);
        }
    }

    /// <summary>Tells each name that an object of the document has more than once.</summary>
    public static void FindDuplicates(JsonElement element, NccoPath path, Action<NccoPath, string> tell)
    {
        // Paths cost more than looking, and hardly any NCCO needs them.
        if (HasDuplicates(element)) Find(element, path, tell);
    }

    private static bool HasDuplicates(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (HasDuplicates(item)) return true;
            }

            return false;
        }

        if (element.ValueKind != JsonValueKind.Object) return false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!names.Add(PlainJson.NameOf(member)) || HasDuplicates(member.Value)) return true;
        }

        return false;
    }

    private static void Find(JsonElement element, NccoPath path, Action<NccoPath, string> tell)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray()) Find(item, path.Item(index++), tell);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var name = PlainJson.NameOf(member);
            var place = path.Option(name);
            if (!names.Add(name)) tell(place, name);
            Find(member.Value, place, tell);
        }
    }

    private static NccoFormatException Explain(string text, JsonException exception)
    {
        var scanner = new JsonTextScanner();
        scanner.Read(text);
        if (scanner.DeepestLevel > MaximumDepth)
        {
            return new NccoFormatException(NccoRules.TooDeep, $"The NCCO is nested more than {MaximumDepth} levels deep.", exception);
        }

        var line = (int)(exception.LineNumber ?? 0);
        var start = 0;
        for (var number = 0; number < line; number++) start = text.IndexOf('\n', start) + 1;
        var place = PlaceOf(text, start, exception.BytePositionInLine ?? 0);
        return new NccoFormatException(
            NccoRules.NotJson,
            string.Format(
                CultureInfo.InvariantCulture,
                "The NCCO is not valid JSON (line {0}, position {1}): {2}",
                line + 1,
                place - start + 1,
                Explain(text, place)),
            exception);
    }

    // In words for people who write NCCOs, and not for those who write parsers.
    private static string Explain(string text, int place)
    {
        if (place < text.Length && char.IsControl(text[place]) && IsWithinText(text, place))
        {
            return "a text cannot hold a line end or a tab as it is: write \\n or \\t.";
        }

        var rest = text.Substring(place).TrimStart();
        if (rest.Length == 0) return "it ends before everything is closed.";
        var before = text.Substring(0, place).TrimEnd();
        return rest[0] switch
        {
            ']' or '}' when before.EndsWith(",", StringComparison.Ordinal) => "there is a comma too many before the bracket.",
            '\'' or '\u2018' or '\u2019' or '\u201C' or '\u201D' => "only straight double quotes are quotes in JSON.",
            '/' or '#' => "JSON has no comments.",
            var other when char.IsControl(other) => string.Format(CultureInfo.InvariantCulture, "the character U+{0:X4} cannot stand here.", (int)other),
            var other when char.IsSurrogate(other) => "this character cannot stand here.",
            var other => $"the character {other} cannot stand here.",
        };
    }

    private static bool IsWithinText(string text, int place)
    {
        var within = false;
        for (var index = 0; index < place; index++)
        {
            if (within && text[index] == '\\') index++;
            else if (text[index] == '"') within = !within;
        }

        return within;
    }

    // The parser counts bytes; whoever looks for the place in an editor counts characters.
    private static int PlaceOf(string text, int start, long bytes)
    {
        var position = start;
        while (position < text.Length && bytes > 0)
        {
            bytes -= text[position] switch { < '\u0080' => 1, < '\u0800' => 2, >= '\uD800' and <= '\uDFFF' => 2, _ => 3 };
            position++;
        }

        return position;
    }
}
