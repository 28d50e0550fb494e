using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using VoicePS.Sandbox.Api;
using VoicePS.Sandbox.Api.Validation;

namespace VoicePS.Sandbox.Ncco;

/// <summary>Turns an NCCO into actions to run.</summary>
internal static class NccoReader
{
    /// <summary>The actions; null where one of them is not what it should be. The real service does not say which, either.</summary>
    public static IReadOnlyList<NccoAction>? Read(JsonElement ncco)
    {
        var body = JsonText.Object(json =>
        {
            json.WritePropertyName("ncco");
            ncco.WriteTo(json);
        });
        using var document = JsonDocument.Parse(body);
        var errors = new FieldErrors();
        var checkedNcco = NccoRules.Read(new Fields(document.RootElement, "", errors), "ncco");
        if (errors.Any || checkedNcco is null) return null;
        return ncco.EnumerateArray().Select(static action => new NccoAction(action)).ToArray();
    }
}
