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
    /// <exception cref="FormatException">It is not JSON; the message says where and why.</exception>
    public static JsonDocument Read(string json)
    {
        var text = json.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text)) throw new FormatException("The NCCO is empty: there is no text in it.");
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new FormatException(Describe(text, exception), exception);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException("The NCCO is not valid JSON: it holds half of a character (a lone surrogate).", exception);
        }
    }

    /// <summary>Tells each name that an object of the document has more than once.</summary>
    public static void FindDuplicates(JsonElement element, NccoPath path, Action<NccoPath, string> tell)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray()) FindDuplicates(item, path.Item(index++), tell);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var name = PlainJson.NameOf(member);
            var place = path.Option(name);
            if (!names.Add(name)) tell(place, name);
            FindDuplicates(member.Value, place, tell);
        }
    }

    private static string Describe(string text, JsonException exception)
    {
        var scanner = new JsonTextScanner();
        scanner.Read(text);
        if (scanner.DeepestLevel > MaximumDepth)
        {
            return $"The NCCO is nested more than {MaximumDepth} levels deep.";
        }

        var line = (int)(exception.LineNumber ?? 0);
        var reason = exception.Message;
        var tail = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (tail >= 0) reason = reason.Substring(0, tail);
        return string.Format(
            CultureInfo.InvariantCulture,
            "The NCCO is not valid JSON (line {0}, position {1}): {2}",
            line + 1,
            PositionOf(text, line, exception.BytePositionInLine ?? 0) + 1,
            reason);
    }

    // The parser counts bytes; whoever looks for the place in an editor counts characters.
    private static long PositionOf(string text, int line, long bytes)
    {
        var start = 0;
        for (; line > 0; line--) start = text.IndexOf('\n', start) + 1;

        var position = start;
        while (position < text.Length && bytes > 0)
        {
            bytes -= text[position] switch { < '\u0080' => 1, < '\u0800' => 2, >= '\uD800' and <= '\uDFFF' => 2, _ => 3 };
            position++;
        }

        return position - start;
    }
}
