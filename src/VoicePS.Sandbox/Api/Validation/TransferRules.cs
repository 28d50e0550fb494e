using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>The destination of the action transfer.</summary>
internal static class TransferRules
{
    public static TransferOrder? Read(Fields body)
    {
        if (body.Inside("destination", required: true) is not { } destination) return null;

        destination.Any("type", required: true);
        destination.OneOf("type", "ncco");
        var url = destination.SingleUrl("url");
        var ncco = NccoRules.Read(destination, "ncco");
        if (destination.Has("url") && destination.Has("ncco")) destination.Refuse("ncco", "Cannot be given together with url.");
        else if (!destination.Has("url") && !destination.Has("ncco")) destination.Refuse("url", InvalidParameter.Required);

        return body.Errors.Any ? null : new TransferOrder(url, ncco);
    }
}
