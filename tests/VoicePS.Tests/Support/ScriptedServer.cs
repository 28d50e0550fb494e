using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Tests.Support;

/// <summary>What a client sent.</summary>
internal sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A script throws it to break the connection hard, as a machine does that goes away.</summary>
internal sealed class BrokenConnectionException : Exception;

/// <summary>
/// A server on a bare socket that says exactly what a test wants it to say, right or wrong, and remembers what it
/// was asked.
/// </summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<SeenRequest, Stream, CancellationToken, Task> _serve;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<SeenRequest> _requests = new();
    private int _open;
    private readonly X509Certificate2? _certificate;
    private readonly int _port;

    /// <param name="answer">Gives the whole answer, status line and all; null leaves the client waiting.</param>
    public ScriptedServer(Func<SeenRequest, string?> answer)
        : this((request, stream, stopping) => answer(request) is { } text
            ? stream.WriteAsync(Encoding.UTF8.GetBytes(text), stopping).AsTask()
            : Task.Delay(Timeout.InfiniteTimeSpan, stopping))
    {
    }

    /// <param name="serve">Writes the answer byte by byte, at its own pace. When it returns, the connection is closed.</param>
    /// <param name="certificate">Speaks TLS, and shows this. It belongs to the caller.</param>
    /// <param name="port">Where; any free port if not given.</param>
    public ScriptedServer(Func<SeenRequest, Stream, CancellationToken, Task> serve, X509Certificate2? certificate = null, int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _serve = serve;
        _certificate = certificate;
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Task.Run(AcceptAsync);
    }

    public Uri BaseUri => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{_port}/");

    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    /// <summary>How many connections are open.</summary>
    public int OpenConnections => Volatile.Read(ref _open);

    /// <summary>An answer with a body of JSON.</summary>
    public static string Json(int status, string body, params string[] headers) =>
        Answer(status, "application/json", body, headers);

    /// <summary>An answer with any body.</summary>
    public static string Answer(int status, string contentType, string body, params string[] headers)
    {
        var lines = new List<string>
        {
            $"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} {(HttpStatusCode)status}",
            $"Content-Type: {contentType}",
            $"Content-Length: {Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}",
            "Connection: close",
        };
        return string.Join("\r\n", lines.Concat(headers)) + "\r\n\r\n" + body;
    }

    /// <summary>An answer without a body.</summary>
    public static string Empty(int status, params string[] headers) =>
        $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nContent-Length: 0\r\nConnection: close\r\n{string.Concat(headers.Select(static line => line + "\r\n"))}\r\n";

    /// <summary>Goes away: whoever connects from now on is refused.</summary>
    public void Close()
    {
        _stopping.Cancel();
        _listener.Stop();
    }

    public void Dispose()
    {
        Close();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stopping = _stopping.Token;
        while (!stopping.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(stopping);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => ServeAsync(client, stopping), CancellationToken.None);
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stopping)
    {
        using (client)
        {
            Interlocked.Increment(ref _open);
            try
            {
                var stream = await OpenAsync(client, stopping);
                var request = await ReadAsync(stream, stopping);
                if (request is null) return;

                _requests.Enqueue(request);
                await _serve(request, stream, stopping);
            }
            catch (BrokenConnectionException)
            {
                // Closed without lingering, a connection is reset.
                client.LingerState = new LingerOption(true, 0);
                client.Client.Close();
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or AuthenticationException)
            {
                // The test is over, or the client hung up: either is the client's business here.
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client, CancellationToken stopping)
    {
        if (_certificate is null) return client.GetStream();

        var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, stopping);
        return tls;
    }

    private static async Task<SeenRequest?> ReadAsync(Stream stream, CancellationToken stopping)
    {
        var bytes = new List<byte>();
        var chunk = new byte[8192];
        int headerEnd;
        while ((headerEnd = IndexOfHeaderEnd(bytes)) < 0)
        {
            var count = await stream.ReadAsync(chunk, stopping);
            if (count == 0) return null;
            bytes.AddRange(chunk.AsSpan(0, count));
        }

        var head = Encoding.ASCII.GetString([.. bytes.Take(headerEnd)]).Split("\r\n");
        var headers = head.Skip(1)
            .Select(static line => line.Split(": ", 2))
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        while (bytes.Count < headerEnd + 4 + length)
        {
            var count = await stream.ReadAsync(chunk, stopping);
            if (count == 0) return null;
            bytes.AddRange(chunk.AsSpan(0, count));
        }

        var first = head[0].Split(' ');
        return new SeenRequest(first[0], first[1], headers, Encoding.UTF8.GetString([.. bytes.Skip(headerEnd + 4).Take(length)]));
    }

    private static int IndexOfHeaderEnd(List<byte> bytes)
    {
        for (var index = 0; index + 3 < bytes.Count; index++)
        {
            if (bytes[index] == '\r' && bytes[index + 1] == '\n' && bytes[index + 2] == '\r' && bytes[index + 3] == '\n') return index;
        }

        return -1;
    }
}
