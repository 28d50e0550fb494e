BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    $ask = @{ action = 'input'; type = @('dtmf'); dtmf = @{ maxDigits = 4; submitOnHash = $true } }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Set-VoiceSandboxNumber' {
    Context 'a number that is set' {
        It 'ends its calls as <Status> when it is <Behavior>' -ForEach @(
            @{ Behavior = 'Busy'; Status = 'busy' }
            @{ Behavior = 'Rejected'; Status = 'rejected' }
            @{ Behavior = 'Failed'; Status = 'failed' }
        ) {
            Set-VoiceSandboxNumber 447700900123 $Behavior
            $call = New-VoiceCall -To 447700900123 -From $caller -Ncco $hello
            Wait-CallStatus $call.Uuid $Status | Should -Not -BeNullOrEmpty
        }

        It 'has the detail in its event' {
            Set-VoiceSandboxNumber 447700900123 Unanswered -Detail carrier_timeout -AnswerAfter 1
            $call = New-VoiceCall -To 447700900123 -From $caller -Ncco $hello
            $null = Wait-CallStatus $call.Uuid 'unanswered'
            ($call | Get-VoiceSandboxEvent)[-1].Event.Detail | Should -Be 'carrier_timeout'
        }

        It 'answers and hangs up when it is to' {
            Set-VoiceSandboxNumber 447700900123 -AnswerAfter 0.5 -HangUpAfter 3
            $call = New-VoiceCall -To 447700900123 -From $caller -Ncco $hello
            (Wait-CallStatus $call.Uuid 'completed').Duration | Should -Be ([timespan] '00:00:03')
            ($call | Get-VoiceSandboxEvent)[-1].Event.DisconnectedBy | Should -Be 'user'
        }

        It 'presses its keys when it is asked' {
            Set-VoiceSandboxNumber 447700900123 -Digits '47#'
            $call = New-VoiceCall -To 447700900123 -From $caller -Ncco $ask
            $null = Wait-CallStatus $call.Uuid 'completed'
            $keys = $call | Get-VoiceSandboxEvent -EventType input | Where-Object Kind -eq 'webhook'
            $keys.Event.Digits | Should -Be '47'
        }

        It 'does only what was said last' {
            Set-VoiceSandboxNumber 447700900123 Busy
            $now = Set-VoiceSandboxNumber 447700900123 -Speech 'hello' -PassThru
            $now.Behavior | Should -Be 'Answered'
            $now.Speech | Should -Be 'hello'
            $now.IsSet | Should -BeTrue
            $now.HangUpAfter | Should -BeNullOrEmpty
        }

        It 'is what its ending says again after -Reset' {
            Set-VoiceSandboxNumber 447700900486 Answered
            (Get-VoiceSandboxNumber 447700900486).Behavior | Should -Be 'Answered'
            (Set-VoiceSandboxNumber 447700900486 -Reset -PassThru).Behavior | Should -Be 'Busy'
            (Get-VoiceSandboxNumber 447700900486).IsSet | Should -BeFalse
        }
    }

    Context 'several' {
        It 'sets numbers from arguments, the pipeline and objects, and writes nothing' {
            Set-VoiceSandboxNumber 447700900131, '+44 7700 900132' Machine -Beep | Should -BeNullOrEmpty
            447700900133 | Set-VoiceSandboxNumber -Behavior Machine
            [pscustomobject]@{ Number = '447700900134' } | Set-VoiceSandboxNumber -Behavior Machine
            (Get-VoiceSandboxNumber 447700900131, 447700900132, 447700900133, 447700900134).Behavior |
                Should -Be 'Machine', 'Machine', 'Machine', 'Machine'
            (Get-VoiceSandboxNumber 447700900132).Beep | Should -BeTrue
        }
    }

    Context 'with -WhatIf' {
        It 'sets nothing' {
            Set-VoiceSandboxNumber 447700900140 Busy -WhatIf
            Set-VoiceSandboxNumber 447700900131 -Reset -WhatIf
            (Get-VoiceSandboxNumber 447700900140).IsSet | Should -BeFalse
            (Get-VoiceSandboxNumber 447700900131).IsSet | Should -BeTrue
        }
    }

    Context 'what is wrong' {
        It 'refuses a detail that the behavior does not have, and goes on' {
            447700900150, '-', 447700900151 | Set-VoiceSandboxNumber -Behavior Busy -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxNumberWrong,VoicePS.Commands.SetVoiceSandboxNumberCommand'
            (Get-VoiceSandboxNumber 447700900151).Behavior | Should -Be 'Busy'
            { Set-VoiceSandboxNumber 447700900150 Busy -Detail declined -ErrorAction Stop } | Should -Throw "*'Busy' has no detail*"
            { Set-VoiceSandboxNumber 447700900150 Failed -Detail declined -ErrorAction Stop } | Should -Throw '*cannot_route*'
        }

        It 'refuses <Name> <Value>' -ForEach @(
            @{ Name = 'Digits'; Value = '12x' }
            @{ Name = 'AnswerAfter'; Value = -1 }
            @{ Name = 'HangUpAfter'; Value = 90000 }
            @{ Name = 'Detail'; Value = 'bored' }
            @{ Name = 'Speech'; Value = '' }
        ) {
            $option = @{ $Name = $Value }
            { Set-VoiceSandboxNumber 447700900150 @option } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
