using System;
using System.Text.Json;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>What an NCCO must look like before a call is begun with it.</summary>
internal static class NccoRules
{
    private static readonly string[] Actions =
    {
        "record", "conversation", "connect", "talk", "stream", "input", "notify", "wait", "transfer", "pay",
    };

    /// <summary>Reads the NCCO in a field; null where it is absent or wrong.</summary>
    public static JsonElement? Read(Fields fields, string name)
    {
        if (fields.List(name) is not { } ncco) return null;
        if (ncco.GetArrayLength() == 0)
        {
            fields.Refuse(name, "Must hold at least one action.");
            return null;
        }

        var index = 0;
        foreach (var action in ncco.EnumerateArray())
        {
            var path = FormattableString.Invariant($"{fields.PathOf(name)}[{index++}]");
            if (action.ValueKind == JsonValueKind.Object) Check(new Fields(action, path + ".", fields.Errors));
            else fields.Errors.Add(path, InvalidParameter.WrongType);
        }

        return ncco;
    }

    private static void Check(Fields action)
    {
        action.Any("action", required: true);
        // In an NCCO too, a URL is an array of one: a bare string is the most frequent mistake of all.
        action.SingleUrl("eventUrl");
        action.OneOf("eventMethod", "GET", "POST");

        switch (action.OneOf("action", Actions))
        {
            case "talk":
                TalkRules.ReadText(action);
                TalkRules.ReadLevel(action);
                TalkRules.ReadLoop(action);
                break;
            case "stream":
                action.SingleUrl("streamUrl", required: true);
                TalkRules.ReadLevel(action);
                TalkRules.ReadLoop(action);
                break;
            case "connect":
                EndpointRules.ReadSingle(action, "endpoint");
                break;
            case "conversation":
                action.Text("name", required: true);
                break;
            case "notify":
                action.Any("payload", required: true);
                action.Any("eventUrl", required: true);
                break;
            case "transfer":
                action.Text("conversationId", required: true);
                break;
        }
    }
}
