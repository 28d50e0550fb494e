using System.Collections.Generic;
using System.Text.Json;
using VoicePS.Sandbox.Api;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Ncco;

/// <summary>Where an NCCO comes from: it is there already, or somebody has to be asked for it.</summary>
internal sealed class NccoSource
{
    private NccoSource()
    {
    }

    /// <summary>The NCCO where it has been read already.</summary>
    public IReadOnlyList<NccoAction>? Actions { get; private init; }

    /// <summary>The NCCO as it was given.</summary>
    public JsonElement? Ncco { get; private init; }

    /// <summary>Whom to ask for it.</summary>
    public WebhookTarget? Target { get; private init; }

    public static NccoSource Inline(JsonElement ncco) => new() { Ncco = ncco };

    public static NccoSource Read(IReadOnlyList<NccoAction> actions) => new() { Actions = actions };

    public static NccoSource At(WebhookTarget target) => new() { Target = target };

    /// <summary>What somebody answered.</summary>
    public static NccoSource Of(IReadOnlyList<IReadOnlyDictionary<string, object?>> actions)
    {
        using var document = JsonDocument.Parse(JsonText.Value(actions));
        return new NccoSource { Ncco = document.RootElement.Clone() };
    }
}
