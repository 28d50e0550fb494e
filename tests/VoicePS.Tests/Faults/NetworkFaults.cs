using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Faults;

/// <summary>What goes wrong on the way.</summary>
internal static class NetworkFaults
{
    private const string Group = "On the way";

    // A stall ends after that; the request arrives well before, even on a busy machine.
    private const int Patience = 5;

    // A recording stalls six times.
    private const int ShortPatience = 3;

    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(100);

    public static IEnumerable<Fault> All()
    {
        var neverSent = new Expected("0 ConnectionFailed", wait: "0 WaitTimeout", test: "0 false");
        yield return Fault.At(Group, "Connection refused", FaultHost.Closed, neverSent);
        yield return Fault.At(Group, "Name not found", static () => FaultHost.Nobody(new Uri("https://voice.invalid/")), neverSent);
        yield return Tls("Certificate is self-signed", IPAddress.Loopback, 1, neverSent, "certificate");
        yield return Tls("Certificate has expired", IPAddress.Loopback, -1, neverSent, "NotTimeValid");
        yield return Tls("Certificate is of another host", IPAddress.Broadcast, 1, neverSent, "NameMismatch");
        yield return Fault.At(
            Group,
            "Stall while connecting",
            FaultHost.Full,
            new Expected("0 Timeout", wait: "0 WaitTimeout", test: "0 false"),
            connectTimeoutSec: 1);
        yield return Fault.Does(
            Group,
            "Stall before the headers",
            static (_, _, stopping) => Task.Delay(Timeout.InfiniteTimeSpan, stopping),
            new Expected("1 Timeout", wait: "1 WaitTimeout", test: "1 false"),
            Patience);
        yield return Fault.Does(
            Group,
            "Stall in the headers",
            static (_, stream, stopping) => SendAsync(stream, "HTTP/1.1 200 OK\r\nContent-Ty", Timeout.InfiniteTimeSpan, stopping),
            new Expected("1 Timeout", wait: "1 WaitTimeout", test: "1 false"),
            Patience);
        yield return Fault.Does(
            Group,
            "Stall in the body",
            static (request, stream, stopping) => SendAsync(stream, Half(request), Timeout.InfiniteTimeSpan, stopping),
            new Expected("1 Timeout", wait: "1 WaitTimeout", test: "1 false") { [CommandKind.Save] = "6 Timeout" },
            ShortPatience);

        var broken = new Expected("2 ConnectionFailed", create: "1 ConnectionFailed", wait: "2 WaitTimeout", test: "2 false");

        var brokenWithin = new Expected("2 ConnectionFailed", create: "1 ConnectionFailed", wait: "2 WaitTimeout", test: "2 false")
        {
            // It goes on where it broke.
            [CommandKind.Save] = "6 ConnectionFailed",
        };
        yield return Fault.Does(
            Group,
            "Closed without a word",
            static (_, _, _) => Task.CompletedTask,
            new Expected("8 ConnectionFailed", create: "1 ConnectionFailed", wait: "8 WaitTimeout", test: "8 false")
            {
                // What has no body, the runtime itself sends up to four times.
                [CommandKind.Change] = "2 ConnectionFailed",
                [CommandKind.Force] = "2 ConnectionFailed",
                [CommandKind.Start] = "2 ConnectionFailed",
            });
        yield return Fault.Does(Group, "Reset before the headers", static (_, _, _) => throw new BrokenConnectionException(), broken);
        yield return Fault.Does(
            Group,
            "Reset in the body",
            static async (request, stream, stopping) =>
            {
                await SendAsync(stream, Half(request), Instant, stopping);
                throw new BrokenConnectionException();
            },
            brokenWithin);
        yield return Fault.Does(Group, "Headers without end", static (_, stream, stopping) => SendAsync(stream, "HTTP/1.1 200 OK\r\n", "X-Filler: x\r\n", stopping), broken);
        yield return Fault.Says(Group, "Chunks of a wrong size", static request => Chunked(request, "zz\r\n"), brokenWithin);
        yield return Fault.Says(Group, "Chunks without the last", static request => Chunked(request, string.Empty), brokenWithin);
        yield return Fault.Says(Group, "Answer is no HTTP", static _ => "SSH-2.0-OpenSSH_9.9\r\n", broken);
        yield return Fault.Says(Group, "Content-Length is too large", static request => Half(request), brokenWithin);
        yield return Fault.Says(
            Group,
            "Content-Length is too small",
            static request => Whole(request, GoodAnswers.BodyFor(request).Length / 2),
            new Expected("1 AnswerNotUnderstood", test: "1 false") { [CommandKind.Save] = "1 ok" });
        yield return Redirect(
            "Redirect to itself, without end",
            static () => new FaultHost(new ScriptedServer(static request => Pointing(request.Target))),
            new Expected("1 Redirected", files: "6 Redirected", test: "1 false"));
        yield return Redirect(
            "Redirect to another host",
            static () =>
            {
                var stranger = new ScriptedServer(static request => GoodAnswers.For(request));
                return new FaultHost(new ScriptedServer(request => Pointing(stranger.BaseUri.GetLeftPart(UriPartial.Authority) + request.Target)), stranger);
            },
            new Expected("1 Redirected", files: "1 ok", test: "1 false"));
    }

    /// <summary>Makes a certificate that is signed by itself, and valid until so many days from now.</summary>
    public static X509Certificate2 Certify(IPAddress host, int days)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=VoicePS tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(host);
        request.CertificateExtensions.Add(names.Build());
        var end = DateTimeOffset.UtcNow.AddDays(days);
        using var certificate = request.CreateSelfSigned(end.AddDays(-30), end);

        // Windows serves only with a key that it has stored.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private static Fault Redirect(string name, Func<FaultHost> open, Expected expected) => Fault.At(Group, name, open, expected);

    private static Fault Tls(string name, IPAddress host, int days, Expected expected, string words)
    {
        var certificate = new Lazy<X509Certificate2>(() => Certify(host, days));
        return Fault.At(
            Group,
            name,
            () => new FaultHost(new ScriptedServer(
                static (request, stream, stopping) => stream.WriteAsync(Encoding.UTF8.GetBytes(GoodAnswers.For(request)), stopping).AsTask(),
                certificate.Value)),
            expected,
            words: words);
    }

    private static string Pointing(string address) =>
        $"HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static string Whole(SeenRequest request, int promised) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: {GoodAnswers.TypeFor(request)}\r\nContent-Length: {promised}\r\nConnection: close\r\n\r\n{GoodAnswers.BodyFor(request)}";

    private static string Half(SeenRequest request)
    {
        var body = GoodAnswers.BodyFor(request);
        return Whole(request, body.Length)[..^(body.Length / 2)];
    }

    // The first half of the body as one chunk, and then something.
    private static string Chunked(SeenRequest request, string then)
    {
        var body = GoodAnswers.BodyFor(request);
        var half = body[..(body.Length / 2)];
        return $"HTTP/1.1 200 OK\r\nContent-Type: {GoodAnswers.TypeFor(request)}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{half.Length:x}\r\n{half}\r\n{then}";
    }

    private static async Task SendAsync(Stream stream, string text, string again, CancellationToken stopping)
    {
        await SendAsync(stream, text, TimeSpan.Zero, stopping);
        while (true) await SendAsync(stream, again, TimeSpan.Zero, stopping);
    }

    private static async Task SendAsync(Stream stream, string text, TimeSpan pause, CancellationToken stopping)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stopping);
        await Task.Delay(pause, stopping);
    }
}
