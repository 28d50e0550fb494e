using System.Collections.Generic;

namespace VoicePS.Tests.Module;

/// <summary>One cmdlet of the sweep: how it succeeds, and how it fails.</summary>
/// <param name="Cmdlet">Its name.</param>
/// <param name="Success">A script in which it succeeds.</param>
/// <param name="Failure">A script in which it fails.</param>
/// <param name="Travels">True where its output is an NCCO, which holds what has to travel.</param>
internal sealed record SweptCmdlet(string Cmdlet, string Success, string Failure, bool Travels = false);

/// <summary>
/// Every cmdlet, in an order in which each finds what it needs. The scripts know: $sandbox, $session, $nobody (the id of
/// no call), $folder, $port (a free one), $socket (an endpoint with a secret), $ncco (an NCCO that connects to it),
/// and the secrets themselves.
/// </summary>
internal static class SecretSweep
{
    private const string Sandboxed = "-Sandbox nothing";

    public static IReadOnlyList<SweptCmdlet> Cmdlets { get; } =
    [
        new("Get-VoiceSession", "Get-VoiceSession", "Get-VoiceSession -Nonsense"),
        new("Test-VoiceSession", "Test-VoiceSession; Test-VoiceSession -Detailed", "Test-VoiceSession -Session $closed"),
        new("New-VoiceToken", "$null = $token = New-VoiceToken", "New-VoiceToken -Lifetime 99:00:00:00; New-VoiceToken -Session $closed"),
        new("Test-VoiceToken", "Test-VoiceToken $token; Test-VoiceToken $token -Detailed; Test-VoiceToken \"$token.\" -Detailed", "Test-VoiceToken $token -Session $closed"),
        new("New-VoiceEndpoint",
            "New-VoiceEndpoint -Websocket wss://example.com/socket -Authorization $authorization",
            "New-VoiceEndpoint -Websocket https://example.com/ -Authorization $authorization; New-VoiceEndpoint -Websocket wss://example.com/ -Authorization \"$authorization`nX: 1\""),
        new("New-VoiceConnectAction", "New-VoiceConnectAction $socket -From 447700900009", "New-VoiceConnectAction $socket -From 447700900009 -RandomFromNumber; New-VoiceConnectAction $socket, $socket", true),
        new("New-VoiceTalkAction", "New-VoiceTalkAction Hello", "New-VoiceTalkAction '<speak>'", true),
        new("New-VoiceStreamAction", "New-VoiceStreamAction https://example.com/a.mp3", "New-VoiceStreamAction nothing", true),
        new("New-VoiceRecordAction", "New-VoiceRecordAction", "New-VoiceRecordAction -Channels 99", true),
        new("New-VoiceConversationAction", "New-VoiceConversationAction room", "New-VoiceConversationAction ''", true),
        new("New-VoiceInputAction", "New-VoiceInputAction -Dtmf", "New-VoiceInputAction -Dtmf -MaxDigits 99", true),
        new("New-VoiceNotifyAction", "New-VoiceNotifyAction @{ a = 1 } https://example.com/", "New-VoiceNotifyAction @{ a = 1 } nothing", true),
        new("New-VoiceWaitAction", "New-VoiceWaitAction 1", "New-VoiceWaitAction -1", true),
        new("New-VoiceTransferAction", "New-VoiceTransferAction CON-63f61863-4a51-4f6b-86e1-46edebcf9356", "New-VoiceTransferAction nothing", true),
        new("Test-VoiceNcco", "Test-VoiceNcco $ncco; Test-VoiceNcco $wrong | Format-List * | Out-String", "Test-VoiceNcco -Path nothing.json"),
        new("ConvertTo-VoiceNcco", "ConvertTo-VoiceNcco $ncco", "ConvertTo-VoiceNcco -Path nothing.json; ConvertTo-VoiceNcco $notJson; ConvertTo-VoiceNcco $nameless", true),
        new("ConvertFrom-VoiceNcco", "ConvertFrom-VoiceNcco $json", "ConvertFrom-VoiceNcco $notJson; ConvertFrom-VoiceNcco $nameless", true),
        new("Get-VoiceTalkStyle", "Get-VoiceTalkStyle en-GB", "Get-VoiceTalkStyle nothing"),
        new("Set-VoiceSandboxNumber", "Set-VoiceSandboxNumber 447700900000 Answered -AnswerAfter 0 -HangUpAfter 80000 -PassThru", "Set-VoiceSandboxNumber 447700900000 Busy -AnswerAfter 999999"),
        new("Get-VoiceSandboxNumber", "Get-VoiceSandboxNumber", "Get-VoiceSandboxNumber " + Sandboxed),
        new("New-VoiceCall",
            "$call = New-VoiceCall 447700900000 -From 447700900001 -Ncco (New-VoiceConversationAction room); $call; New-VoiceCall $socket -From 447700900001 -Ncco $ncco -WhatIf",
            "New-VoiceCall $socket -From 447700900001 -Ncco $wrong; New-VoiceCall @{ uri = 'wss://example.com/'; authorization = $authorization } -RandomFromNumber -AnswerUrl https://example.com/; $socket | New-VoiceCall -From 447700900001 -Ncco $ncco -BeepTimeout 9999; New-VoiceCall $socket -From 447700900001 -Ncco $ncco -Session $refused"),
        new("Wait-VoiceCall", "$call | Wait-VoiceCall -Status answered -TimeoutSec 60", "Wait-VoiceCall $nobody"),
        new("Get-VoiceCall", "Get-VoiceCall; Get-VoiceCall $call", "Get-VoiceCall $nobody; Get-VoiceCall -Session $refused"),
        new("Measure-VoiceCall", "Get-VoiceCall | Measure-VoiceCall -GroupBy To", "Measure-VoiceCall -InputObject $call -GroupBy Nonsense"),
        new("Export-VoiceCallReport", "Get-VoiceCall | Export-VoiceCallReport (Join-Path $folder report.html) -PassThru", "Export-VoiceCallReport (Join-Path $folder report.html) -InputObject $call; Export-VoiceCallReport $folder -InputObject $call"),
        new("Set-VoiceCall", "Set-VoiceCall $call mute; Set-VoiceCall $call -Ncco $ncco -WhatIf", "Set-VoiceCall $nobody mute; Set-VoiceCall $nobody -Ncco $ncco; Set-VoiceCall $call -Ncco $wrong"),
        new("Send-VoiceTalk", "Send-VoiceTalk $call Hello", "Send-VoiceTalk $nobody Hello"),
        new("Stop-VoiceTalk", "Stop-VoiceTalk $call", "Stop-VoiceTalk $nobody"),
        new("Start-VoiceStream", "Start-VoiceStream $call https://example.com/a.mp3", "Start-VoiceStream $nobody https://example.com/a.mp3"),
        new("Stop-VoiceStream", "Stop-VoiceStream $call", "Stop-VoiceStream $nobody"),
        new("Send-VoiceDtmf", "Send-VoiceDtmf $call 1", "Send-VoiceDtmf $nobody 1"),
        new("Register-VoiceDtmfEvent", "Register-VoiceDtmfEvent $listening https://example.com/ -PassThru", "Register-VoiceDtmfEvent $nobody https://example.com/"),
        new("Unregister-VoiceDtmfEvent", "Unregister-VoiceDtmfEvent $listening -PassThru", "Unregister-VoiceDtmfEvent $nobody"),
        new("New-VoiceSandboxInboundCall", "New-VoiceSandboxInboundCall 447700900001 447700900009 -AnswerUrl https://127.0.0.1:1/", "New-VoiceSandboxInboundCall nothing nothing; New-VoiceSandboxInboundCall 447700900001 447700900009 " + Sandboxed),
        new("Send-VoiceSandboxInput", "Send-VoiceSandboxInput $call 1", "Send-VoiceSandboxInput $nobody 1"),
        new("Get-VoiceSandboxEvent", "Get-VoiceSandboxEvent", "Get-VoiceSandboxEvent " + Sandboxed),
        new("Set-VoiceSandboxFault", "Set-VoiceSandboxFault Latency /nothing -Delay 0.1 -Name slow -PassThru", "Set-VoiceSandboxFault Latency /nothing -Delay 0.1 -Name slow " + Sandboxed),
        new("Get-VoiceSandboxFault", "Get-VoiceSandboxFault", "Get-VoiceSandboxFault " + Sandboxed),
        new("Remove-VoiceSandboxFault", "Remove-VoiceSandboxFault slow", "Remove-VoiceSandboxFault nothing"),
        new("Receive-VoiceEvent",
            "New-VoiceCall 447700900000 -From 447700900001 -Ncco (New-VoiceTalkAction Hello) -EventUrl http://127.0.0.1:$port/ | Receive-VoiceEvent -Prefix http://127.0.0.1:$port/ -SignatureSecret $signature -Ncco $ncco -Count 1 -TimeoutSec 60",
            "Receive-VoiceEvent -Prefix $sandbox.BaseUri -SignatureSecret $signature -Ncco $ncco -TimeoutSec 1; Receive-VoiceEvent -Prefix http://127.0.0.1:$port/ -SignatureSecret $signature -Ncco $wrong -TimeoutSec 1"),
        new("ConvertFrom-VoiceEvent", "ConvertFrom-VoiceEvent '{\"uuid\":\"u1\",\"status\":\"ringing\"}'", "ConvertFrom-VoiceEvent nothing"),
        new("Test-VoiceEventSignature", "Test-VoiceEventSignature $token -SignatureSecret $signature -Detailed; Test-VoiceEventSignature $signed -Body $body -SignatureSecret $signature -Detailed", "Test-VoiceEventSignature $token -SignatureSecret ''"),
        new("Save-VoiceRecording", "(Save-VoiceRecording \"$folder/a.mp3\" -Uri $recording -Force).FullName", "Save-VoiceRecording -Uri https://example.com/v1/files/1; Save-VoiceRecording -Uri \"$($sandbox.BaseUri)v1/files/$nobody\""),
        new("Get-VoiceTranscription", "Get-VoiceTranscription -Uri $transcription", "Get-VoiceTranscription -Uri https://example.com/v1/files/1; Get-VoiceTranscription -Uri \"$($sandbox.BaseUri)v1/files/$nobody\""),
        new("Stop-VoiceSandboxLeg", "Stop-VoiceSandboxLeg $listening", "Stop-VoiceSandboxLeg $nobody"),
        new("Stop-VoiceCall", "Stop-VoiceCall $call -PassThru", "Stop-VoiceCall $nobody"),
        new("Start-VoiceSandbox", "$second = Start-VoiceSandbox -SignatureSecret $signature -ExportCredential \"$folder/sandbox\" -Force; $second", "Start-VoiceSandbox -Port $sandbox.Port -SignatureSecret $signature"),
        new("Stop-VoiceSandbox", "Stop-VoiceSandbox $second -PassThru", "Stop-VoiceSandbox nothing"),
        new("Connect-VoiceSession",
            "Connect-VoiceSession $sandbox.ApplicationId -PrivateKey $encrypted -PrivateKeyPassphrase $passphrase -BaseUri $sandbox.BaseUri -Proxy $proxy -ProxyCredential $credential -PassThru; Connect-VoiceSession -Secret @{ SecretName = 'Whole' } -PrivateKeyPassphrase $passphrase -BaseUri $sandbox.BaseUri -PassThru",
            "Connect-VoiceSession $nobody -PrivateKey $encrypted -PrivateKeyPassphrase \"$passphrase!\"; Connect-VoiceSession $nobody -PrivateKey $damaged; Connect-VoiceSession $nobody -PrivateKeyPath $damaged; Connect-VoiceSession $nobody $encrypted -PrivateKeyPassphrase \"$passphrase!\"; Connect-VoiceSession $nobody -PrivateKey $encrypted -PrivateKeyPassphrase $passphrase -ProxyCredential $credential; Connect-VoiceSession -Secret $encrypted; Connect-VoiceSession -Secret @{ SecretName = 'Whole' } -PrivateKeyPassphrase \"$passphrase!\"; Connect-VoiceSession $nobody -Secret @{ SecretName = 'Damaged' }; Connect-VoiceSession -Secret @{ SecretName = 'Swapped' }"),
        new("Disconnect-VoiceSession", "Disconnect-VoiceSession", "Disconnect-VoiceSession nothing; Disconnect-VoiceSession $copy"),
    ];
}
