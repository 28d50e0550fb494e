BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # A number of the test's own, so that no test sees what another has set.
    $script:last = 447700901000
    function New-Number { $script:last++; "$script:last" }

    $keys = @{ action = 'input'; type = @('dtmf'); dtmf = @{ maxDigits = 3; timeOut = 10 } }
    $speech = @{ action = 'input'; type = @('speech'); speech = @{ startTimeout = 10 } }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Set-VoiceSandboxNumber' {
    Context 'calls that are not answered' {
        It 'makes a number that is <Behavior> end as <Status>, <Detail>' -ForEach @(
            @{ Behavior = 'Busy'; With = @{ }; Status = 'busy'; Detail = $null; SipCode = 486 }
            @{ Behavior = 'Rejected'; With = @{ }; Status = 'rejected'; Detail = 'declined'; SipCode = 603 }
            @{ Behavior = 'Rejected'; With = @{ Detail = 'restricted' }; Status = 'rejected'; Detail = 'restricted'; SipCode = 603 }
            @{ Behavior = 'Unanswered'; With = @{ AnswerAfter = 2 }; Status = 'unanswered'; Detail = 'unavailable'; SipCode = 480 }
            @{ Behavior = 'Timeout'; With = @{ }; Status = 'timeout'; Detail = $null; SipCode = $null }
            @{ Behavior = 'Failed'; With = @{ Detail = 'internal_error' }; Status = 'failed'; Detail = 'internal_error'; SipCode = 500 }
        ) {
            $number = New-Number
            Set-VoiceSandboxNumber $number $Behavior @With
            $call = New-VoiceCall -To $number -From $caller -Ncco $hello -RingingTimer 10 -ErrorAction Stop
            $last = (Wait-SandboxEvent $call.Uuid { $_.Summary -notin 'started', 'ringing' }).Event
            $last.Status | Should -Be $Status
            $last.Detail | Should -Be $Detail
            $last.SipCode | Should -Be $SipCode
            (Get-VoiceCall $call.Uuid).Status | Should -Be $Status
        }
    }

    Context 'calls that are answered' {
        It 'lets a machine answer' {
            $number = New-Number
            Set-VoiceSandboxNumber $number Machine
            $call = New-VoiceCall -To $number -From $caller -Ncco $hello -MachineDetection continue -ErrorAction Stop
            $null = Wait-SandboxEvent $call.Uuid { $_.Fields.status -eq 'machine' }
        }

        It 'lets it ring as long as it is told' {
            $number = New-Number
            Set-VoiceSandboxNumber $number -AnswerAfter 8
            $call = New-VoiceCall -To $number -From $caller -Ncco $hello -ErrorAction Stop
            $answered = (Wait-SandboxEvent $call.Uuid { $_.Summary -eq 'answered' }).Event.Timestamp
            $ringing = (Wait-SandboxEvent $call.Uuid { $_.Summary -eq 'ringing' }).Event.Timestamp
            ($answered - $ringing).TotalSeconds | Should -BeGreaterOrEqual 8
        }

        It 'presses keys whenever it is asked for some' {
            $number = New-Number
            Set-VoiceSandboxNumber $number -Digits 12#
            $call = New-VoiceCall -To $number -From $caller -Ncco $keys, $keys, $hello -ErrorAction Stop
            $null = Wait-SandboxEvent $call.Uuid { $_.EventType -eq 'talk' }
            $pressed = $call | Get-VoiceSandboxEvent -EventType input | ConvertFrom-VoiceEvent
            $pressed.Digits | Should -Be '12#', '12#'
        }

        It 'says something when it is asked to speak' {
            $number = New-Number
            Set-VoiceSandboxNumber $number -Speech 'the second floor'
            $call = New-VoiceCall -To $number -From $caller -Ncco $speech -ErrorAction Stop
            (Wait-SandboxEvent $call.Uuid { $_.Event -is [VoicePS.VoiceInputEvent] }).Event.SpeechText | Should -Be 'the second floor'
        }

        It 'hangs up when it is told' {
            $number = New-Number
            Set-VoiceSandboxNumber $number -HangUpAfter 5
            $call = New-VoiceCall -To $number -From $caller -Ncco $hello -ErrorAction Stop
            $completed = (Wait-SandboxEvent $call.Uuid { $_.Summary -eq 'completed' }).Event
            $completed.DisconnectedBy | Should -Be 'user'
            $completed.Duration.TotalSeconds | Should -BeIn 5, 6
        }
    }

    Context 'numbers' {
        It 'takes a number as people write it, and other addresses as they are' {
            $number = New-Number
            $plus = '+{0} {1} {2}' -f $number.Substring(0, 2), $number.Substring(2, 4), $number.Substring(6)
            (Set-VoiceSandboxNumber $plus Busy -PassThru).Number | Should -Be $number
            (Get-VoiceSandboxNumber $number).Behavior | Should -Be 'Busy'

            Set-VoiceSandboxNumber sip:rebekka@sip.example.com Busy
            $call = New-VoiceCall -To sip:rebekka@sip.example.com -From $caller -Ncco $hello -ErrorAction Stop
            $null = Wait-SandboxEvent $call.Uuid { $_.Summary -eq 'busy' }
        }

        It 'takes numbers from the pipeline, as text or as a property' {
            $first, $second = (New-Number), (New-Number)
            $set = $first, [pscustomobject]@{ Number = $second } | Set-VoiceSandboxNumber -Behavior Busy -PassThru -ErrorAction Stop
            $set.Number | Should -Be $first, $second
        }

        It 'writes nothing without -PassThru' {
            Set-VoiceSandboxNumber (New-Number) Busy | Should -BeNullOrEmpty
        }

        It 'forgets what was set before' {
            $number = New-Number
            Set-VoiceSandboxNumber $number -Digits 1 -Speech 'yes'
            $now = Set-VoiceSandboxNumber $number -Speech 'no' -PassThru
            $now.Speech | Should -Be 'no'
            $now.Digits | Should -BeNullOrEmpty
        }

        It 'lets the last digits decide again' {
            Set-VoiceSandboxNumber 447700902486 Answered
            (Get-VoiceSandboxNumber 447700902486).Behavior | Should -Be 'Answered'
            $now = Set-VoiceSandboxNumber 447700902486 -Reset -PassThru
            $now.Behavior | Should -Be 'Busy'
            $now.IsSet | Should -BeFalse
        }

        It 'sets it in the sandbox it is given, and in no other' {
            $number = New-Number
            $other = Start-OtherSandbox
            Set-VoiceSandboxNumber $number Busy -Sandbox $other.Sandbox
            (Get-VoiceSandboxNumber $number -Sandbox $other.Sandbox).Behavior | Should -Be 'Busy'
            (Get-VoiceSandboxNumber $number -Sandbox $sandbox).Behavior | Should -Be 'Answered'
            Disconnect-VoiceSession $other.Session
            Stop-VoiceSandbox $other.Sandbox
        }
    }

    Context 'with -WhatIf' {
        It 'sets nothing, and says what it would set' {
            $number = New-Number
            Set-VoiceSandboxNumber $number Busy -WhatIf
            (Get-VoiceSandboxNumber $number).IsSet | Should -BeFalse
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command Set-VoiceSandboxNumber | Should -HaveParameter WhatIf
            Get-Command Set-VoiceSandboxNumber | Should -HaveParameter Confirm
        }
    }

    Context 'what is refused' {
        It 'refuses a detail that the behaviour cannot have, and goes on with the next number' {
            $number = New-Number
            Set-VoiceSandboxNumber $number Busy -Detail declined -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxNumberWrong,VoicePS.Commands.SetVoiceSandboxNumberCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem[0].TargetObject | Should -Be $number

            '+', $number | Set-VoiceSandboxNumber -Behavior Busy -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].TargetObject | Should -Be '+'
            (Get-VoiceSandboxNumber $number).Behavior | Should -Be 'Busy'
        }

        It 'refuses <Name>' -ForEach @(
            @{ Name = 'a behaviour that there is not'; With = @{ Behavior = 'Asleep' } }
            @{ Name = 'keys that no phone has'; With = @{ Digits = 'E' } }
            @{ Name = 'a negative time'; With = @{ AnswerAfter = -1 } }
            @{ Name = 'a day and a second'; With = @{ HangUpAfter = 86401 } }
            @{ Name = 'a detail that there is not'; With = @{ Behavior = 'Failed'; Detail = 'tired' } }
        ) {
            { Set-VoiceSandboxNumber 447700900000 @With -ErrorAction Stop } | Should -Throw
        }
    }

    # The last, for it leaves no sandbox behind.
    Context 'without a sandbox' {
        It 'ends with an error, and says how to start one' {
            Stop-VoiceSandbox
            { Set-VoiceSandboxNumber 447700900000 Busy } |
                Should -Throw '*Start-VoiceSandbox*' -ErrorId 'VoiceSandboxMissing,VoicePS.Commands.SetVoiceSandboxNumberCommand'
        }
    }
}
