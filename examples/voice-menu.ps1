<#
.SYNOPSIS
    Answers incoming calls with a voice menu: 1 for the opening hours, 2 to leave a message, 3 for a colleague.

.DESCRIPTION
    The service asks the listener what to say when a call comes in, and again for each key that is pressed. The script
    in NccoScript answers both: it gets the event and writes the NCCO that follows.

    Without a session of yours it rehearses: a call comes in at a sandbox, and the caller presses the keys in -Rehearse.
    To answer real calls, set the answer and event addresses of your application to your tunnel or proxy (see:
    Get-Help about_VoiceEvents), connect, and run:

        ./voice-menu.ps1 -PublicUrl https://<your tunnel or proxy>/

    Ctrl+C ends it.

.PARAMETER Rehearse
    The keys that the caller of the rehearsal presses, one after the other.
#>
[CmdletBinding()]
param(
    [string] $Prefix = 'http://127.0.0.1:8092/',
    [string] $PublicUrl = $Prefix,
    [string] $Number = '447700900009',
    [string] $Colleague = '447700900000',
    [string[]] $Rehearse = @('1', '2')
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../out/VoicePS/VoicePS.psd1')

# Each branch writes actions; together they are the NCCO that the caller hears next.
$menu = {
    param($Received)

    function Get-Menu([string] $Greeting) {
        New-VoiceTalkAction "$Greeting Press 1 for our opening hours, 2 to leave a message, or 3 for a colleague." -Language en-GB -BargeIn
        New-VoiceInputAction -Dtmf -MaxDigits 1 -TimeOut 5 -EventUrl $PublicUrl
    }

    switch ($Received.EventType) {
        'answer' { Get-Menu 'Welcome.' }
        'input' {
            switch ($Received.Digits) {
                '1' {
                    New-VoiceTalkAction 'We are here from 9 to 5, Monday to Friday.' -Language en-GB
                    Get-Menu 'What else?'
                }
                '2' {
                    New-VoiceTalkAction 'Please speak after the tone, and press hash when you are done.' -Language en-GB
                    New-VoiceRecordAction -BeepStart -EndOnKey '#' -EndOnSilence 3 -EventUrl $PublicUrl
                    New-VoiceTalkAction 'Thank you. Goodbye.' -Language en-GB
                }
                '3' {
                    New-VoiceTalkAction 'One moment, please.' -Language en-GB
                    New-VoiceConnectAction $Colleague -From $Number
                }
                default { Get-Menu 'I did not get that.' }
            }
        }
    }
}

if (Get-VoiceSession) {
    Receive-VoiceEvent -Prefix $Prefix -NccoScript $menu
    return
}

$sandbox = Start-VoiceSandbox -AnswerUrl $PublicUrl -EventUrl $PublicUrl
$sandbox | Connect-VoiceSession
try {
    # The listener is open before the call comes in. The caller presses a key each time that the menu asks for one, and
    # the end of the call ends the listening.
    $end = New-VoiceSandboxInboundCall -From '447700900123' -To $Number |
        Receive-VoiceEvent -Prefix $Prefix -NccoScript $menu -TimeoutSec 60 |
        ForEach-Object {
            if ($_.EventType -eq 'answer') {
                foreach ($key in $Rehearse) { Send-VoiceSandboxInput -Uuid $_.Uuid -Digits $key }
            }
            $_
        } |
        Where-Object Status -eq 'completed' |
        Select-Object -First 1

    Write-Host 'What the caller heard and did:'
    Get-VoiceSandboxEvent -Uuid $end.Uuid | Where-Object Type -ne 'status' | Format-Table
}
finally {
    Disconnect-VoiceSession
    $sandbox | Stop-VoiceSandbox
}
