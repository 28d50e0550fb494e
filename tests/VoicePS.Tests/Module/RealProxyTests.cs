using System;
using System.Management.Automation;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>The way through a real forward proxy that wants to know who comes.</summary>
public sealed class RealProxyTests
{
    private const string NoCalls = """{"count":0,"_embedded":{"calls":[]}}""";

    [Fact]
    public async Task A_session_goes_through_its_own_proxy_with_its_credential_and_not_without()
    {
        using var proxy = await ForwardProxy.StartAsync();
        using var server = new ScriptedServer(static _ => ScriptedServer.Json(200, NoCalls));
        using var session = new ModuleSession();
        using var key = RSA.Create(2048);
        var password = new System.Security.SecureString();
        foreach (var character in ForwardProxy.Password) password.AppendChar(character);
        session.SetVariable("pem", key.ExportPkcs8PrivateKeyPem());
        session.SetVariable("credential", new PSCredential(ForwardProxy.User, password));
        var connect = $"Connect-VoiceSession {Guid.NewGuid()} -PrivateKey $pem -BaseUri {server.BaseUri} -Proxy {proxy.Address} -MaximumRetryCount 0";

        Assert.NotEmpty(session.Run($"{connect}; Get-VoiceCall").Errors);
        Assert.Empty(server.Requests);

        var result = session.Run($"{connect} -ProxyCredential $credential; Get-VoiceCall -Verbose");
        Assert.Empty(result.Errors);
        Assert.StartsWith("/v1/calls", Assert.Single(server.Requests).Target, StringComparison.Ordinal);
        Assert.Contains($"GET {server.BaseUri}v1/calls", proxy.Log, StringComparison.Ordinal);
        Assert.False(server.Requests[0].Headers.ContainsKey("Proxy-Authorization"), "The proxy's password went on to the service.");
    }

    [Fact]
    public async Task A_session_goes_through_the_proxy_of_the_environment()
    {
        using var proxy = await ForwardProxy.StartAsync();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var serving = ServeOnceAsync(server);

        // This machine under an address that is not known to be its own: those are asked without a proxy.
        var address = $"0.0.0.0:{((IPEndPoint)server.LocalEndpoint).Port}";
        using var key = RSA.Create(2048);
        var output = await FreshProcess.RunScriptAsync($$"""
            $env:HTTPS_PROXY = $env:https_proxy = 'http://{{ForwardProxy.User}}:{{ForwardProxy.Password}}@127.0.0.1:{{proxy.Address.Port}}'
            $env:NO_PROXY = $env:no_proxy = $null
            Import-Module '{{Repository.ModuleFolder}}/VoicePS.psd1'
            $pem = '{{key.ExportPkcs8PrivateKeyPem()}}'
            Connect-VoiceSession {{Guid.NewGuid()}} -PrivateKey $pem -BaseUri https://{{address}} -SkipCertificateCheck -MaximumRetryCount 0 -WarningAction SilentlyContinue
            Get-VoiceCall -ErrorVariable problem -ErrorAction SilentlyContinue
            "Problems: $($problem.Count) $problem"
            """);

        Assert.Contains("Problems: 0", output, StringComparison.Ordinal);
        var head = await serving.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.StartsWith("GET /v1/calls", head, StringComparison.Ordinal);
        Assert.Contains($"CONNECT {address}", proxy.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", proxy.Log, StringComparison.Ordinal);
    }

    private static async Task<string> ServeOnceAsync(TcpListener listener)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var client = await listener.AcceptTcpClientAsync();
        using var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(certificate);
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await secure.ReadAsync(buffer);
            if (count == 0) break;
            head.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        await secure.WriteAsync(Encoding.UTF8.GetBytes(ScriptedServer.Json(200, NoCalls)));
        return head.ToString();
    }
}
