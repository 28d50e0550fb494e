using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Core;

/// <summary>A server of one recording that answers each request in the next of the ways that a test lists.</summary>
internal static class RecordingServer
{
    /// <summary>Looks like an mp3, and has every byte in it.</summary>
    public static readonly byte[] Sound = [.. "ID3"u8, .. Enumerable.Range(0, 200_000).Select(static number => (byte)(number * 7 / 3))];

    public delegate Task Way(SeenRequest request, Stream stream, CancellationToken stopping);

    public static ScriptedServer Serving(params Way[] ways)
    {
        var number = -1;
        return new ScriptedServer((request, stream, stopping) =>
            ways[Math.Min(Interlocked.Increment(ref number), ways.Length - 1)](request, stream, stopping));
    }

    /// <summary>The whole file.</summary>
    public static Way Whole(params string[] headers) => Part(200, Sound, Sound.Length, headers);

    /// <summary>A promise of the whole file that ends after so many bytes.</summary>
    public static Way Broken(int after, params string[] headers) => Part(200, Sound.AsMemory(0, after), Sound.Length, headers);

    /// <summary>What was asked for, if it was asked for in part.</summary>
    public static Way Rest(params string[] headers) => async (request, stream, stopping) =>
    {
        var from = int.Parse(request.Headers["Range"]["bytes=".Length..^1], CultureInfo.InvariantCulture);
        string[] range = [$"Content-Range: bytes {from}-{Sound.Length - 1}/{Sound.Length}", .. headers];
        await Part(206, Sound.AsMemory(from), Sound.Length - from, range)(request, stream, stopping);
    };

    /// <summary>Any answer with bytes.</summary>
    public static Way Part(int status, ReadOnlyMemory<byte> body, int? promised, params string[] headers) => async (_, stream, stopping) =>
    {
        await stream.WriteAsync(Head(status, promised, headers), stopping);
        await stream.WriteAsync(body, stopping);
    };

    /// <summary>An answer without a body.</summary>
    public static Way Status(int status, params string[] headers) => Part(status, default, 0, headers);

    /// <summary>Half of the file, and then silence.</summary>
    public static Way Stalled() => async (_, stream, stopping) =>
    {
        await stream.WriteAsync(Head(200, Sound.Length, []), stopping);
        await stream.WriteAsync(Sound.AsMemory(0, Sound.Length / 2), stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, stopping);
    };

    /// <summary>The file in pieces, with a pause before each.</summary>
    public static Way Slow(int pieces, TimeSpan pause) => async (_, stream, stopping) =>
    {
        await stream.WriteAsync(Head(200, Sound.Length, []), stopping);
        foreach (var piece in Sound.Chunk((Sound.Length / pieces) + 1))
        {
            await Task.Delay(pause, stopping);
            await stream.WriteAsync(piece, stopping);
        }
    };

    private static byte[] Head(int status, int? promised, IEnumerable<string> headers)
    {
        List<string> lines = [$"HTTP/1.1 {status} {(HttpStatusCode)status}", "Connection: close", .. headers];
        if (promised is { } length) lines.Add($"Content-Length: {length.ToString(CultureInfo.InvariantCulture)}");
        if (!lines.Exists(static line => line.StartsWith("Content-Type", StringComparison.Ordinal))) lines.Add("Content-Type: audio/mpeg");
        return Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n");
    }
}
