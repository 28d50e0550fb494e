BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # A port on which nobody listens.
    $probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $probe.Start()
    $application = "http://127.0.0.1:$($probe.LocalEndpoint.Port)/"
    $probe.Stop()
    $number = '442079460000'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceSandboxInboundCall' {
    Context 'a voice menu' {
        It 'answers, asks, and does what the key says' {
            $own = Start-VoiceSandbox -AnswerUrl "${application}answer" -EventUrl "${application}event" -TimeScale 20
            Set-VoiceSandboxNumber 447700900077 -Digits 1 -Sandbox $own
            $listen = @{ Prefix = $application; Count = 6; TimeoutSec = 60 }
            $events = New-VoiceSandboxInboundCall 447700900077 $number -Sandbox $own |
                Receive-VoiceEvent @listen -NccoScript {
                    param($e)
                    if ($e.EventType -eq 'answer') {
                        @{ action = 'talk'; text = 'Press 1 for sales' }
                        @{ action = 'input'; type = @('dtmf'); dtmf = @{ maxDigits = 1 } }
                    }
                    if ($e.EventType -eq 'input' -and $e.Digits -eq '1') { @{ action = 'talk'; text = 'Sales it is' } }
                }
            ($events | Where-Object EventType -eq 'input').Digits | Should -Be '1'
            ($events | Where-Object EventType -eq 'status').Status | Sort-Object |
                Should -Be 'answered', 'completed', 'ringing', 'started'
            (Get-VoiceSandboxEvent -EventType talk -Sandbox $own).Summary | Should -Be 'Press 1 for sales', 'Sales it is'
            $own | Stop-VoiceSandbox
        }
    }

    Context 'the call' {
        It 'is one that the API knows, and that can be hung up' {
            $call = New-VoiceSandboxInboundCall '+44 7700 900077' $number -AnswerUrl "${application}nobody"
            $call | Should -BeOfType [VoicePS.VoiceCall]
            $call.Direction | Should -Be 'inbound'
            $call.From.Number | Should -Be '447700900077'
            $call.To.Number | Should -Be $number
            $call.Uuid | Should -Match '^[0-9a-f]{32}$'
            ($call | Get-VoiceCall).Uuid | Should -Be $call.Uuid
        }

        It 'fails where nobody says what to do with it' {
            $call = New-VoiceSandboxInboundCall 447700900077 $number -AnswerUrl "${application}nobody" -AnswerMethod POST
            $null = Wait-CallStatus $call.Uuid 'failed'
            $asked = $call | Get-VoiceSandboxEvent -EventType answer
            $asked.Method | Should -Be 'POST'
            $asked.Attempts | Should -Be 2
        }

        It 'comes from each number of the pipeline' {
            $calls = 447700900077, 447700900078 | New-VoiceSandboxInboundCall -To $number -AnswerUrl "${application}nobody"
            $calls.From.Number | Should -Be '447700900077', '447700900078'
        }
    }

    Context 'with -WhatIf' {
        It 'does not come' {
            $before = Measure-Call
            New-VoiceSandboxInboundCall 447700900077 $number -AnswerUrl "${application}nobody" -WhatIf | Should -BeNullOrEmpty
            Measure-Call | Should -Be $before
        }
    }

    Context 'what is wrong' {
        It 'says that there is nobody to ask' {
            New-VoiceSandboxInboundCall 447700900077 $number -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId |
                Should -Be 'VoiceSandboxAnswerUrlMissing,VoicePS.Commands.NewVoiceSandboxInboundCallCommand'
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*-AnswerUrl*'
        }

        It 'names what is no number and goes on' {
            $calls = 'nobody', 447700900077 | New-VoiceSandboxInboundCall -To $number -AnswerUrl "${application}nobody" `
                -ErrorAction SilentlyContinue -ErrorVariable problem
            $calls | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxNumberWrong,VoicePS.Commands.NewVoiceSandboxInboundCallCommand'
            $problem[0].TargetObject | Should -Be 'nobody'
        }

        It 'refuses an address that is none' {
            { New-VoiceSandboxInboundCall 447700900077 $number -AnswerUrl 'answer.html' } |
                Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
