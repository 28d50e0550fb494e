using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using VoicePS.Core.Json;

namespace VoicePS.Tests.Core;

/// <summary>Changes an NCCO at random, in ways in which people and programs get them wrong.</summary>
internal static class NccoMutation
{
    private static readonly string?[] Values =
    [
        null, "0", "-1", "1", "20.5", "7201", "1e400", "true", "false", "\"\"", "\"true\"", "\"0\"", "\"POST\"", "\"post\"", "[]", "{}", "[[]]",
        "[null]", "[\"https://example.com\"]", "\"https://example.com\"", "\"talk\"", "\"input\"", "\"transfer\"", "{\"a\":{\"b\":null}}",
        "\"<speak>\"", "\"447700900000\"", "447700900000", "\"HALF\"", "\"\\u0000\"",
    ];

    private static readonly string[] Names =
    [
        "action", "Action", "text", "txet", "bargein", "voice_name", "event_url", "eventUrl", "type", "dtmf", "loop", "endpoint", "canSpeak", "mute",
        "record", "", "a b", "\ud83d\ude00", "it's",
    ];

    /// <summary>Stands for half a character, which a program leaves that cuts texts by their length: no node can hold it.</summary>
    public const string Half = "HALF";

    /// <summary>Changes one thing.</summary>
    public static string Apply(string ncco, Random random)
    {
        var root = JsonNode.Parse(ncco)!;
        var nodes = All(root).ToArray();
        var target = nodes[random.Next(nodes.Length)];
        switch (target)
        {
            case JsonObject found:
                Change(found, random);
                break;
            case JsonArray found:
                Change(found, random);
                break;
        }

        return root.ToJsonString();
    }

    private static void Change(JsonObject found, Random random)
    {
        var names = found.Select(static member => member.Key).ToArray();
        var name = random.Next(3) == 0 || names.Length == 0 ? Names[random.Next(Names.Length)] : names[random.Next(names.Length)];
        switch (random.Next(4))
        {
            case 0:
                found.Remove(name);
                break;
            case 1 when found.TryGetPropertyValue(name, out var value):
                found.Remove(name);
                found[Names[random.Next(Names.Length)]] = value;
                break;
            default:
                found[name] = Value(random);
                break;
        }
    }

    private static void Change(JsonArray found, Random random)
    {
        var index = random.Next(found.Count + 1);
        switch (random.Next(4))
        {
            case 0 when found.Count > 0:
                found.RemoveAt(index % found.Count);
                break;
            case 1 when found.Count is > 0 and < 50:
                found.Insert(index, found[index % found.Count]?.DeepClone());
                break;
            default:
                found.Insert(index, Value(random));
                break;
        }
    }

    private static JsonNode? Value(Random random) => Values[random.Next(Values.Length)] is { } json ? JsonNode.Parse(json) : null;

    private static IEnumerable<JsonNode> All(JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject found => found.Select(static member => member.Value),
            JsonArray found => found,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>().SelectMany(All)) yield return child;
    }
}
