<#
.SYNOPSIS
    Writes a report of the calls that failed since yesterday, for a scheduler to run every night.

.DESCRIPTION
    Lists the calls of the last day that reached nobody, with whom, when and why, as a CSV file, and shows how many
    there were of each kind. The service keeps calls for two days unless the application says otherwise: run it daily.

    Without a session of yours it rehearses: with a sandbox in which a few calls are placed first, some to numbers
    that are busy, reject or do not exist. For real calls:

        Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath ./private.key
        ./failed-calls-report.ps1 -Path failed-calls.csv

.PARAMETER Path
    The CSV file to write. An earlier one is replaced.

.PARAMETER Since
    How far back to look.
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path ([System.IO.Path]::GetTempPath()) 'failed-calls.csv'),
    [datetime] $Since = (Get-Date).AddDays(-1)
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../out/VoicePS/VoicePS.psd1')

$sandbox = $null
if (-not (Get-VoiceSession)) {
    $sandbox = Start-VoiceSandbox
    $sandbox | Connect-VoiceSession
}

try {
    if ($sandbox) {
        # What each of these numbers does is decided by its last digits: see Get-Help about_VoiceSandbox.
        Import-Csv (Join-Path $PSScriptRoot 'rehearsal.csv') |
            New-VoiceCall -From 447700900009 -Ncco (New-VoiceTalkAction 'This is a test.') -Wait -TimeoutSec 60 |
            Out-Null
    }

    $failures = 'busy', 'cancelled', 'failed', 'rejected', 'timeout', 'unanswered'
    $calls = @(Get-VoiceCall -DateStart $Since)
    $failed = @($calls | Where-Object Status -in $failures | Sort-Object StartTime)

    $failed |
        Select-Object @{ Name = 'When'; Expression = { $_.StartTime.ToString('u') } }, To, Status, Network, Uuid |
        Export-Csv $Path -NoTypeInformation

    $failed | Group-Object Status | Sort-Object Count -Descending | Select-Object Count, @{ Name = 'Status'; Expression = 'Name' } | Format-Table
    Write-Host "$($failed.Count) of $($calls.Count) calls since $($Since.ToString('g')) reached nobody. Written to $Path"
}
finally {
    if ($sandbox) {
        Disconnect-VoiceSession
        $sandbox | Stop-VoiceSandbox
    }
}
