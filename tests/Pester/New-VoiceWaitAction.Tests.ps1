BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceWaitAction' {
    Context 'what it makes' {
        It 'leaves the time to the service if none is given' {
            $action = New-VoiceWaitAction
            $action | Should -BeOfType [VoicePS.VoiceNccoAction]
            $action.Action | Should -Be 'wait'
            "$action" | Should -BeExactly '{"action":"wait"}'
        }

        It 'writes <Seconds> seconds as the number <Json>' -ForEach @(
            @{ Seconds = 2.5; Json = '2.5' }
            @{ Seconds = 2; Json = '2' }
            @{ Seconds = 60; Json = '60' }
            @{ Seconds = '7.25'; Json = '7.25' }
        ) {
            "$(New-VoiceWaitAction $Seconds -WarningVariable warning)" | Should -BeExactly "{`"action`":`"wait`",`"timeout`":$Json}"
            $warning | Should -BeNullOrEmpty
        }

        It 'is taken by a call of the sandbox' {
            (New-VoiceCall -To $callee -From $caller -Ncco (New-VoiceWaitAction 5)).Status | Should -Be 'started'
        }
    }

    Context 'disputed times' {
        It 'warns of <Seconds> seconds, and makes the action' -ForEach @(
            @{ Seconds = 0.1; Json = '0.1' }
            @{ Seconds = 1.9; Json = '1.9' }
            @{ Seconds = 61; Json = '61' }
            @{ Seconds = 7200; Json = '7200' }
        ) {
            $action = New-VoiceWaitAction $Seconds -WarningVariable warning -WarningAction SilentlyContinue
            "$action" | Should -BeExactly "{`"action`":`"wait`",`"timeout`":$Json}"
            $warning | Should -HaveCount 1
            "$warning" | Should -BeLike "-Timeout $Json*2 to 60*"
        }
    }

    Context 'what is refused' {
        It 'refuses <_> seconds' -ForEach 0, 0.09, -1, 7200.1 {
            { New-VoiceWaitAction $_ } | Should -Throw "*'Timeout'*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
