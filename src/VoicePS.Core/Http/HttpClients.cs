using System;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Reflection;
using System.Threading;

namespace VoicePS.Core.Http;

/// <summary>The one place where the system's HTTP clients are made and set up.</summary>
internal static class HttpClients
{
    /// <summary>Connections are renewed after that time, so that a change of the service's addresses is noticed.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // .NET 5 and later have a handler that knows how long a connection may take to open. .NET Standard 2.0 does not know
    // its name, so it is set up by name.
    private static readonly Type? Modern = typeof(HttpClient).Assembly.GetType("System.Net.Http.SocketsHttpHandler");

    /// <summary>
    /// Makes a client that follows no redirect and keeps no cookie. It has no time limit of its own: whoever sends ends what
    /// takes too long.
    /// </summary>
    /// <param name="options">Proxy, certificates, the time to connect, and how the client introduces itself.</param>
    /// <param name="decompression">Which compressed answers are unpacked.</param>
    public static HttpClient Create(VoicePipelineOptions options, DecompressionMethods decompression)
    {
        AllowTls12();
        var client = new HttpClient(CreateHandler(options, decompression)) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        return client;
    }

    private static HttpMessageHandler CreateHandler(VoicePipelineOptions options, DecompressionMethods decompression)
    {
        var useProxy = options.Proxy is not null || !options.BaseUri.IsLoopback;
        return Modern is null
            ? CreateClassic(options, decompression, useProxy)
            : CreateModern(Modern, options, decompression, useProxy);
    }

    private static HttpClientHandler CreateClassic(VoicePipelineOptions options, DecompressionMethods decompression, bool useProxy)
    {
        var handler = new HttpClientHandler
        {
            // A redirect would carry the token to a place that nobody chose.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = decompression,
            UseProxy = useProxy,
        };
        if (options.Proxy is not null) handler.Proxy = options.Proxy;
        if (options.SkipCertificateCheck) handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        return handler;
    }

    private static HttpMessageHandler CreateModern(
        Type type, VoicePipelineOptions options, DecompressionMethods decompression, bool useProxy)
    {
        var handler = (HttpMessageHandler)Activator.CreateInstance(type)!;
        Set("AllowAutoRedirect", false);
        Set("UseCookies", false);
        Set("AutomaticDecompression", decompression);
        Set("UseProxy", useProxy);
        Set("ConnectTimeout", options.ConnectTimeout);
        Set("PooledConnectionLifetime", ConnectionLifetime);
        if (options.Proxy is not null) Set("Proxy", options.Proxy);
        if (options.SkipCertificateCheck)
        {
            var tls = Property("SslOptions").GetValue(handler)!;
#pragma warning disable CA5359 // That is what the user asked for, and was warned of.
            RemoteCertificateValidationCallback acceptAny = static (_, _, _, _) => true;
#pragma warning restore CA5359
            tls.GetType().GetProperty("RemoteCertificateValidationCallback")!.SetValue(tls, acceptAny);
        }

        return handler;

        void Set(string name, object value) => Property(name).SetValue(handler, value);

        PropertyInfo Property(string name) =>
            type.GetProperty(name) ?? throw new MissingMemberException(type.FullName, name);
    }

    // Windows PowerShell may start with TLS 1.0, which the service no longer speaks. Zero leaves it to the system.
    private static void AllowTls12()
    {
        if (Environment.Version.Major < 5 && ServicePointManager.SecurityProtocol != 0)
        {
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        }
    }
}
