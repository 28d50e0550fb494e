using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>What came back for one request.</summary>
/// <param name="Status">The HTTP status; null where no answer came.</param>
/// <param name="Body">The body.</param>
/// <param name="Failure">Why it is no success, in the service's manner; null for a success.</param>
/// <param name="IsWorthRepeating">True where the same request may succeed a moment later.</param>
internal sealed record WebhookAnswer(int? Status, byte[] Body, string? Failure, bool IsWorthRepeating)
{
    /// <summary>The answer, where nobody expects an NCCO in it.</summary>
    public WebhookReply ToReceipt() => new(Status, null, Failure);

    /// <summary>The answer, where it may hold an NCCO. An empty body holds none, and that is all right.</summary>
    public WebhookReply ToReply()
    {
        if (Failure is not null) return ToReceipt();
        if (Body.All(static part => part is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return new WebhookReply(Status, null, null);

        try
        {
            using var document = JsonDocument.Parse(WithoutMark(Body));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Array) return NoNcco("The answer is not an NCCO: it is no array.");
            return root.EnumerateArray().All(static action => action.ValueKind == JsonValueKind.Object)
                ? new WebhookReply(Status, root.EnumerateArray().Select(Action).ToArray(), null)
                : NoNcco("The answer is not an NCCO: something in the array is no action.");
        }
        catch (JsonException)
        {
            return NoNcco("The answer is not an NCCO: it is no JSON.");
        }
    }

    private WebhookReply NoNcco(string problem) => new(Status, null, problem);

    private static IReadOnlyDictionary<string, object?> Action(JsonElement action) =>
        (IReadOnlyDictionary<string, object?>)PlainJson.FromElement(action)!;

    private static ReadOnlyMemory<byte> WithoutMark(byte[] body) =>
        body.Length >= 3 && body[0] == 0xEF && body[1] == 0xBB && body[2] == 0xBF ? body.AsMemory(3) : body;
}
