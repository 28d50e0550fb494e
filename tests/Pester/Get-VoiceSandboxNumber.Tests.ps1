BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Get-VoiceSandboxNumber' {
    Context 'what endings mean' {
        It 'lists each of them once, with a description' {
            $rules = Get-VoiceSandboxNumber | Where-Object { -not $_.IsSet }
            $rules | Should -BeOfType [VoicePS.VoiceSandboxNumber]
            @($rules.Number | Sort-Object -Unique).Count | Should -Be $rules.Count
            $rules | Where-Object { -not $_.Description } | Should -BeNullOrEmpty
            ($rules | Where-Object Number -eq '*404').Detail | Should -Be 'cannot_route'
            ($rules | Where-Object Number -eq '*2nn').AnswerAfter | Should -BeNullOrEmpty
        }

        It 'says of <Number> that it <Description>' -ForEach @(
            @{ Number = '447700900000'; Behavior = 'Answered'; Description = 'answers' }
            @{ Number = '447700900205'; Behavior = 'Answered'; Description = 'answers after 5 seconds' }
            @{ Number = '447700900330'; Behavior = 'Answered'; Description = 'answers, hangs up after 30 seconds' }
            @{ Number = '447700900410'; Behavior = 'Failed'; Description = 'fails: number_out_of_service' }
            @{ Number = '447700900408'; Behavior = 'Timeout'; Description = 'rings until the ringing timer ends' }
            @{ Number = '447700900480'; Behavior = 'Unanswered'; Description = 'is unanswered: unavailable' }
            @{ Number = '447700900486'; Behavior = 'Busy'; Description = 'is busy' }
            @{ Number = '447700900603'; Behavior = 'Rejected'; Description = 'rejects the call: declined' }
            @{ Number = '447700900700'; Behavior = 'Machine'; Description = 'is a machine that does not beep' }
            @{ Number = '447700900701'; Behavior = 'Machine'; Description = 'is a machine that beeps' }
            @{ Number = '447700900805'; Behavior = 'Answered'; Description = 'answers, presses 5 when asked for keys' }
            @{ Number = '447700900812'; Behavior = 'Answered'; Description = 'answers, presses 12# when asked for keys' }
            @{ Number = '447700900901'; Behavior = 'Answered'; Description = "answers, says 'yes' when asked to speak" }
        ) {
            $found = Get-VoiceSandboxNumber $Number
            $found.Number | Should -Be $Number
            $found.IsSet | Should -BeFalse
            $found.Behavior | Should -Be $Behavior
            $found.Description | Should -Be $Description
            "$found" | Should -Be "$Number $Description"
        }

        It 'takes numbers as people write them, also from the pipeline and from objects' {
            (Get-VoiceSandboxNumber '+44 (7700) 900-404').Number | Should -Be '447700900404'
            (447700900404, 447700900486 | Get-VoiceSandboxNumber).Behavior | Should -Be 'Failed', 'Busy'
            ([pscustomobject]@{ Number = '447700900404' } | Get-VoiceSandboxNumber).Behavior | Should -Be 'Failed'
        }

        It 'means nothing in an address that is no number' {
            (Get-VoiceSandboxNumber 'sip:alice@example.404').Behavior | Should -Be 'Answered'
        }
    }

    Context 'what was set' {
        It 'comes before the endings, and of one sandbox only' {
            $other = Start-OtherSandbox
            Set-VoiceSandboxNumber 447700900404 Busy -Sandbox $other.Sandbox
            (Get-VoiceSandboxNumber -Sandbox $other.Sandbox)[0].Number | Should -Be '447700900404'
            (Get-VoiceSandboxNumber 447700900404 -Sandbox $other.Sandbox).Behavior | Should -Be 'Busy'
            (Get-VoiceSandboxNumber 447700900404 -Sandbox $sandbox).Behavior | Should -Be 'Failed'
            $other.Sandbox | Stop-VoiceSandbox
        }
    }

    Context 'what is wrong' {
        It 'names the text without a number and goes on' {
            $found = Get-VoiceSandboxNumber '+', 447700900486 -ErrorAction SilentlyContinue -ErrorVariable problem
            $found.Behavior | Should -Be 'Busy'
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxNumberWrong,VoicePS.Commands.GetVoiceSandboxNumberCommand'
            $problem[0].TargetObject | Should -Be '+'
        }
    }
}
