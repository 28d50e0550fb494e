using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace VoicePS.Sandbox.Api;

/// <summary>Writes one line for every request to whoever wants to see it.</summary>
internal sealed class RequestLog
{
    private volatile Action<string>? _write;

    public RequestLog(Action<string>? write) => _write = write;

    public void Write(string method, string path, string status, TimeSpan duration, IReadOnlyList<string> faults)
    {
        if (_write is not { } write) return;

        try
        {
            write(string.Format(
                CultureInfo.InvariantCulture,
                "{0} {1} {2} {3:0.0} ms{4}",
                Printable(method),
                Printable(path),
                status,
                duration.TotalMilliseconds,
                faults.Count == 0 ? "" : Printable($" [fault: {string.Join(", ", faults)}]")));
        }
        catch (Exception failure)
        {
            // A log that fails must not take the sandbox with it; it would most likely fail every time.
            _write = null;
            Trace.TraceError("VoicePS sandbox: the request log failed and is switched off. {0}", failure);
        }
    }

    // What a client sends must not be able to steer the terminal that shows it.
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? new string(text.Select(static part => char.IsControl(part) ? '?' : part).ToArray()) : text;
}
