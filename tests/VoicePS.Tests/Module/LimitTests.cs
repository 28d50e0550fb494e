using System;
using System.Diagnostics;
using System.Linq;
using System.Security.Cryptography;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>A session keeps to the account's limits, repeats what can be repeated, and goes where it is told to.</summary>
public sealed class LimitTests
{
    private const string Call = """{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"started"}""";

    [Fact]
    public void A_sandbox_that_keeps_the_accounts_limits_refuses_nothing_of_a_bulk()
    {
        using var session = new ModuleSession();
        var watch = Stopwatch.StartNew();
        var result = session.Run("""
            $sandbox = Start-VoiceSandbox -EnforceRateLimit
            $sandbox | Connect-VoiceSession -MaximumRetryCount 0
            1..7 | ForEach-Object { "44770090000$_" } | New-VoiceCall -From 447700900009 -Ncco @{ action = 'talk'; text = 'Hello'; loop = 0 }
            Get-VoiceCall | Get-VoiceCall | Stop-VoiceCall -Force
            Stop-VoiceSandbox
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(7, result.Output.Count);
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(2), $"Seven calls were placed in {watch.Elapsed}.");
    }

    [Fact]
    public void A_sandbox_that_keeps_no_limits_is_not_held_back()
    {
        using var session = new ModuleSession();
        var result = session.Run("""
            Start-VoiceSandbox | Connect-VoiceSession -PassThru | ForEach-Object { $_.CallsPerSecond; $_.RequestsPerSecond }
            Start-VoiceSandbox -EnforceRateLimit | Connect-VoiceSession -PassThru | ForEach-Object { $_.CallsPerSecond; $_.RequestsPerSecond }
            Start-VoiceSandbox | Connect-VoiceSession -CallsPerSecond 0.5 -PassThru | ForEach-Object { $_.CallsPerSecond; $_.RequestsPerSecond }
            Stop-VoiceSandbox
            """);

        Assert.Equal([0.0, 0.0, 3.0, 15.0, 0.5, 0.0], result.Output);
    }

    [Fact]
    public void A_service_that_is_busy_for_a_moment_is_asked_again_and_several_times_are_one_warning()
    {
        var answers = 0;
        using var server = new ScriptedServer(_ => answers++ % 3 < 2 ? ScriptedServer.Json(429, "{}", "Retry-After: 0") : ScriptedServer.Json(200, Call));
        using var session = new ModuleSession();
        Connect(session, server.BaseUri, "-CallsPerSecond 0");
        var result = session.Run("447700900001, 447700900002, 447700900003 | New-VoiceCall -From 447700900009 -AnswerUrl https://example.com/ -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal(3, result.Output.Count);
        Assert.Equal(9, server.Requests.Count);
        Assert.Equal(6, result.Verbose.Count(static line => line.Contains("sending it again in", StringComparison.Ordinal)));
        Assert.Contains("are sent again", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_has_its_own_proxy_and_never_shows_its_password()
    {
        using var proxy = new ScriptedServer(static _ => ScriptedServer.Json(200, Call));
        using var session = new ModuleSession();
        session.SetVariable("credential", new System.Management.Automation.PSCredential("ann", SecretOf("marked-password")));
        Connect(session, new Uri("http://127.0.0.2:9/"), $"-Proxy {proxy.BaseUri} -ProxyCredential $credential -MaximumRetryCount 0");
        var result = session.Run("$shown = Get-VoiceSession | Format-List * | Out-String; Get-VoiceCall 63f61863-4a51-4f6b-86e1-46edebcf9356 -Verbose | Out-Null; (Get-VoiceSession).Proxy; $shown");

        Assert.Empty(result.Errors);
        Assert.All(proxy.Requests, static request => Assert.StartsWith("http://127.0.0.2:9/v1/calls/", request.Target, StringComparison.Ordinal));
        Assert.NotEmpty(proxy.Requests);
        Assert.Equal(proxy.BaseUri, result.Output[0]);
        Assert.DoesNotContain("marked-password", string.Concat(result.Output.Concat(result.Verbose)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Proxy http://ann:secret@127.0.0.1:1/", "ParameterArgumentValidationError")]
    [InlineData("-Proxy nothing", "ParameterArgumentValidationError")]
    [InlineData("-ProxyCredential $credential", "VoiceProxyMissing")]
    public void A_proxy_that_makes_no_sense_is_refused_without_showing_a_password(string parameters, string id)
    {
        using var session = new ModuleSession();
        session.SetVariable("credential", new System.Management.Automation.PSCredential("ann", SecretOf("secret")));
        var refusal = Assert.Single(Connect(session, new Uri("http://127.0.0.1:9/"), parameters).Errors);

        Assert.StartsWith(id + ",", refusal.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_any_certificate_is_warned_of()
    {
        using var session = new ModuleSession();
        using var key = RSA.Create(2048);
        session.SetVariable("pem", key.ExportPkcs8PrivateKeyPem());
        var result = session.Run($"Connect-VoiceSession {Guid.NewGuid()} -PrivateKey $pem -SkipCertificateCheck -PassThru | ForEach-Object SkipCertificateCheck");

        Assert.True(result.Single<bool>());
        Assert.Contains(result.Warnings, static warning => warning.Contains("any certificate", StringComparison.Ordinal));
    }

    private static SessionResult Connect(ModuleSession session, Uri address, string parameters)
    {
        using var key = RSA.Create(2048);
        session.SetVariable("pem", key.ExportPkcs8PrivateKeyPem());
        return session.Run($"Connect-VoiceSession {Guid.NewGuid()} -PrivateKey $pem -BaseUri {address} {parameters} -WarningAction SilentlyContinue");
    }

    private static System.Security.SecureString SecretOf(string text)
    {
        var secret = new System.Security.SecureString();
        foreach (var character in text) secret.AppendChar(character);
        return secret;
    }
}
