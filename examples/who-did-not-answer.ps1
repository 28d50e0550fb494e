<#
.SYNOPSIS
    Calls three people from a CSV file, finds out who did not answer, and makes the report.

.DESCRIPTION
    The whole walk through the module, in a rehearsal: it needs no account and no network. With an account of your own,
    connect with the following, and give your own numbers:

        Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath ./private.key

.PARAMETER Path
    The people, as a CSV file with the columns Name and Number.

.PARAMETER Report
    The report to write, one HTML file. An earlier one is replaced.
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot 'people.csv'),
    [string] $Report = (Join-Path ([System.IO.Path]::GetTempPath()) 'calls.html')
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../out/VoicePS/VoicePS.psd1')

# A Voice API on this machine, that rings, answers and bills: no account, no network.
$sandbox = Start-VoiceSandbox
$sandbox | Connect-VoiceSession

try {
    # Call everybody, and wait for the end of each call.
    $message = New-VoiceTalkAction 'The server room is at 41 degrees.'
    $people = Import-Csv $Path
    $people | New-VoiceCall -From 447700900009 -Ncco $message -Wait -TimeoutSec 60 -OutVariable calls | Format-Table

    # Who did not answer?
    $missed = $calls | Where-Object Status -ne completed
    $people | Where-Object Number -in $missed.To.Number | Format-Table

    # How did it go, and what did it cost?
    $calls | Measure-VoiceCall
    $calls | Export-VoiceCallReport -Path $Report -Title 'Alarm of the server room' -Force
    Write-Host "$(@($missed).Count) of $(@($people).Count) did not answer. Report: $Report"
}
finally {
    Disconnect-VoiceSession
    $sandbox | Stop-VoiceSandbox
}
