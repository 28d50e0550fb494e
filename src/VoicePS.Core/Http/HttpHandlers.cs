using System;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Reflection;

namespace VoicePS.Core.Http;

/// <summary>The one place where the system's HTTP handlers are made and set up.</summary>
internal static class HttpHandlers
{
    /// <summary>Connections are renewed after that time, so that a change of the service's addresses is noticed.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // .NET 5 and later have a handler that knows how long a connection may take to open. .NET Standard 2.0 does not know
    // its name, so it is set up by name.
    private static readonly Type? Modern = typeof(HttpClient).Assembly.GetType("System.Net.Http.SocketsHttpHandler");

    /// <summary>True where the time to connect is limited apart from the time of the whole request.</summary>
    public static bool LimitsConnecting => Modern is not null;

    /// <summary>Makes a handler that follows no redirect and keeps no cookie.</summary>
    /// <param name="options">Proxy, certificates and the time to connect.</param>
    /// <param name="decompression">Which compressed answers are unpacked.</param>
    public static HttpMessageHandler Create(VoicePipelineOptions options, DecompressionMethods decompression)
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
}
