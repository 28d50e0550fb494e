using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Faults;

/// <summary>Answers that say success, and then something odd.</summary>
internal static class BodyFaults
{
    /// <summary>1 GB of blanks in 1 MB.</summary>
    public static readonly Lazy<byte[]> Bomb = new(MakeBomb);

    private const string Group = "Answers";
    private const string Page = "<!doctype html><html><body>Please sign in to this network.</body></html>";

    // Half a character cannot stand in a node; this stands for it.
    private const string Half = "HALF";

    private static readonly Expected NotUnderstood = new("1 AnswerNotUnderstood", test: "1 false");

    /// <summary>Only the fields are odd, and only they are lost.</summary>
    private static readonly Expected Tolerated = new("1 ok") { [CommandKind.Save] = "1 AnswerNotUnderstood" };

    /// <summary>The id is lost as well, without which there is no call to write.</summary>
    private static readonly Expected WithoutId = new("1 AnswerNotUnderstood", test: "1 ok")
    {
        [CommandKind.List] = "1 ok",
        [CommandKind.Change] = "1 nothing",
        [CommandKind.Force] = "1 nothing",
        [CommandKind.Start] = "1 ok",
        [CommandKind.End] = "1 ok",
        [CommandKind.Text] = "1 ok",
    };

    /// <summary>The call is in a status that nobody knows, so that it has not ended.</summary>
    private static readonly Expected OddStatus = new("1 ok", wait: "1 WaitTimeout") { [CommandKind.Save] = "1 AnswerNotUnderstood" };

    /// <summary>No list and no transcript has its parts where it should.</summary>
    private static readonly Expected WithoutParts = new("1 ok", wait: "1 WaitTimeout", files: "1 AnswerNotUnderstood", test: "1 false")
    {
        [CommandKind.List] = "1 AnswerNotUnderstood",
    };

    private static readonly Expected WithoutPartsOrId = new("1 AnswerNotUnderstood", test: "1 false")
    {
        [CommandKind.Change] = "1 nothing",
        [CommandKind.Force] = "1 nothing",
        [CommandKind.Start] = "1 ok",
        [CommandKind.End] = "1 ok",
    };

    public static IEnumerable<Fault> All() =>
    [
        Json("JSON is cut off", static body => body[..^20], NotUnderstood),
        Json("JSON is malformed", static body => body.Replace(':', '='), NotUnderstood),
        Json("JSON is 10,000 levels deep", static body => body[..^1] + ",\"deep\":" + new string('[', 10_000) + new string(']', 10_000) + "}", NotUnderstood),
        Fault.Says(Group, "HTML", static _ => ScriptedServer.Answer(200, "text/html", Page), NotUnderstood),
        Fault.Says(Group, "200 with nothing", static _ => ScriptedServer.Empty(200), Nothing("1 RecordingEmpty")),
        Fault.Says(Group, "201 with nothing", static _ => ScriptedServer.Empty(201), Nothing("1 AnswerNotUnderstood")),
        Fault.Writes(Group, "1 GB, packed into 1 MB", static request => Packed(GoodAnswers.TypeFor(request), Bomb.Value), NotUnderstood),
        Fault.Writes(Group, "Said to be packed, and is not", static request => Packed(GoodAnswers.TypeFor(request), Encoding.UTF8.GetBytes(GoodAnswers.BodyFor(request))), new Expected("1 AnswerNotUnderstood", test: "1 false")
        {
            // Files are not asked for packed, and a transcript shows at once whether it is one.
            [CommandKind.Text] = "1 ok",
        }),
        Json("Every field twice", Twice, Tolerated),
        Leaves("Every value is an object", static () => new JsonObject(), WithoutId),
        Leaves("Every value is a list", static () => new JsonArray(), WithoutId),
        Leaves("Every value is null", static () => null, WithoutId),
        Leaves("Every value is a number", static () => -7.5, OddStatus),
        Leaves("Every value is a boolean", static () => true, OddStatus),
        Leaves("Every value is a text", static () => "x", OddStatus),
        Leaves("Every value has 10,000 digits", static () => JsonNode.Parse(new string('9', 10_000)), OddStatus),
        Leaves("Every value holds NUL", static () => "\0a\0", OddStatus),
        Leaves("Every value holds half a character", static () => Half, OddStatus),
        Fields("Every field is an object", static () => new JsonObject(), WithoutPartsOrId),
        Fields("Every field is a list", static () => new JsonArray(), new Expected("1 AnswerNotUnderstood", test: "1 false")
        {
            [CommandKind.Change] = "1 nothing",
            [CommandKind.Force] = "1 nothing",
            [CommandKind.Start] = "1 ok",
            [CommandKind.End] = "1 ok",
            [CommandKind.Text] = "1 nothing",
        }),
        Fields("Every field is null", static () => null, WithoutPartsOrId),
        Fields("Every field is a number", static () => 7, WithoutParts),
        Fields("Every field is a boolean", static () => false, WithoutParts),
        Fields("Every field is a text", static () => "x", WithoutParts),
        Json("It is a list", static body => $"[{body}]", NotUnderstood),
        Json("It is null", static _ => "null", new Expected("1 AnswerNotUnderstood", test: "1 false")
        {
            [CommandKind.Change] = "1 nothing",
            [CommandKind.Force] = "1 nothing",
            [CommandKind.Start] = "1 ok",
            [CommandKind.End] = "1 ok",
        }),
    ];

