using System;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Machines that reach the world through a proxy.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task The_proxy_of_the_environment_is_used_but_not_for_this_machine_and_never_sees_the_token()
    {
        using var proxy = new ScriptedServer(_ => ScriptedServer.Empty(403));

        var output = await FreshProcess.RunScriptAsync($$"""
            $env:HTTPS_PROXY = $env:HTTP_PROXY = $env:https_proxy = $env:http_proxy = '{{proxy.BaseUri}}'
            $env:NO_PROXY = $env:no_proxy = $null
            Import-Module '{{Repository.ModuleFolder}}/VoicePS.psd1'
            $sandbox = Start-VoiceSandbox
            $sandbox | Connect-VoiceSession
            "To the sandbox: $(Test-VoiceSession)"
            Connect-VoiceSession -ApplicationId $sandbox.ApplicationId -PrivateKey $sandbox.PrivateKey -MaximumRetryCount 0
            Get-VoiceCall -First 1 -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId
            Stop-VoiceSandbox
            """);

        var asked = Assert.Single(proxy.Requests);
        Assert.Equal(("CONNECT", "api.nexmo.com:443"), (asked.Method, asked.Target));
        Assert.False(asked.Headers.ContainsKey("Authorization"), "The token went to the proxy.");
        Assert.Contains("To the sandbox: True", output, StringComparison.Ordinal);
        Assert.Contains("VoiceConnectionFailed,VoicePS.Commands.GetVoiceCallCommand", output, StringComparison.Ordinal);
    }
}
