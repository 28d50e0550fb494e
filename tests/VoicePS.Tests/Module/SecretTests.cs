using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Key and token never come to light, whatever succeeds or fails.</summary>
public sealed class SecretTests
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    public void Neither_key_nor_token_appears_in_any_stream(int status)
    {
        using var key = RSA.Create(2048);
        var pem = key.ExportPkcs8PrivateKeyPem();
        using var server = new ScriptedServer(_ => ScriptedServer.Json(status, "{}"));
        using var session = new ModuleSession();
        session.SetVariable("pem", pem);
        var result = session.Run($$"""
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            Connect-VoiceSession -ApplicationId {{Guid.NewGuid()}} -PrivateKey $pem -BaseUri {{server.BaseUri}} -MaximumRetryCount 0
            $session = Get-VoiceSession
            New-VoiceCall -To 447700900000 -From 447700900001 -AnswerUrl https://example.com/
            Get-VoiceCall
            Get-VoiceCall -Uuid {{Leg}}
            Set-VoiceCall -Uuid {{Leg}} -Action mute
            Stop-VoiceCall -Uuid {{Leg}} -PassThru
            Send-VoiceTalk -Uuid {{Leg}} -Text Hello
            Stop-VoiceTalk -Uuid {{Leg}}
            Start-VoiceStream -Uuid {{Leg}} -StreamUrl https://example.com/a.mp3
            Stop-VoiceStream -Uuid {{Leg}}
            Send-VoiceDtmf -Uuid {{Leg}} -Digits 1
            Register-VoiceDtmfEvent -Uuid {{Leg}} -EventUrl https://example.com/ -PassThru
            Unregister-VoiceDtmfEvent -Uuid {{Leg}}
            Save-VoiceRecording -Uri {{server.BaseUri}}v1/files/1
            Get-VoiceTranscription -Uri {{server.BaseUri}}v1/files/1
            Save-VoiceRecording -Uri https://example.com/v1/files/1
            Test-VoiceSession
            Test-VoiceSession -Detailed
            $session | Format-List -Property * | Out-String
            $session | ConvertTo-Json -Depth 6 -WarningAction SilentlyContinue
            $session.ToString()
            $error | ForEach-Object { $_ | Format-List -Property * | Out-String; $_.Exception | Format-List -Property * | Out-String; $_.Exception.ToString() }
            Disconnect-VoiceSession
            """);
        var said = string.Join("\n", EverythingIn(result));
        var tokens = server.Requests.Select(static request => request.Headers["Authorization"]["Bearer ".Length..]).Distinct();
        var linesOfKey = pem.Split('\n').Where(static line => line.Length == 64);

        Assert.True(server.Requests.Count >= 15, $"Only {server.Requests.Count} requests were made.");
        Assert.NotEmpty(result.Verbose);
        Assert.All(tokens, token => Assert.DoesNotContain(token, said, StringComparison.Ordinal));
        Assert.All(linesOfKey, line => Assert.DoesNotContain(line, said, StringComparison.Ordinal));
        Assert.DoesNotContain("Bearer", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_cannot_be_read_is_not_quoted()
    {
        using var key = RSA.Create(2048);
        var damaged = key.ExportPkcs8PrivateKeyPem().Replace("-----END PRIVATE KEY-----", "", StringComparison.Ordinal);
        using var session = new ModuleSession();
        session.SetVariable("pem", damaged);
        var result = session.Run($$"""
            try { Connect-VoiceSession -ApplicationId {{Guid.NewGuid()}} -PrivateKey $pem }
            catch { $_.ToString(); $_.Exception.ToString(); ($_ | Format-List -Property * -Force | Out-String) }
            """);

        Assert.Equal(3, result.Output.Count);
        Assert.All(
            damaged.Split('\n').Where(static line => line.Length == 64),
            line => Assert.DoesNotContain(line, string.Join("\n", result.Output), StringComparison.Ordinal));
    }

    public static TheoryData<string> Damages => ["-----BEGIN|----BEGIN", "-----BEGIN PRIVATE KEY-----|", "PRIVATE KEY|KEY", "\n|"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_key_given_as_a_path_is_not_quoted(string damage)
    {
        using var key = RSA.Create(2048);
        var pem = key.ExportPkcs8PrivateKeyPem();
        var change = damage.Split('|');
        using var session = new ModuleSession();
        session.SetVariable("pem", pem.Replace(change[0], change[1], StringComparison.Ordinal));
        var result = session.Run($$"""
            try { Connect-VoiceSession -ApplicationId {{Guid.NewGuid()}} -PrivateKeyPath $pem; 'connected' }
            catch { $_.ToString(); $_.Exception.ToString(); "$($_.TargetObject)" }
            """);
        var said = string.Join("\n", EverythingIn(result));

        Assert.NotEmpty(result.Output);
        Assert.All(
            pem.Split('\n').Where(static line => line.Length == 64),
            line => Assert.DoesNotContain(line[10..30], said, StringComparison.Ordinal));
    }

    [Fact]
    public void The_authorization_of_a_websocket_is_sent_and_never_shown()
    {
        using var key = RSA.Create(2048);
        using var server = new ScriptedServer(static request => request.Method == "POST" && request.Body.Contains("hush-hush", StringComparison.Ordinal)
            ? ScriptedServer.Json(400, """{"title":"Bad Request","invalid_parameters":[{"name":"to","reason":"Unreachable"}]}""")
            : ScriptedServer.Empty(500));
        using var session = new ModuleSession();
        session.SetVariable("pem", key.ExportPkcs8PrivateKeyPem());
        var result = session.Run($$"""
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            Connect-VoiceSession -ApplicationId {{Guid.NewGuid()}} -PrivateKey $pem -BaseUri {{server.BaseUri}} -MaximumRetryCount 0
            $secret = [securestring]::new(); 'Bearer hush-hush'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
            $endpoint = New-VoiceEndpoint -Websocket wss://example.com/socket -Authorization $secret
            $endpoint | Out-String
            $endpoint | Format-List -Property * | Out-String
            $endpoint | ConvertTo-Json -Depth 6
            "$endpoint"
            $endpoint | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/ -WhatIf
            $endpoint | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/
            $endpoint | ConvertTo-Json | ConvertFrom-Json | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/
            New-VoiceEndpoint -Websocket wss://example.com/socket -Authorization "hush-hush`nX-Evil: 1"
            try { New-VoiceCall @{ uri = 'wss://example.com/'; authorization = 'hush-hush' } -RandomFromNumber -AnswerUrl https://example.com/ } catch { "$_" }
            $error | Where-Object { $_.InvocationInfo.Line -notmatch 'hush-hush' } | ForEach-Object { $_ | Format-List -Property * | Out-String; $_.Exception.ToString() }
            """);
        var said = string.Join("\n", EverythingIn(result));

        Assert.Contains("\"value\":\"Bearer hush-hush\"", Assert.Single(server.Requests).Body, StringComparison.Ordinal);
        Assert.Contains("custom", said, StringComparison.Ordinal);
        Assert.Contains("Unreachable", said, StringComparison.Ordinal);
        Assert.Contains("needs a value", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", said, StringComparison.Ordinal);
    }

    private static IEnumerable<string> EverythingIn(SessionResult result) =>
        result.Output.Select(static item => item.ToString()!)
            .Concat(result.Verbose)
            .Concat(result.Debug)
            .Concat(result.Warnings)
            .Concat(result.Errors.SelectMany(static error => new[]
            {
                error.ToString(), error.Exception.ToString(), error.TargetObject?.ToString() ?? "", error.ErrorDetails?.RecommendedAction ?? "",
            }));
}
