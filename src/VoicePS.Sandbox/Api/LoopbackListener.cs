using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace VoicePS.Sandbox.Api;

/// <summary>
/// Opens a listener that only this machine can reach. HttpListener, because it is in every runtime that the module
/// loads on: a server library would be one more DLL that could clash with another module's.
/// </summary>
internal static class LoopbackListener
{
    private const int AttemptsForFreePort = 20;
    private static readonly int[] AccessDenied = { 5, 13, 10013 };

    // Windows, macOS, Linux; and 400, which the listener of .NET says when it is this process that has the port.
    private static readonly int[] PortTaken = { 32, 183, 10048, 48, 98, 400 };

    /// <exception cref="SandboxStartException">The port cannot be used.</exception>
    public static (HttpListener Listener, Uri BaseUri) Open(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var candidate = port == 0 ? FindFreePort() : port;
            try
            {
                return OpenAt(candidate);
            }
            catch (HttpListenerException) when (port == 0 && attempt < AttemptsForFreePort)
            {
                // Somebody else was faster to take the port that was free a moment ago: look for another.
            }
            catch (HttpListenerException refused)
            {
                throw new SandboxStartException(Explain(candidate, refused), refused);
            }
        }
    }

    private static (HttpListener Listener, Uri BaseUri) OpenAt(int port)
    {
        var address = Prefix("127.0.0.1", port);
        var name = Prefix("localhost", port);
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

        return $"The sandbox cannot listen on port {number}: {refused.Message}";
    }

    private static string Prefix(string host, int port) =>
        string.Format(CultureInfo.InvariantCulture, "http://{0}:{1}/", host, port);
}
