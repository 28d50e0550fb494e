BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Get-VoiceSandboxNumber' {
    Context 'one number' {
        It 'says what the last digits of <Number> mean' -ForEach @(
            @{ Number = '447700900212'; Behavior = 'Answered'; Description = 'answers after 12 seconds' }
            @{ Number = '447700900305'; Behavior = 'Answered'; Description = 'answers, hangs up after 5 seconds' }
            @{ Number = '447700900404'; Behavior = 'Failed'; Description = 'fails: cannot_route' }
            @{ Number = '447700900410'; Behavior = 'Failed'; Description = 'fails: number_out_of_service' }
            @{ Number = '447700900408'; Behavior = 'Timeout'; Description = 'rings until the ringing timer ends' }
            @{ Number = '447700900486'; Behavior = 'Busy'; Description = 'is busy' }
            @{ Number = '447700900603'; Behavior = 'Rejected'; Description = 'rejects the call: declined' }
            @{ Number = '447700900701'; Behavior = 'Machine'; Description = 'is a machine that beeps' }
            @{ Number = '447700900812'; Behavior = 'Answered'; Description = 'answers, presses 12# when asked for keys' }
            @{ Number = '447700900901'; Behavior = 'Answered'; Description = "answers, says 'yes' when asked to speak" }
            @{ Number = '447700900000'; Behavior = 'Answered'; Description = 'answers' }
        ) {
            $found = Get-VoiceSandboxNumber $Number
            $found | Should -BeOfType [VoicePS.VoiceSandboxNumber]
            $found.Number | Should -Be $Number
            $found.Behavior | Should -Be $Behavior
            $found.Description | Should -Be $Description
            $found.IsSet | Should -BeFalse
        }

        It 'says what was set' {
            Set-VoiceSandboxNumber 447700900404 Busy
            $found = Get-VoiceSandboxNumber '+44 7700 900404'
            $found.Number | Should -Be '447700900404'
            $found.Behavior | Should -Be 'Busy'
            $found.IsSet | Should -BeTrue
            Set-VoiceSandboxNumber 447700900404 -Reset
        }

        It 'takes numbers from the pipeline, as text or as a property' {
            ('447700900486', [pscustomobject]@{ Number = '447700900404' } | Get-VoiceSandboxNumber).Behavior | Should -Be 'Busy', 'Failed'
        }
    }

    Context 'all' {
        It 'lists every ending that means something' {
            $all = Get-VoiceSandboxNumber
            $all.Number | Should -Contain '*2nn'
            ($all | Where-Object Number -eq '*486').Description | Should -Be 'is busy'
            $all | Where-Object IsSet | Should -BeNullOrEmpty
        }

        It 'lists first what was set' {
            Set-VoiceSandboxNumber 447700900199 -Digits 7
            $first = (Get-VoiceSandboxNumber)[0]
            $first.Number | Should -Be '447700900199'
            $first.Digits | Should -Be '7'
            $first.IsSet | Should -BeTrue
            Set-VoiceSandboxNumber 447700900199 -Reset
        }

        It 'shows itself within 100 characters' {
            $lines = Get-VoiceSandboxNumber | Out-String -Stream -Width 100
            $lines | Where-Object { $_ -match '^Number +Behavior +Set +Description$' } | Should -HaveCount 1
            $lines | Where-Object { $_ -match '^\*486 +Busy +False +is busy$' } | Should -HaveCount 1
            $lines | Where-Object { $_ -match '…' } | Should -BeNullOrEmpty
        }
    }

    Context 'what is refused' {
        It 'refuses what is no number, and goes on with the next' {
            $found = ' ', '447700900486' | Get-VoiceSandboxNumber -ErrorAction SilentlyContinue -ErrorVariable problem
            $found.Behavior | Should -Be 'Busy'
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxNumberWrong,VoicePS.Commands.GetVoiceSandboxNumberCommand'
        }
    }

    # The last, for it leaves no sandbox behind.
    Context 'without a sandbox' {
        It 'ends with an error, and says how to start one' {
            Stop-VoiceSandbox
            { Get-VoiceSandboxNumber } | Should -Throw '*Start-VoiceSandbox*' -ErrorId 'VoiceSandboxMissing,VoicePS.Commands.GetVoiceSandboxNumberCommand'
        }
    }
}
