using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Faults;

/// <summary>What a session is connected to that meets a fault.</summary>
internal sealed class FaultHost : IDisposable
{
    private readonly ScriptedServer? _server;
    private readonly IReadOnlyList<IDisposable> _others;

    /// <summary>A server.</summary>
    /// <param name="server">It belongs to the host from now on.</param>
    /// <param name="stranger">Another server to which this one points, and which is never to see the token.</param>
    public FaultHost(ScriptedServer server, ScriptedServer? stranger = null)
    {
        _server = server;
        Stranger = stranger;
        _others = stranger is null ? [] : [stranger];
        BaseUri = server.BaseUri;
    }

    private FaultHost(Uri address, params IReadOnlyList<IDisposable> others)
    {
        BaseUri = address;
        _others = others;
    }

    public Uri BaseUri { get; }

    public ScriptedServer? Stranger { get; }

    /// <summary>How many requests arrived here.</summary>
    public int Requests => _server?.Requests.Count ?? 0;

    /// <summary>How many connections are open here.</summary>
    public int OpenConnections => _server?.OpenConnections ?? 0;

    /// <summary>An address at which nobody is.</summary>
    public static FaultHost Nobody(Uri address) => new(address);

    /// <summary>A port that nobody listens on, and that nobody else can have meanwhile.</summary>
    public static FaultHost Closed()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new FaultHost(AddressOf(socket), socket);
    }

    /// <summary>A port whose queue is full, so that connecting to it takes for ever.</summary>
    public static FaultHost Full()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(0);
        var crowd = Enumerable.Range(0, 4).Select(static _ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToArray();

        // The first few are let in; which one is the first to wait is the system's business.
        foreach (var one in crowd) _ = one.ConnectAsync(socket.LocalEndPoint!);
        return new FaultHost(AddressOf(socket), [socket, .. crowd]);
    }

    public void Dispose()
    {
        _server?.Dispose();
        foreach (var other in _others) other.Dispose();
    }

    private static Uri AddressOf(Socket socket) => new($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/");
}
