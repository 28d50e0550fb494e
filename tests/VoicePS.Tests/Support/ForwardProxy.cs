using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Xunit;

namespace VoicePS.Tests.Support;

/// <summary>A real forward proxy, tinyproxy, which asks for a name and a password, on a port of its own.</summary>
internal sealed class ForwardProxy : IDisposable
{
    public const string User = "ann";
    public const string Password = "Marked-Proxy-7f3a";

    private const string Program = "tinyproxy";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private ForwardProxy(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}/");
        var settings = Path.Combine(_folder.Path, "tinyproxy.conf");
        File.WriteAllText(settings, $"Port {port}\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\nLogFile \"{LogFile}\"\nLogLevel Connect\nBasicAuth {User} {Password}\n");
        _process = Process.Start(new ProcessStartInfo(Program, ["-d", "-c", settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>What it did, in its own words.</summary>
    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    private string LogFile => Path.Combine(_folder.Path, "tinyproxy.log");

    /// <summary>Starts it. The test is skipped where the program is not installed.</summary>
    public static async Task<ForwardProxy> StartAsync()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(
            folders.Any(static folder => File.Exists(Path.Combine(folder, Program))),
            "There is no tinyproxy on this machine, so that no real proxy was tried. Install it: apt-get install tinyproxy");

        var proxy = new ForwardProxy(FreePorts.Next());
        var watch = Stopwatch.StartNew();
        while (!await IsListeningAsync(proxy.Address.Port))
        {
            Assert.False(proxy._process.HasExited, "tinyproxy ended by itself.");
            Assert.True(watch.Elapsed < Patience, "tinyproxy does not listen.");
            await Task.Delay(20);
        }

        return proxy;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
