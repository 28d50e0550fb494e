using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace VoicePS.Tests.Support;

/// <summary>
/// Ports for tests that have to name one before anybody listens on it. They lie below those that a system gives to whoever
/// takes any port: one of these would be free only until the next server of another test is given it.
/// </summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Count = 4_000;

    private static int Latest = Random.Shared.Next(Count);

    /// <summary>Gives a port that nobody listens on, and each only once.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref Latest) % Count);
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