    /// <summary>An answer that says that its body is compressed.</summary>
    public static byte[] Packed(string type, byte[] body) =>
    [
        .. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"),
        .. body,
    ];

    private static Expected Nothing(string save) => new("1 AnswerNotUnderstood", test: "1 false")
    {
        [CommandKind.Change] = "1 nothing",
        [CommandKind.Force] = "1 nothing",
        [CommandKind.Start] = "1 ok",
        [CommandKind.End] = "1 ok",
        [CommandKind.Save] = save,
    };

    private static Fault Json(string name, Func<string, string> spoil, Expected expected) => Fault.Says(
        Group,
        name,
        request => ScriptedServer.Json(request.Method == "POST" ? 201 : 200, spoil(request.Target == GoodAnswers.Sound ? GoodAnswers.Action : GoodAnswers.BodyFor(request))),
        expected);

    private static Fault Leaves(string name, Func<JsonNode?> value, Expected expected) =>
        Json(name, body => Replace(JsonNode.Parse(body)!, value)!.ToJsonString().Replace(Half, "\\ud800", StringComparison.Ordinal), expected);

    private static Fault Fields(string name, Func<JsonNode?> value, Expected expected) => Json(
        name,
        body => new JsonObject(JsonNode.Parse(body)!.AsObject().Select(member => KeyValuePair.Create(member.Key, value()))).ToJsonString(),
        expected);

    private static JsonNode? Replace(JsonNode? node, Func<JsonNode?> value) => node switch
    {
        JsonObject found => new JsonObject(found.Select(member => KeyValuePair.Create(member.Key, Replace(member.Value, value)))),
        JsonArray found => new JsonArray([.. found.Select(item => Replace(item, value))]),
        _ => value(),
    };

    // The first of the two is wrong: what counts is the last, as everywhere in JSON.
    private static string Twice(string body) => Twice(JsonNode.Parse(body));

    private static string Twice(JsonNode? node) => node switch
    {
        JsonObject found => "{" + string.Join(",", found.Select(static member => $"\"{member.Key}\":{(member.Value is JsonValue ? "\"wrong\"" : "null")},\"{member.Key}\":{Twice(member.Value)}")) + "}",
        JsonArray found => "[" + string.Join(",", found.Select(static item => Twice(item))) + "]",
        _ => node?.ToJsonString() ?? "null",
    };

    // A packed file may have many parts, and each of these holds 16 MB of blanks.
    private static byte[] MakeBomb()
    {
        using var part = new MemoryStream();
        using (var packer = new GZipStream(part, CompressionLevel.Optimal)) packer.Write(Encoding.ASCII.GetBytes(new string(' ', 16 << 20)));
        return [.. Enumerable.Repeat(part.ToArray(), 64).SelectMany(static bytes => bytes)];
    }
}
