using System.Collections.Generic;
using System.Text.Json.Serialization;
using VoicePS.Core.Json;

namespace VoicePS.Core.Calls;

/// <summary>One page of a list of calls, in the form of the HAL document that the service sends.</summary>
internal sealed class CallPage
{
    [JsonConverter(typeof(WholeNumberConverter))]
    public long? Count { get; set; }

    [JsonPropertyName("_links")]
    public PageLinks? Links { get; set; }

    [JsonPropertyName("_embedded")]
    public EmbeddedCalls? Embedded { get; set; }
}

internal sealed class EmbeddedCalls
{
    private List<VoiceCall>? _calls;

    /// <summary>The calls. A hole in the list is no call.</summary>
    public List<VoiceCall>? Calls
    {
        get => _calls;
        set
        {
            value?.RemoveAll(static call => call is null);
            _calls = value;
        }
    }
}

internal sealed class PageLinks
{
    public PageLink? Next { get; set; }

    public PageLink? Last { get; set; }
}

internal sealed class PageLink
{
    [JsonConverter(typeof(TextConverter))]
    public string? Href { get; set; }
}

/// <summary>The answer to talk, stream and DTMF requests.</summary>
internal sealed class ActionAnswer
{
    [JsonConverter(typeof(TextConverter))]
    public string? Message { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? Uuid { get; set; }
}
