using System;
using System.Text.Json;
using VoicePS.Core.Calls;

namespace VoicePS.Tests.Core.Reports;

/// <summary>Calls as the service tells of them.</summary>
internal static class TestCalls
{
    private static readonly Uri Host = new("https://api.nexmo.com/");

    public static VoiceCall Call(
        string status, string? start = null, string? end = null, int? seconds = null, string? price = null, string? network = null, string to = "447700900000") =>
        CallReader.Read(
            JsonSerializer.SerializeToUtf8Bytes(new
            {
                uuid = "63f61863-4a51-4f6b-86e1-46edebcf9356",
                status,
                direction = "outbound",
                to = new { type = "phone", number = to },
                from = new { type = "phone", number = "447700900001" },
                start_time = start,
                end_time = end,
                duration = seconds?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                price,
                network,
            }),
            Host);
}
