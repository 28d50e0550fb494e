BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    Set-VoiceSandboxFault Status -StatusCode 503 -Path '/v1/calls' -Method POST -Name busy
    Set-VoiceSandboxFault Latency -Delay 0.01 -Name late
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Get-VoiceSandboxFault' {
    It 'lists all faults in the order in which they were set' {
        $faults = Get-VoiceSandboxFault
        $faults | Should -BeOfType [VoicePS.VoiceSandboxFault]
        $faults.Name | Should -Be @('busy', 'late')
        "$($faults[0])" | Should -Be 'busy: answers 503'
        $faults[0].Method | Should -Be 'POST'
    }

    It 'lists those of a name, in any case and with wildcards' {
        (Get-VoiceSandboxFault 'LA*').Name | Should -Be 'late'
        (Get-VoiceSandboxFault busy, late) | Should -HaveCount 2
        Get-VoiceSandboxFault 'nothing*' | Should -BeNullOrEmpty
    }

    It 'counts the requests that a fault met and struck' {
        $before = Get-VoiceSandboxFault late
        $null = Measure-Call
        $after = Get-VoiceSandboxFault late
        $after.Hits | Should -BeGreaterThan $before.Hits
        $after.Seen | Should -Be $after.Hits
        (Get-VoiceSandboxFault busy).Seen | Should -Be 0
    }

    It 'lists those of a sandbox that is given' {
        $other = Start-OtherSandbox
        Get-VoiceSandboxFault -Sandbox $other.Sandbox | Should -BeNullOrEmpty
        $other.Sandbox | Stop-VoiceSandbox
    }

    It 'says that there is no sandbox, and what to do' {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $null = $shell.AddScript("Import-Module '$((Get-Module VoicePS).Path)'; Get-VoiceSandboxFault")
            $null = $shell.Invoke()
            $shell.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike 'VoiceSandboxMissing,*'
            "$($shell.Streams.Error[0])" | Should -BeLike '*Start-VoiceSandbox*'
        }
        finally { $shell.Dispose() }
    }
}
