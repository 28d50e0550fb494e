using System;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace VoicePS.Sandbox.Api;

/// <summary>Ends a connection without an answer.</summary>
internal static class ConnectionBreaker
{
    // The listener of .NET on Linux and macOS, when it is told to abort, sends an empty 200 first. Its socket is the only
    // way to a true reset, and it is not public. Windows' own listener has no such field and resets by itself.
    private static readonly PropertyInfo? Connection =
        typeof(HttpListenerContext).GetProperty("Connection", BindingFlags.Instance | BindingFlags.NonPublic);

    private static readonly FieldInfo? Socket =
        Connection?.PropertyType.GetField("_socket", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Resets the connection. What was sent of an answer may be lost, and an answer is not sent if none was begun.</summary>
    public static void Reset(HttpListenerContext context)
    {
        try
        {
            // Should the socket be out of reach, this is what a client gets instead: an interim answer, and no answer after it.
            context.Response.StatusCode = 100;
        }
        catch (Exception begun) when (begun is InvalidOperationException or ObjectDisposedException)
        {
            // The answer is on its way already, and will be cut off.
        }

        if (SocketOf(context) is { } socket) Reset(socket);
        context.Response.Abort();
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The client was faster.
        }
    }

    private static Socket? SocketOf(HttpListenerContext context) =>
        Connection?.GetValue(context) is { } connection ? Socket?.GetValue(connection) as Socket : null;
}
