using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using VoicePS.Core.Json;
using VoicePS.Sandbox.Api;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Ncco;

/// <summary>One action of an NCCO that has been found valid. Options that are absent, or of another type, are null.</summary>
internal sealed class NccoAction
{
    /// <summary>No options at all.</summary>
    public static readonly NccoAction Empty = new(JsonText.Parse("{}"));

    public NccoAction(JsonElement source)
    {
        Source = source;
        Name = Text("action") ?? "";
    }

    public string Name { get; }

    public JsonElement Source { get; }

    public bool Has(string option) => Source.TryGetProperty(option, out _);

    public string? Text(string option) => Find(option, JsonValueKind.String)?.GetString();

    public bool Flag(string option) => Source.TryGetProperty(option, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>A number, or the same as text.</summary>
    public double? Number(string option)
    {
        if (!Source.TryGetProperty(option, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number) return value.TryGetDouble(out var number) ? number : null;
        return value.ValueKind == JsonValueKind.String
            && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }

    public int? Integer(string option) => Number(option) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    public TimeSpan? Seconds(string option) => Number(option) is { } number and >= 0 and <= 1e6 ? TimeSpan.FromSeconds(number) : null;

    /// <summary>The options of an option.</summary>
    public NccoAction? Inside(string option) => Find(option, JsonValueKind.Object) is { } inner ? new NccoAction(inner) : null;

    /// <summary>An address, given as an array of one or as it is.</summary>
    public string? Url(string option)
    {
        if (!Source.TryGetProperty(option, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0) value = value[0];
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    public IReadOnlyList<string> Texts(string option)
    {
        var texts = new List<string>();
        if (Find(option, JsonValueKind.Array) is not { } list) return texts;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String) texts.Add(item.GetString()!);
        }

        return texts;
    }

    /// <summary>Where the action's own event goes; null where it has no address.</summary>
    public WebhookTarget? EventTarget() =>
        Url("eventUrl") is { } url ? new WebhookTarget(url, string.Equals(Text("eventMethod"), "GET", StringComparison.OrdinalIgnoreCase)) : null;

    public object? Value(string option) => Source.TryGetProperty(option, out var value) ? PlainJson.FromElement(value) : null;

    /// <summary>All options, as plain values.</summary>
    public IReadOnlyDictionary<string, object?> Fields() => (Dictionary<string, object?>)PlainJson.FromElement(Source)!;

    private JsonElement? Find(string option, JsonValueKind kind) =>
        Source.TryGetProperty(option, out var value) && value.ValueKind == kind ? value : null;
}
