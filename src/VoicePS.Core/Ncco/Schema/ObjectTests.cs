using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using VoicePS.Core.Json;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>Objects that have a form of their own.</summary>
internal static class ObjectTests
{
    private const int LargestHeaders = 512;
    private const int LongestAuthorization = 8191;

    public static void SocketHeaders(IReadOnlyDictionary<string, object?> fields, string name, NccoPath path, FindingList findings)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PlainJson.WriterOptions)) PlainJson.Write(writer, fields);
        if (buffer.Length <= LargestHeaders) return;
        findings.Error(
            path,
            NccoRules.TooLong,
            $"{name} has {buffer.Length:N0} bytes as JSON, and may have {LargestHeaders}.",
            "Send an id, and let the other end look up the rest.");
    }

    public static void SocketAuthorization(IReadOnlyDictionary<string, object?> fields, string name, NccoPath path, FindingList findings)
    {
        fields.TryGetValue("type", out var type);
        fields.TryGetValue("value", out var value);
        if (type is "custom" && value is null or "")
        {
            findings.Error(
                path.Option("value"),
                NccoRules.MissingOption,
                "An authorization of type custom needs the option value.",
                "Give the value of the header Authorization.");
        }
        else if (value is NccoSecrets.Cover)
        {
            findings.Error(
                path.Option("value"),
                NccoRules.WrongFormat,
                $"The value is {NccoSecrets.Cover}, which covers the real one where an NCCO is shown to people.",
                "Write the NCCO with ConvertTo-VoiceNcco, which covers nothing.");
        }
        else if (value is string { Length: > LongestAuthorization } text)
        {
            findings.Error(
                path.Option("value"),
                NccoRules.TooLong,
                $"The value has {text.Length:N0} characters, and may have {LongestAuthorization:N0}.",
                "Shorten it.");
        }
    }
}
