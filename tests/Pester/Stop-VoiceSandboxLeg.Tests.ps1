BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # A number that rings for as long as anybody waits.
    $patient = '447700900298'

    function New-RingingCall {
        $call = New-VoiceCall -To $patient -From $caller -Ncco $hello -RingingTimer 120 -ErrorAction Stop
        Wait-CallStatus $call.Uuid 'ringing'
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Stop-VoiceSandboxLeg' {
    Context 'calls' {
        It 'lets the callee hang up' {
            $call = New-AnsweredCall
            Stop-VoiceSandboxLeg -Uuid $call.Uuid | Should -BeNullOrEmpty
            $completed = (Wait-SandboxEvent $call.Uuid { $_.Summary -eq 'completed' }).Event
            $completed.DisconnectedBy | Should -Be 'user'
            (Get-VoiceCall $call.Uuid).Status | Should -Be 'completed'
        }

        It 'lets the callee decline while it rings' {
            $call = New-RingingCall
            $call | Stop-VoiceSandboxLeg
            $rejected = (Wait-SandboxEvent $call.Uuid { $_.Summary -notin 'started', 'ringing' }).Event
            $rejected.Status | Should -Be 'rejected'
            $rejected.Detail | Should -Be 'declined'
        }

        It 'takes many calls from the pipeline' {
            $calls = New-AnsweredCall 3
            $calls | Stop-VoiceSandboxLeg
            foreach ($call in $calls) { (Wait-CallStatus $call.Uuid 'completed').Uuid | Should -Be $call.Uuid }
        }
    }

    Context 'with -WhatIf' {
        It 'leaves the call as it is' {
            $call = New-AnsweredCall
            $call | Stop-VoiceSandboxLeg -WhatIf
            (Get-VoiceCall $call.Uuid).Status | Should -Be 'answered'
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command Stop-VoiceSandboxLeg | Should -HaveParameter WhatIf
            Get-Command Stop-VoiceSandboxLeg | Should -HaveParameter Confirm
        }
    }

    Context 'what is refused' {
        It 'says that there is no such call, and goes on with the next' {
            $call = New-AnsweredCall
            $unknownId, $call.Uuid | Stop-VoiceSandboxLeg -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxCallNotFound,VoicePS.Commands.StopVoiceSandboxLegCommand'
            $problem[0].TargetObject | Should -Be $unknownId
            $null = Wait-CallStatus $call.Uuid 'completed'
        }

        It 'says so of a call that is over' {
            New-EndedCall | Stop-VoiceSandboxLeg -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceSandboxCallNotFound,*'
        }

        It 'refuses what is no id of a call' {
            { Stop-VoiceSandboxLeg 'not an id' -ErrorAction Stop } | Should -Throw '*not an id*'
        }
    }

    # The last, for it leaves no sandbox behind.
    Context 'without a sandbox' {
        It 'ends with an error, and says how to start one' {
            Stop-VoiceSandbox
            { Stop-VoiceSandboxLeg $unknownId } |
                Should -Throw '*Start-VoiceSandbox*' -ErrorId 'VoiceSandboxMissing,VoicePS.Commands.StopVoiceSandboxLegCommand'
        }
    }
}
