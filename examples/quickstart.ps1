<#
.SYNOPSIS
    Places a phone call, talks, streams, sends tones, mutes, hangs up, and shows what it cost.

.DESCRIPTION
    Runs against the sandbox, so it needs no account and no network. With an account of your own, replace the
    two lines under "Connect" by:

        Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath ./private.key
#>
[CmdletBinding()]
param(
    [string] $To = '+44 7700 900000',
    [string] $From = '447700900001'
)

# Any error ends the script: an example that goes on after a failure teaches the wrong thing.
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../out/VoicePS/VoicePS.psd1')

Write-Host '# Connect'
$sandbox = Start-VoiceSandbox
$sandbox | Connect-VoiceSession -PassThru | Format-Table

try {
    Write-Host '# Call'
    # Spoken again and again (loop = 0), so that the call lasts until it is hung up below.
    $call = New-VoiceCall -To $To -From $From -Ncco @{ action = 'talk'; text = 'Server room at 41 degrees.'; loop = 0 }
    $call | Format-Table

    Write-Host '# Wait until it is answered, then talk, stream and send tones'
    $call = $call | Wait-VoiceCall -Status answered -TimeoutSec 20
    @(
        $call | Send-VoiceTalk -Text 'Please acknowledge, then hold the line.'
        $call | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' -Loop 0
        $call | Stop-VoiceStream
        $call | Send-VoiceDtmf -Digits '1#'
    ) | Format-Table

    Write-Host '# Mute, and list the calls in progress'
    $call | Set-VoiceCall -Action mute
    Get-VoiceCall | Where-Object Status -eq 'answered' | Format-Table

    Write-Host '# Hang up, and see what it cost'
    $call | Stop-VoiceCall
    $call | Wait-VoiceCall -TimeoutSec 20
}
finally {
    Disconnect-VoiceSession
    $sandbox | Stop-VoiceSandbox
}
