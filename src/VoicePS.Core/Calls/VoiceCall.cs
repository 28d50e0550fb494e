using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using VoicePS.Core.Json;

namespace VoicePS;

/// <summary>One leg of a call, as the service describes it (API reference: "Retrieve information about a single call").</summary>
public sealed class VoiceCall
{
    private IReadOnlyDictionary<string, object?>? _additionalProperties;
    private string _uuid = string.Empty;

    /// <summary>The id of this call leg. It is text: not every id is a GUID.</summary>
    [JsonInclude]
    [JsonConverter(typeof(TextConverter))]
    public string Uuid
    {
        get => _uuid;
        internal set => _uuid = value ?? string.Empty;
    }

    /// <summary>
    /// The status: started, ringing, answered, machine, human, completed, timeout, failed, rejected, cancelled,
    /// busy, unanswered, disconnected, or a new one that the service made up since.
    /// </summary>
    [JsonInclude]
    [JsonConverter(typeof(WordConverter))]
    public string? Status { get; internal set; }

    /// <summary><c>outbound</c> or <c>inbound</c>.</summary>
    [JsonInclude]
    [JsonConverter(typeof(WordConverter))]
    public string? Direction { get; internal set; }

    /// <summary>Whom the call goes to.</summary>
    [JsonInclude]
    [JsonConverter(typeof(EndpointConverter))]
    public VoiceEndpoint? To { get; internal set; }

    /// <summary>Whom the call comes from.</summary>
    [JsonInclude]
    [JsonConverter(typeof(EndpointConverter))]
    public VoiceEndpoint? From { get; internal set; }

    /// <summary>When the call started, in UTC.</summary>
    [JsonInclude]
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? StartTime { get; internal set; }

    /// <summary>When the call ended, in UTC.</summary>
    [JsonInclude]
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? EndTime { get; internal set; }

    /// <summary>How long the call took, once it is over.</summary>
    [JsonInclude]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Duration { get; internal set; }

    /// <summary>The price for one minute of this call, in euros.</summary>
    [JsonInclude]
    [JsonConverter(typeof(MoneyConverter))]
    public decimal? Rate { get; internal set; }

    /// <summary>The price of the whole call, in euros, once it is over.</summary>
    [JsonInclude]
    [JsonConverter(typeof(MoneyConverter))]
    public decimal? Price { get; internal set; }

    /// <summary>The carrier's network: a country and network code such as <c>65512</c>, or a name.</summary>
    [JsonInclude]
    [JsonConverter(typeof(TextConverter))]
    public string? Network { get; internal set; }

    /// <summary>The id of the conversation that this leg is part of.</summary>
    [JsonInclude]
    [JsonConverter(typeof(TextConverter))]
    public string? ConversationUuid { get; internal set; }

    /// <summary>
    /// The host on which the call is controlled: the one that told of it. Cmdlets to which the call is piped ask there,
    /// as long as the session trusts it.
    /// </summary>
    [JsonIgnore]
    public Uri? RegionUrl { get; internal set; }

    /// <summary>What the service said beyond the fields above, by its own names.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> AdditionalProperties =>
        _additionalProperties ??= (Unknown ?? []).ToDictionary(
            static member => member.Key, static member => PlainJson.FromElement(member.Value));

    [JsonInclude]
    [JsonPropertyName("_links")]
    [JsonConverter(typeof(PassedOverConverter))]
    internal object? Links { get; set; }

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The id, so that a call can stand wherever an id is asked for.</summary>
    /// <returns>The id of the leg.</returns>
    public override string ToString() => Uuid;
}
