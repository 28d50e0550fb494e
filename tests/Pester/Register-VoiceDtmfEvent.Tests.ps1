BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $answered = New-AnsweredCall
    $eventUrl = 'https://example.com/keys'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Register-VoiceDtmfEvent' {
    Context 'having each key reported' {
        It 'takes the call from the pipeline and writes nothing' {
            $answered | Register-VoiceDtmfEvent -EventUrl $eventUrl -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'writes a result with -PassThru, which pipes into the next cmdlet' {
            $result = $answered | Register-VoiceDtmfEvent -EventUrl $eventUrl -PassThru
            $result | Should -BeOfType [VoicePS.VoiceActionResult]
            $result.Uuid | Should -Be $answered.Uuid
            ($result | Get-VoiceCall).Status | Should -Be 'answered'
        }

        It 'takes the id from the pipeline, by position and from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            ($answered.Uuid | Register-VoiceDtmfEvent -EventUrl $eventUrl -PassThru).Uuid | Should -Be $answered.Uuid
            (Register-VoiceDtmfEvent $answered.Uuid -EventUrl $eventUrl -PassThru).Uuid | Should -Be $answered.Uuid
            ([pscustomobject]@{ $_ = $answered.Uuid } | Register-VoiceDtmfEvent -EventUrl $eventUrl -PassThru).Uuid | Should -Be $answered.Uuid
        }

        It 'does so in several calls at once' {
            $calls = New-AnsweredCall 2
            ($calls | Register-VoiceDtmfEvent -EventUrl $eventUrl -PassThru).Uuid | Should -Be $calls.Uuid
        }
    }

    Context 'what is sent' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends the address in an array, which is how the service wants it' {
            Register-VoiceDtmfEvent $unknownId 'https://example.com/keys?a=1&b=2' -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'PUT'
            $request.Path | Should -Be "/v1/calls/$unknownId/input/dtmf"
            $request.Body | Should -BeExactly '{"event_url":["https://example.com/keys?a=1&b=2"]}'
        }


        It 'sends nothing with -WhatIf' {
            Register-VoiceDtmfEvent $unknownId -EventUrl $eventUrl -Session $recorder.Session -WhatIf | Should -BeNullOrEmpty
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }
    }

    Context 'an error in one record' {
        It 'names the unknown call and goes on with the others' {
            $result = $answered.Uuid, $unknownId, $answered.Uuid |
                Register-VoiceDtmfEvent -EventUrl $eventUrl -PassThru -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid, $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.RegisterVoiceDtmfEventCommand'
            $problem[0].TargetObject | Should -Be $unknownId
        }

        It 'tries for a moment where the call is not answered yet' {
            $call = New-StartedCall
            ($call | Register-VoiceDtmfEvent -EventUrl $eventUrl -PassThru).Uuid | Should -Be $call.Uuid
        }

        It 'does not find a call that has ended' {
            New-EndedCall | Register-VoiceDtmfEvent -EventUrl $eventUrl -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.RegisterVoiceDtmfEventCommand'
        }
    }

    It 'has each key that is pressed reported to the address, until Unregister-VoiceDtmfEvent' {
        $call = New-AnsweredCall
        $call | Register-VoiceDtmfEvent -EventUrl 'http://127.0.0.1:9/keys' -ErrorAction Stop
        Send-VoiceSandboxInput $call.Uuid '7' -ErrorAction Stop
        $deadline = [datetime]::UtcNow.AddSeconds(10)
        do {
            Start-Sleep -Milliseconds 50
            $told = @(Get-VoiceSandboxEvent $call.Uuid -EventType input)
        } while ($told.Count -eq 0 -and [datetime]::UtcNow -lt $deadline)
        $told | Should -HaveCount 1
        $told[0].Url | Should -Be 'http://127.0.0.1:9/keys'
        $told[0].Event.Digits | Should -Be '7'

        $call | Unregister-VoiceDtmfEvent -ErrorAction Stop
        Send-VoiceSandboxInput $call.Uuid '8' -ErrorAction Stop
        $call | Stop-VoiceCall -ErrorAction Stop | Out-Null
        $null = Wait-CallStatus $call.Uuid 'completed'
        Get-VoiceSandboxEvent $call.Uuid -EventType input | Should -HaveCount 1
    }

    Context 'what is refused before anything is sent' {
        It 'refuses an address that is none: <_>' -ForEach 'nonsense', '/keys', 'ftp://example.com/keys' {
            { Register-VoiceDtmfEvent $answered.Uuid -EventUrl $_ } |
                Should -Throw '*is not a web address*' -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses the id of a conversation' {
            { $conversationId | Register-VoiceDtmfEvent -EventUrl $eventUrl -ErrorAction Stop } |
                Should -Throw "*conversation*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'wants an address' {
            (Get-Command Register-VoiceDtmfEvent).Parameters['EventUrl'].Attributes.Mandatory | Should -Contain $true
        }
    }

    It 'supports -WhatIf and -Confirm' {
        Get-Command Register-VoiceDtmfEvent | Should -HaveParameter WhatIf
        Get-Command Register-VoiceDtmfEvent | Should -HaveParameter Confirm
    }
}
