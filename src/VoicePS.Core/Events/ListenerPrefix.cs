using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace VoicePS.Core.Events;

/// <summary>Where a listener listens: <c>http://host:port/path/</c>.</summary>
public sealed class ListenerPrefix
{
    private const int HttpPort = 80;

    private static readonly Regex Form = new(
        @"^http://(?<host>[^/:?#\s\[\]]+|\[[0-9a-f:.]+\])(:(?<port>[0-9]{1,5}))?(/(?<path>[^?#\s]*))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private ListenerPrefix(string host, int port, string path)
    {
        Host = host;
        Port = port;
        Path = path;
    }

    /// <summary>The host: a name, an address, or <c>+</c> or <c>*</c> for every one that this machine has.</summary>
    public string Host { get; }

    /// <summary>The port: 1 to 65535, or 0 for one that is free.</summary>
    public int Port { get; }

    /// <summary>The path without the slash at its beginning; empty, or ending with a slash.</summary>
    public string Path { get; }

    /// <summary>True where only this machine can reach it, by either of its names.</summary>
    public bool IsLoopback => Host == "127.0.0.1" || string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a prefix. A slash at the end is added where it is missing.</summary>
    /// <param name="text">For example <c>http://127.0.0.1:8090/</c>.</param>
    /// <returns>The prefix.</returns>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static ListenerPrefix Parse(string text)
    {
        var trimmed = (text ?? throw new ArgumentNullException(nameof(text))).Trim();
        if (trimmed.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException(
                $"'{text}' asks for https, which needs a certificate. Listen on http, and let a tunnel or a reverse proxy in front of it do https.");
        }

        var match = Form.Match(trimmed);
        if (!match.Success) throw new FormatException($"'{text}' is not where one can listen: write it as http://127.0.0.1:8090/.");

        var port = match.Groups["port"].Success ? int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture) : HttpPort;
        if (port > 65535) throw new FormatException($"'{text}' names the port {port}; ports go up to 65535.");

        var path = match.Groups["path"].Value;
        var prefix = new ListenerPrefix(
            match.Groups["host"].Value, port, path.Length == 0 || path.EndsWith("/", StringComparison.Ordinal) ? path : path + "/");
        return port > 0 || prefix.IsLoopback
            ? prefix
            : throw new FormatException($"'{text}' asks for a free port, which can be found for 127.0.0.1 only. Name a port.");
    }

    /// <summary>The prefix, with a slash at its end.</summary>
    /// <returns>The prefix.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "http://{0}:{1}/{2}", Host, Port, Path);
}
