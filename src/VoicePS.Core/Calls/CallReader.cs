using System;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Core.Calls;

/// <summary>Reads call objects of the API that did not come as the answer to a request.</summary>
public static class CallReader
{
    /// <summary>Reads one call.</summary>
    /// <param name="json">The call object as UTF-8.</param>
    /// <param name="host">The host where the call lives.</param>
    /// <returns>The call.</returns>
    /// <exception cref="FormatException">It is no JSON object.</exception>
    public static VoiceCall Read(byte[] json, Uri host)
    {
        try
        {
            var call = JsonSerializer.Deserialize(PlainJson.Utf8(json ?? throw new ArgumentNullException(nameof(json))), VoiceJson.Default.VoiceCall)
                ?? throw new FormatException("There is no call in this JSON.");
            call.RegionUrl = host;
            return call;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("The call is not a valid JSON object.", exception);
        }
    }
}
