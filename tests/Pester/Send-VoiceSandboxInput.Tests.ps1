BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    $keys = @{ action = 'input'; type = @('dtmf'); dtmf = @{ maxDigits = 1 } }
    $speech = @{ action = 'input'; type = @('speech') }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Send-VoiceSandboxInput' {
    Context 'keys and words' {
        It 'are heard by a call that asks, however early they were sent' {
            $call = New-VoiceCall -To $callee -From $caller -Ncco $keys, $speech
            $call | Send-VoiceSandboxInput -Digits 7 | Should -BeNullOrEmpty
            $call | Send-VoiceSandboxInput -Speech 'yes, please'
            $null = Wait-CallStatus $call.Uuid 'completed'
            $heard = $call | Get-VoiceSandboxEvent -EventType input | Where-Object Kind -eq 'webhook'
            $heard[0].Event.Digits | Should -Be '7'
            $heard[1].Event.SpeechText | Should -Be 'yes, please'
            ($call | Get-VoiceSandboxEvent -EventType press, say).Summary | Should -Be '7', 'yes, please'
        }

        It 'interrupt a prompt that may be interrupted' {
            $prompt = @{ action = 'talk'; text = 'Press a key'; bargeIn = $true; loop = 500 }
            $call = New-VoiceCall -To $callee -From $caller -Ncco $prompt, $keys
            $null = Wait-CallStatus $call.Uuid 'answered'
            $call | Send-VoiceSandboxInput 5
            $null = Wait-CallStatus $call.Uuid 'completed'
            ($call | Get-VoiceSandboxEvent -EventType input | Where-Object Kind -eq 'webhook').Event.Digits | Should -Be '5'
        }

        It 'reach several calls, in whichever sandbox they are' {
            $other = Start-OtherSandbox
            $calls = @(
                New-VoiceCall -To $callee -From $caller -Ncco $keys
                New-VoiceCall -To $callee -From $caller -Ncco $keys -Session $other.Session
            )
            $calls | Send-VoiceSandboxInput -Digits 3
            $null = Wait-CallStatus $calls[0].Uuid 'completed'
            $null = Wait-CallStatus $calls[1].Uuid 'completed' $other.Session
            ($calls | Get-VoiceSandboxEvent -EventType press).Summary | Should -Be '3', '3'
            $other.Sandbox | Stop-VoiceSandbox
        }
    }

    Context 'with -WhatIf' {
        It 'presses and says nothing' {
            $call = New-VoiceCall -To $callee -From $caller -Ncco $keys
            $call | Send-VoiceSandboxInput -Digits 1 -WhatIf
            $call | Send-VoiceSandboxInput -Speech 'yes' -WhatIf
            $null = Wait-CallStatus $call.Uuid 'completed'
            $call | Get-VoiceSandboxEvent -EventType press, say | Should -BeNullOrEmpty
        }
    }

    Context 'what is wrong' {
        It 'names the call that is not there and goes on with the others' {
            $call = New-VoiceCall -To $callee -From $caller -Ncco $hello
            $unknownId, $call.Uuid | Send-VoiceSandboxInput -Digits 1 -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxCallNotFound,VoicePS.Commands.SendVoiceSandboxInputCommand'
            $problem[0].TargetObject | Should -Be $unknownId
        }

        It 'names a call that is over' {
            $ended = New-EndedCall
            $ended | Send-VoiceSandboxInput -Digits 1 -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].TargetObject | Should -Be $ended.Uuid
        }

        It 'refuses what no phone can send' {
            { Send-VoiceSandboxInput $unknownId -Digits '1a' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
            { Send-VoiceSandboxInput $unknownId -Speech '' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
            { Send-VoiceSandboxInput $unknownId -Digits 1 -Speech 'one' } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }
    }
}
