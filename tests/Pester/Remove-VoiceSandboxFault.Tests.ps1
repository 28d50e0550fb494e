BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Remove-VoiceSandboxFault' {
    BeforeEach {
        Set-VoiceSandboxFault Status -StatusCode 503 -Name busy
        Set-VoiceSandboxFault ResetBefore -Name reset
    }

    AfterEach { Remove-VoiceSandboxFault * }

    It 'removes the fault of a name, and lets the others be' {
        Remove-VoiceSandboxFault BUSY | Should -BeNullOrEmpty
        (Get-VoiceSandboxFault).Name | Should -Be 'reset'
    }

    It 'lets requests through again' {
        Remove-VoiceSandboxFault *
        Get-VoiceSandboxFault | Should -BeNullOrEmpty
        { Measure-Call } | Should -Not -Throw
    }

    It 'takes faults from the pipeline' {
        Get-VoiceSandboxFault b* | Remove-VoiceSandboxFault
        (Get-VoiceSandboxFault).Name | Should -Be 'reset'
    }

    It 'takes names from the pipeline' {
        'busy', 'reset' | Remove-VoiceSandboxFault
        Get-VoiceSandboxFault | Should -BeNullOrEmpty
    }

    It 'says which fault there is not, and removes the others' {
        Remove-VoiceSandboxFault lost, busy -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxFaultNotFound,VoicePS.Commands.RemoveVoiceSandboxFaultCommand'
        $problem[0].TargetObject | Should -Be 'lost'
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-VoiceSandboxFault*'
        (Get-VoiceSandboxFault).Name | Should -Be 'reset'
    }

    It 'says nothing where a wildcard finds nothing' {
        Remove-VoiceSandboxFault 'lost*' -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf' {
        Remove-VoiceSandboxFault * -WhatIf
        Get-VoiceSandboxFault | Should -HaveCount 2
    }

    It 'supports -WhatIf and -Confirm' {
        Get-Command Remove-VoiceSandboxFault | Should -HaveParameter WhatIf
        Get-Command Remove-VoiceSandboxFault | Should -HaveParameter Confirm
    }
}
