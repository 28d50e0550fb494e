<#
.SYNOPSIS
    Calls the people of an on-call list, one after the other, until somebody acknowledges the alarm by pressing 1.

.DESCRIPTION
    Each person hears the message and is asked to press 1. Whoever does not answer, hangs up, or presses something
    else is followed by the next on the list. The script ends with the person who acknowledged; where nobody did, it
    ends with an error, so that a scheduler notices.

    Without a session of yours it rehearses: with a sandbox, in which nobody is called. To call real people:

        Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath ./private.key
        ./on-call-alarm.ps1 -Path on-call.csv -From <your number> -PublicUrl https://<your tunnel or proxy>/

.PARAMETER Path
    A CSV file with the columns Name and Number, in the order in which people are called.

.PARAMETER PublicUrl
    The address at which the service reaches the listener on this machine. See: Get-Help about_VoiceEvents
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot 'on-call.csv'),
    [string] $Message = 'Server room at 41 degrees.',
    [string] $From = '447700900009',
    [string] $Prefix = 'http://127.0.0.1:8091/',
    [string] $PublicUrl = $Prefix,
    [int] $PatienceSec = 60
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../out/VoicePS/VoicePS.psd1')

$sandbox = $null
if (-not (Get-VoiceSession)) {
    $sandbox = Start-VoiceSandbox
    $sandbox | Connect-VoiceSession
}

# What each person hears. The key arrives at the event address, which is the listener below.
$ncco = @(
    New-VoiceTalkAction "$Message Press 1 to acknowledge." -Language en-GB -BargeIn
    New-VoiceInputAction -Dtmf -MaxDigits 1 -TimeOut 5 -EventUrl $PublicUrl
    New-VoiceTalkAction 'Thank you. Goodbye.' -Language en-GB
)
$over = 'completed', 'busy', 'cancelled', 'failed', 'rejected', 'timeout', 'unanswered', 'machine'

try {
    foreach ($person in Import-Csv $Path) {
        # The listener is open before the call is placed, so that no webhook is missed. The first key, or the end of
        # the call, ends the listening.
        $told = $person |
            New-VoiceCall -From $From -Ncco $ncco -EventUrl $PublicUrl -MachineDetection hangup -RingingTimer 30 |
            Receive-VoiceEvent -Prefix $Prefix -TimeoutSec $PatienceSec |
            Where-Object { ($_.EventType -eq 'input' -and $_.Digits) -or $_.Status -in $over } |
            Select-Object -First 1

        if ($told.Digits -eq '1') {
            [pscustomobject]@{ Name = $person.Name; Number = $person.Number; Acknowledged = $told.Timestamp; Uuid = $told.Uuid }
            return
        }

        $reason = if ($told.Digits) { "pressed $($told.Digits)" } elseif ($told) { "call ended as $($told.Status)" } else { 'no answer in time' }
        Write-Host "$($person.Name): $reason"
    }

    throw 'Nobody acknowledged the alarm.'
}
finally {
    if ($sandbox) {
        Disconnect-VoiceSession
        $sandbox | Stop-VoiceSandbox
    }
}
