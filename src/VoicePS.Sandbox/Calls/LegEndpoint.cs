using System.Text.Json;

namespace VoicePS.Sandbox.Calls;

/// <summary>Whom a leg connects to.</summary>
internal sealed class LegEndpoint
{
    /// <param name="type">phone, sip, websocket, vbc or app.</param>
    /// <param name="addressField">The field that holds the address of this type, such as <c>number</c>.</param>
    /// <param name="address">The address itself.</param>
    /// <param name="source">The whole endpoint as it was sent.</param>
    public LegEndpoint(string type, string addressField, string address, JsonElement source)
    {
        Type = type;
        AddressField = addressField;
        Address = address;
        Source = source;
    }

    public string Type { get; }

    public string AddressField { get; }

    public string Address { get; }

    public JsonElement Source { get; }
}
