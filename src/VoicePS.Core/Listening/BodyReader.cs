using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace VoicePS.Core.Listening;

/// <summary>Reads a request body within limits of size and time.</summary>
public static class BodyReader
{
    /// <summary>The longest body that is read, in bytes: 1 MiB.</summary>
    public const int Limit = 1024 * 1024;

    // A client that is still writing does not read yet. So a body that is too large is read on for a while and
    // thrown away, or the client would never see the answer that says so.
    private const int Patience = 16 * Limit;

    /// <summary>Gives the body, or null where it is too large.</summary>
    /// <param name="source">The body as it comes in.</param>
    /// <param name="deadline">How long the whole of it may take.</param>
    /// <returns>The body, or null.</returns>
    /// <exception cref="TimeoutException">The body did not arrive in time.</exception>
    public static async Task<byte[]?> ReadAsync(Stream source, TimeSpan deadline)
    {
        if (source is null) throw new ArgumentNullException(nameof(source));

        using var kept = new MemoryStream();
        var watch = Stopwatch.StartNew();
        var buffer = new byte[16 * 1024];
        var total = 0;
        while (total <= Patience)
        {
            var count = await ReadOnceAsync(source, buffer, deadline - watch.Elapsed).ConfigureAwait(false);
            if (count == 0) break;

            total += count;
            if (total <= Limit) kept.Write(buffer, 0, count);
        }

        return total <= Limit ? kept.ToArray() : null;
    }

    private static async Task<int> ReadOnceAsync(Stream source, byte[] buffer, TimeSpan remaining)
    {
        var read = source.ReadAsync(buffer, 0, buffer.Length);
        if (read.IsCompleted) return await read.ConfigureAwait(false);

        // The listener's stream takes no notice of a cancellation token, so the time is watched from outside.
        var limit = Task.Delay(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
        if (await Task.WhenAny(read, limit).ConfigureAwait(false) == read) return await read.ConfigureAwait(false);

        _ = read.ContinueWith(
            static late => _ = late.Exception, default, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        throw new TimeoutException("The body of the request did not arrive in time.");
    }
}
