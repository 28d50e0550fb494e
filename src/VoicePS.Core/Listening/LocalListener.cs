using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace VoicePS.Core.Listening;

/// <summary>
/// Opens listeners, usually ones that only this machine can reach. HttpListener, because it is in every runtime that the module
/// loads on: a server library would be one more DLL that could clash with another module's.
/// </summary>
public static class LocalListener
{
    private const int AttemptsForFreePort = 20;
    private static readonly int[] AccessDenied = { 5, 13, 10013 };

    // Windows, macOS, Linux; and 400, which the listener of .NET says when it is this process that has the port.
    private static readonly int[] PortTaken = { 32, 183, 10048, 48, 98, 400 };

    /// <summary>Opens a listener under both names of this machine, <c>127.0.0.1</c> and <c>localhost</c>.</summary>
    /// <param name="port">The port; 0 for one that is free.</param>
    /// <param name="path">The path below which it listens, empty or ending with a slash.</param>
    /// <returns>The listener, which the caller closes, and its address.</returns>
    /// <exception cref="ListenerStartException">The port cannot be used.</exception>
    public static (HttpListener Listener, Uri BaseUri) Open(int port, string path = "")
    {
        for (var attempt = 1; ; attempt++)
        {
            var candidate = port == 0 ? FindFreePort() : port;
            try
            {
                return OpenAt(candidate, path);
            }
            catch (HttpListenerException) when (port == 0 && attempt < AttemptsForFreePort)
            {
                // Somebody else was faster to take the port that was free a moment ago: look for another.
            }
            catch (HttpListenerException refused)
            {
                throw new ListenerStartException(Explain(candidate, refused), refused);
            }
        }
    }

    private static (HttpListener Listener, Uri BaseUri) OpenAt(int port, string path)
    {
        var address = Prefix("127.0.0.1", port, path);
        var name = Prefix("localhost", port, path);
        try
        {
            // The listener answers only to the names it knows, and people write both.
            return (Start(address, name), new Uri(address));
        }
        catch (HttpListenerException refused) when (AccessDenied.Contains(refused.ErrorCode))
        {
            // Windows lets users without rights listen to localhost, but not always to its address.
            return (Start(name), new Uri(name));
        }
        catch (HttpListenerException)
        {
            // Where localhost is something special, such as an IPv6 address that is switched off, the address will do.
            return (Start(address), new Uri(address));
        }
    }

    /// <summary>Opens a listener for prefixes as they are.</summary>
    /// <param name="port">The port that the prefixes name, for the message.</param>
    /// <param name="prefixes">Each with scheme, host, port and a path that ends with a slash.</param>
    /// <returns>The listener, which the caller closes.</returns>
    /// <exception cref="ListenerStartException">They cannot be used.</exception>
    public static HttpListener OpenExactly(int port, params string[] prefixes)
    {
        try
        {
            return Start(prefixes);
        }
        catch (HttpListenerException refused)
        {
            throw new ListenerStartException(Explain(port, refused), refused);
        }
    }

    private static HttpListener Start(params string[] prefixes)
    {
        var listener = new HttpListener { IgnoreWriteExceptions = true };
        foreach (var prefix in prefixes) listener.Prefixes.Add(prefix);
        try
        {
            listener.Start();
            return listener;
        }
        catch (HttpListenerException)
        {
            ((IDisposable)listener).Dispose();
            throw;
        }
    }

    private static int FindFreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        try
        {
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        finally
        {
            probe.Stop();
        }
    }

    private static string Explain(int port, HttpListenerException refused)
    {
        var number = port.ToString(CultureInfo.InvariantCulture);
        if (PortTaken.Contains(refused.ErrorCode))
            return $"Port {number} is already in use.";
        if (AccessDenied.Contains(refused.ErrorCode))
            return $"The system does not allow you to listen on port {number}. Choose a port above 1023, or 0 for one that is free.";

        return $"Nobody can listen on port {number}: {refused.Message}";
    }

    private static string Prefix(string host, int port, string path) =>
        string.Format(CultureInfo.InvariantCulture, "http://{0}:{1}/{2}", host, port, path);
}
