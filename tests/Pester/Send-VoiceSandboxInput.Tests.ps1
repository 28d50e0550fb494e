BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    $keys = @{ action = 'input'; type = @('dtmf'); dtmf = @{ maxDigits = 3; timeOut = 10 } }
    $speech = @{ action = 'input'; type = @('speech'); speech = @{ startTimeout = 60 } }

    # Places a call and waits until it asks for input.
    function New-AskingCall {
        param([hashtable[]] $Ncco = $keys)

        $call = New-VoiceCall -To $callee -From $caller -Ncco $Ncco -ErrorAction Stop
        $null = Wait-SandboxEvent $call.Uuid { $_.Kind -eq 'step' -and $_.EventType -eq 'input' }
        $call
    }

    # What a call said of the input it got.
    function Receive-Input {
        param([string] $Uuid)

        (Wait-SandboxEvent $Uuid { $_.Event -is [VoicePS.VoiceInputEvent] }).Event
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Send-VoiceSandboxInput' {
    Context 'keys' {
        It 'presses the keys that a call waits for' {
            $call = New-AskingCall
            Send-VoiceSandboxInput -Uuid $call.Uuid -Digits 12# | Should -BeNullOrEmpty
            $told = Receive-Input $call.Uuid
            $told.Digits | Should -Be '12#'
            $told.TimedOut | Should -BeFalse
        }

        It 'takes the call from the pipeline' {
            $call = New-AskingCall
            $call | Send-VoiceSandboxInput -Digits 123
            (Receive-Input $call.Uuid).Digits | Should -Be '123'
        }

        It 'presses the keys before the call asks for them' {
            $call = New-VoiceCall -To $callee -From $caller -Ncco @{ action = 'talk'; text = 'Please enter your code' }, $keys -ErrorAction Stop
            $null = Wait-SandboxEvent $call.Uuid { $_.EventType -eq 'talk' }
            $call | Send-VoiceSandboxInput -Digits 456
            (Receive-Input $call.Uuid).Digits | Should -Be '456'
        }

        It 'goes to the call it is given, and to no other' {
            $one, $other = (New-AskingCall), (New-AskingCall)
            $one | Send-VoiceSandboxInput -Digits 111
            $other | Send-VoiceSandboxInput -Digits 222
            (Receive-Input $one.Uuid).Digits | Should -Be '111'
            (Receive-Input $other.Uuid).Digits | Should -Be '222'
        }
    }

    Context 'speech' {
        It 'says what a call listens to' {
            $call = New-AskingCall $speech
            $call | Send-VoiceSandboxInput -Speech 'yes, please'
            $told = Receive-Input $call.Uuid
            $told.SpeechText | Should -Be 'yes, please'
            $told.SpeechResults[0].Confidence | Should -BeGreaterThan 0.5
        }
    }

    Context 'with -WhatIf' {
        It 'presses nothing' {
            $call = New-AskingCall @{ action = 'input'; type = @('dtmf'); dtmf = @{ timeOut = 2 } }
            $call | Send-VoiceSandboxInput -Digits 123 -WhatIf
            (Receive-Input $call.Uuid).Digits | Should -BeNullOrEmpty
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command Send-VoiceSandboxInput | Should -HaveParameter WhatIf
            Get-Command Send-VoiceSandboxInput | Should -HaveParameter Confirm
        }
    }

    Context 'what is refused' {
        It 'says that there is no such call, and goes on with the next' {
            $call = New-AskingCall
            $unknownId, $call.Uuid | Send-VoiceSandboxInput -Digits 789 -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxCallNotFound,VoicePS.Commands.SendVoiceSandboxInputCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be $unknownId
            (Receive-Input $call.Uuid).Digits | Should -Be '789'
        }

        It 'says so of a call that is over' {
            $ended = New-EndedCall
            $ended | Send-VoiceSandboxInput -Digits 1 -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceSandboxCallNotFound,*'
        }

        It 'refuses <Name>' -ForEach @(
            @{ Name = 'keys that no phone has'; With = @{ Digits = '12E' } }
            @{ Name = 'no keys'; With = @{ Digits = '' } }
            @{ Name = 'no words'; With = @{ Speech = '' } }
            @{ Name = 'only blanks'; With = @{ Speech = '  ' } }
            @{ Name = 'keys and words at once'; With = @{ Digits = '1'; Speech = 'one' } }
        ) {
            { Send-VoiceSandboxInput -Uuid $unknownId @With -ErrorAction Stop } | Should -Throw
        }

        It 'says what is wrong with words that are only blanks' {
            { Send-VoiceSandboxInput -Uuid $unknownId -Speech '  ' } |
                Should -Throw "*'Speech'*no words*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    # The last, for it leaves no sandbox behind.
    Context 'without a sandbox' {
        It 'ends with an error, and says how to start one' {
            Stop-VoiceSandbox
            { Send-VoiceSandboxInput $unknownId 1 } |
                Should -Throw '*Start-VoiceSandbox*' -ErrorId 'VoiceSandboxMissing,VoicePS.Commands.SendVoiceSandboxInputCommand'
        }
    }
}
