using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>A call is asked for at the host where it lives, and the token goes nowhere else.</summary>
public sealed class RegionTests
{
    private const string Id = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    // A proxy sees which host a request is for, although that host cannot be reached from here.
    [Theory]
    [InlineData("-Region Us", Id, "api-us.vonage.com")]
    [InlineData("-Region eu", Id, "api-eu.vonage.com")]
    [InlineData("-Region Ap", Id, "api-ap.vonage.com")]
    [InlineData("-BaseUri https://api-us-3.vonage.com", Id, "api-us-3.vonage.com")]
    [InlineData("", Id, "api.nexmo.com")]
    [InlineData("", $"([pscustomobject]@{{ Uuid = '{Id}'; RegionUrl = 'https://api-sg-1.nexmo.com' }})", "api-sg-1.nexmo.com")]
    [InlineData("", $"@{{ uuid = '{Id}'; region_url = 'https://api-sg-1.nexmo.com' }}", "api-sg-1.nexmo.com")]
    [InlineData("-Region Eu", $"(ConvertFrom-VoiceEvent '{{\"uuid\":\"{Id}\",\"to\":\"447700900000\",\"from\":\"447700900001\",\"conversation_uuid\":\"CON-1\",\"region_url\":\"https://api-us-1.nexmo.com\"}}')", "api-us-1.nexmo.com")]
    [InlineData("", $"([pscustomobject]@{{ Uuid = '{Id}'; RegionUrl = 'https://api.nexmo.com.example.com' }})", "api.nexmo.com")]
    [InlineData("-Region Us", $"([pscustomobject]@{{ Uuid = '{Id}'; RegionUrl = 'not an address' }})", "api-us.vonage.com")]
    public async Task The_host_of_the_call_is_asked_where_the_session_trusts_it(string connect, string call, string host)
    {
        using var proxy = new ScriptedServer(static _ => ScriptedServer.Empty(502));
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var output = await FreshProcess.RunScriptAsync($$"""
            [Environment]::SetEnvironmentVariable('HTTPS_PROXY', '{{proxy.BaseUri}}')
            [Environment]::SetEnvironmentVariable('https_proxy', '{{proxy.BaseUri}}')
            [Environment]::SetEnvironmentVariable('NO_PROXY', '')
            [Environment]::SetEnvironmentVariable('no_proxy', '')
            Import-Module '{{Repository.Manifest}}'
            Connect-VoiceSession {{Guid.NewGuid()}} -PrivateKey '{{key.ExportPkcs8PrivateKeyPem()}}' {{connect}} -MaximumRetryCount 0 -WarningAction SilentlyContinue
            Get-VoiceCall {{call}} -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId
            """);

        Assert.Contains("VoiceConnectionFailed", output, StringComparison.Ordinal);
        var asked = Assert.Single(proxy.Requests.Select(static request => $"{request.Method} {request.Target}").Distinct());
        Assert.Equal($"CONNECT {host}:443", asked);
    }

    [Fact]
    public void A_call_remembers_the_host_that_told_of_it()
    {
        using var session = new ModuleSession();
        var result = session.Run("""
            $sandbox = Start-VoiceSandbox
            $sandbox | Connect-VoiceSession
            $created = New-VoiceCall 447700900000 -From 447700900001 -Ncco @{ action = 'talk'; text = 'Hello' }
            $created.RegionUrl -eq $sandbox.BaseUri
            ($created | Get-VoiceCall).RegionUrl -eq $sandbox.BaseUri
            (Get-VoiceCall).RegionUrl -eq $sandbox.BaseUri
            Stop-VoiceSandbox
            """);

        Assert.Empty(result.Errors);
        Assert.Equal([true, true, true], result.Output);
    }

    [Theory]
    [InlineData("$call | Get-VoiceCall")]
    [InlineData("Get-VoiceCall $call")]
    [InlineData("Get-VoiceCall -Uuid $call, $call")]
    public void A_call_of_another_host_is_looked_for_at_the_sessions_own_and_that_is_said(string command)
    {
        using var other = new ScriptedServer(static _ => ScriptedServer.Json(200, $$"""{"uuid":"{{Id}}"}"""));
        using var own = new ScriptedServer(static _ => ScriptedServer.Json(200, $$"""{"uuid":"{{Id}}"}"""));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, own);
        var result = session.Run($$"""
            $call = [pscustomobject]@{ Uuid = '{{Id}}'; RegionUrl = '{{other.BaseUri}}' }
            {{command}} -Verbose
            """);

        Assert.Empty(result.Errors);
        Assert.Empty(other.Requests);
        Assert.All(own.Requests, static request => Assert.Equal($"/v1/calls/{Id}", request.Target));
        Assert.Contains(result.Verbose, line => line.Contains($"at {other.BaseUri.GetLeftPart(UriPartial.Authority)}, which this session does not trust", StringComparison.Ordinal));
    }

    [Fact]
    public void An_event_about_a_whole_conversation_says_how_to_see_its_calls()
    {
        using var session = new ModuleSession();
        var result = session.Run($$"""
            Start-VoiceSandbox | Connect-VoiceSession
            ConvertFrom-VoiceEvent '{"recording_url":"https://api.nexmo.com/v1/files/1","recording_uuid":"2e7855d6","conversation_uuid":"CON-{{Id}}"}' | Get-VoiceCall
            Stop-VoiceSandbox
            """);

        var error = Assert.Single(result.Errors);
        Assert.Contains($"Get-VoiceCall -ConversationUuid CON-{Id}", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_and_an_address_do_not_go_together()
    {
        using var session = new ModuleSession();
        using var key = System.Security.Cryptography.RSA.Create(2048);
        session.SetVariable("pem", key.ExportPkcs8PrivateKeyPem());
        var result = session.Run($$"""
            try { Connect-VoiceSession {{Guid.NewGuid()}} -PrivateKey $pem -Region Us -BaseUri https://api-eu.vonage.com -WarningAction SilentlyContinue }
            catch { $_.FullyQualifiedErrorId }
            """);

        Assert.Equal("VoiceSessionAddressAmbiguous,VoicePS.Commands.ConnectVoiceSessionCommand", result.Single<string>());
    }
}
