using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Tests.Properties;

/// <summary>Changes the nodes of a JSON text, in ways in which people, programs and attackers get them wrong.</summary>
internal static class JsonMutation
{
    /// <summary>How many kinds of changes there are.</summary>
    public const int Kinds = 7;

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "-1", "7", "0.5", "486", "7201", "1e400", "-1e400", "1e-400", "79228162514264337593543950335",
        "9223372036854775808", new string('9', 400), "0." + new string('1', 400), "\"\"", "\" \"", "\"x\"", "\"true\"", "\"0\"", "\"-1.5\"",
        "\"1e99\"", "\"2020-01-01 12:00:00\"", "\"2020-13-45T99:99:99Z\"", "\"9999-12-31T23:59:59.9999999+14:00\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\udc00a\"", "\"\\u202e\\ufeff\"", "\"https://example.com\"", "\"http://[::1\"", "\"447700900000\"", "\"POST\"", "\"talk\"", "\"input\"",
        "\"transfer\"", "\"completed\"", "\"transcribed\"", "\"<speak>\"", "\"{\\\"a\\\":\"", "\"/v1/calls?record_index=%\"",
        $"\"{new string('x', 5000)}\"", "[]", "{}", "[[]]", "[null]", "[{}]", "[\"https://example.com\"]", "{\"a\":{\"b\":null}}",
        new string('[', 80) + new string(']', 80), string.Concat(Enumerable.Repeat("{\"a\":", 80)) + "1" + new string('}', 80),
    ];

    private static readonly string[] Names =
    [
        "\"\"", "\"a b\"", "\"'\"", "\"\\ud800\"", "\"\\u0000\"", "\"it's\"", "\"__proto__\"", "\"SipHeader_X\"", "\"sipheader_x\"", $"\"{new string('n', 2000)}\"",
    ];

    /// <summary>Makes the changes, one after the other.</summary>
    /// <param name="json">The sample.</param>
    /// <param name="edits">The changes.</param>
    /// <param name="names">Names that mean something elsewhere, with their quotes.</param>
    public static string Apply(string json, IEnumerable<Edit> edits, IReadOnlyList<string> names)
    {
        var root = JsonTree.Parse(json);
        foreach (var edit in edits)
        {
            var nodes = root.All().Where(static node => node.Children.Count > 0).ToArray();
            if (nodes.Length > 0) Change(Edit.Pick(nodes, edit.Place), edit, root, names);
        }

        return root.ToString();
    }

    private static void Change(JsonTree node, Edit edit, JsonTree root, IReadOnlyList<string> names)
    {
        var index = edit.By % node.Children.Count;
        var (name, value) = node.Children[index];
        switch (edit.Kind)
        {
            case 0:
                node.Children.RemoveAt(index);
                break;
            case 1:
                // In an object, that is a name twice.
                node.Children.Insert(edit.Place % (node.Children.Count + 1), (name, value));
                break;
            case 2:
                node.Children[index] = (Edit.Pick(names, edit.Place), value);
                break;
            case 3:
                node.Children[index] = (Edit.Pick(Names, edit.Place), value);
                break;
            case 4:
                // Something that belongs elsewhere, as it is now: no circle can come of it.
                node.Children[index] = (name, JsonTree.Leaf(Small(Edit.Pick(root.All().ToArray(), edit.By))));
                break;
            default:
                node.Children[index] = (name, JsonTree.Leaf(Edit.Pick(Values, edit.By)));
                break;
        }
    }

    // A text that is put into itself again and again would soon be endless.
    private static string Small(JsonTree node) => node.ToString() is { Length: <= 20_000 } text ? text : "null";
}
