using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace VoicePS.Tests.Properties;

/// <summary>A JSON value that can hold what no reader would accept: names twice, half characters, numbers of any length.</summary>
internal sealed class JsonTree
{
    private JsonTree(string? raw) => Raw = raw;

    /// <summary>A scalar, or anything else, as it is written; null for an object or list.</summary>
    public string? Raw { get; }

    /// <summary>What is in an object or list; names are null in a list, and as written with their quotes in an object.</summary>
    public List<(string? Name, JsonTree Value)> Children { get; } = [];

    public bool IsObject { get; private init; }

    public static JsonTree Leaf(string raw) => new(raw);

    public static JsonTree Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return From(document.RootElement);
    }

    /// <summary>This and all below.</summary>
    public IEnumerable<JsonTree> All() => Children.SelectMany(static child => child.Value.All()).Prepend(this);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private static JsonTree From(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var found = new JsonTree(null) { IsObject = true };
                foreach (var member in element.EnumerateObject()) found.Children.Add(($"\"{member.Name}\"", From(member.Value)));
                return found;
            case JsonValueKind.Array:
                var list = new JsonTree(null);
                foreach (var item in element.EnumerateArray()) list.Children.Add((null, From(item)));
                return list;
            default:
                return Leaf(element.GetRawText());
        }
    }

    private void Write(StringBuilder text)
    {
        if (Raw is not null)
        {
            text.Append(Raw);
            return;
        }

        text.Append(IsObject ? '{' : '[');
        for (var index = 0; index < Children.Count; index++)
        {
            if (index > 0) text.Append(',');
            if (IsObject) text.Append(Children[index].Name ?? "\"unnamed\"").Append(':');
            Children[index].Value.Write(text);
        }

        text.Append(IsObject ? '}' : ']');
    }
}
