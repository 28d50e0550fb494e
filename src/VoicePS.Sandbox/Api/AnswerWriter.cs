using System;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Sandbox.Faults;

namespace VoicePS.Sandbox.Api;

/// <summary>Sends one answer, whole or as a fault has spoilt it.</summary>
internal sealed class AnswerWriter
{
    private const int MostPieces = 20;

    private readonly HttpListenerResponse _target;
    private readonly ApiRequest _request;
    private readonly VoiceSandboxFault? _spoiler;
    private readonly CancellationToken _closing;

    /// <param name="context">Where the answer goes.</param>
    /// <param name="request">What it answers.</param>
    /// <param name="spoiler">What goes wrong with it; null where all goes well.</param>
    /// <param name="closing">Ends what takes its time.</param>
    public AnswerWriter(HttpListenerContext context, ApiRequest request, VoiceSandboxFault? spoiler, CancellationToken closing)
    {
        _target = context.Response;
        _request = request;
        _spoiler = spoiler;
        _closing = closing;
    }

    public async Task SendAsync(ApiResponse response)
    {
        if (_spoiler?.Kind == VoiceSandboxFaultKind.MalformedJson) response = FaultAnswers.Malform(response);
        if (_spoiler?.Kind == VoiceSandboxFaultKind.WrongContentType) response = response with { ContentType = "text/html" };

        WriteHead(response);
        if (response.File is { } file) await SendFileAsync(file).ConfigureAwait(false);
        // A HEAD has no body in its answer, only the answer's length, and a length that is not kept breaks the connection.
        else if (_request.Method == "HEAD" || response.Body.Length == 0) _target.ContentLength64 = 0;
        else await SendBodyAsync(new MemoryStream(response.Body, writable: false), response.Body.Length).ConfigureAwait(false);

        if (_spoiler?.Kind == VoiceSandboxFaultKind.CutBody) _target.Abort();
        else _target.Close();
    }

    private void WriteHead(ApiResponse response)
    {
        _target.StatusCode = response.Status;
        _target.Headers["x-nexmo-trace-id"] = _request.TraceId.ToString("N");
        if (response.ContentType is { } type) _target.ContentType = type;
        if (response.Allow is { } allow) _target.Headers["Allow"] = allow;
        foreach (var header in response.Headers) _target.Headers[header.Key] = header.Value;
        // What is left of a body that was too large cannot be told from the next request.
        if (_request.IsBodyTooLarge) _target.KeepAlive = false;
    }

    private async Task SendFileAsync(FileSlice file)
    {
        if (_request.Method == "HEAD")
        {
            _target.ContentLength64 = file.Length;
            // Here the length is what the client wants to know; the connection cannot be kept then.
            _target.KeepAlive = false;
            return;
        }

        using var source = file.Open();
        source.Position = file.Offset;
        await SendBodyAsync(source, file.Length).ConfigureAwait(false);
    }

    private Task SendBodyAsync(Stream source, long length)
    {
        _target.ContentLength64 = length;
        return _spoiler?.Kind switch
        {
            VoiceSandboxFaultKind.CutBody => CopyAsync(source, length / 2),
            VoiceSandboxFaultKind.SlowBody => TrickleAsync(source, length, _spoiler.Delay!.Value),
            _ => CopyAsync(source, length),
        };
    }

    private async Task TrickleAsync(Stream source, long length, TimeSpan time)
    {
        var pieces = (int)Math.Min(MostPieces, length);
        for (var piece = 1; piece <= pieces; piece++)
        {
            await Task.Delay(TimeSpan.FromTicks(time.Ticks / pieces), _closing).ConfigureAwait(false);
            await CopyAsync(source, length * piece / pieces - length * (piece - 1) / pieces).ConfigureAwait(false);
            await _target.OutputStream.FlushAsync(_closing).ConfigureAwait(false);
        }
    }

    private async Task CopyAsync(Stream source, long length)
    {
        var buffer = new byte[(int)Math.Min(64 * 1024, Math.Max(1, length))];
        while (length > 0)
        {
            var count = await source.ReadAsync(buffer, 0, (int)Math.Min(buffer.Length, length), _closing).ConfigureAwait(false);
            if (count == 0) throw new EndOfStreamException("The file is shorter than announced.");

            await _target.OutputStream.WriteAsync(buffer, 0, count, _closing).ConfigureAwait(false);
            length -= count;
        }
    }
}
