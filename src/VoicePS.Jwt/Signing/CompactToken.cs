using System;
using System.Text;
using System.Text.Json;

namespace VoicePS.Jwt.Signing;

/// <summary>A token in its three parts. Whatever somebody sent, taking it apart never throws.</summary>
internal sealed class CompactToken
{
    private const double LastSecond = 253402300799; // the end of the year 9999

    private readonly byte[] _header;
    private readonly byte[] _payload;
    private readonly byte[]? _signature;
    private readonly byte[] _signed;

    private CompactToken(byte[] header, byte[] payload, byte[]? signature, byte[] signed)
    {
        _header = header;
        _payload = payload;
        _signature = signature;
        _signed = signed;
    }

    /// <summary>Takes a token apart; null where it has no header and payload in base64url.</summary>
    public static CompactToken? TrySplit(string? token)
    {
        var parts = (token ?? "").Split('.');
        if (parts.Length != 3) return null;
        if (Base64Url.TryDecode(parts[0]) is not { } header) return null;
        if (Base64Url.TryDecode(parts[1]) is not { } payload) return null;

        return new CompactToken(header, payload, Base64Url.TryDecode(parts[2]), Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]));
    }

    /// <summary>
    /// Reads the header. One algorithm and nothing else: a token must not choose how it is checked. "crit" names
    /// extensions that must be understood, and none is.
    /// </summary>
    public bool TryReadHeader(string algorithm, out bool isAcceptable)
    {
        var accepted = false;
        var isRead = TryParse(_header, header =>
            accepted = ReadText(header, "alg") == algorithm && !header.TryGetProperty("crit", out _));
        isAcceptable = accepted;
        return isRead;
    }

    public bool TryReadClaims(Action<JsonElement> read) => TryParse(_payload, read);

    public bool IsSigned(Func<byte[], byte[], bool> isSignatureOf) => _signature is not null && isSignatureOf(_signed, _signature);

    public static string? ReadText(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static DateTimeOffset? ReadTime(JsonElement from, string name)
    {
        if (!from.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Number) return null;
        if (!value.TryGetDouble(out var seconds) || seconds < 0 || seconds > LastSecond) return null;

        return DateTimeOffset.FromUnixTimeSeconds((long)seconds);
    }

    private static bool TryParse(byte[] json, Action<JsonElement> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return false;

            read(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // Text that is no Unicode (half a surrogate pair, broken UTF-8) shows only when it is read.
            return false;
        }
    }
}
