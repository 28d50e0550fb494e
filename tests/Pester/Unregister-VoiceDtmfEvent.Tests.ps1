BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $answered = New-AnsweredCall
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Unregister-VoiceDtmfEvent' {
    Context 'ending the reports of keys' {
        It 'takes the call from the pipeline and writes nothing' {
            $answered | Unregister-VoiceDtmfEvent -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'writes a result with -PassThru, which pipes into the next cmdlet' {
            $result = $answered | Unregister-VoiceDtmfEvent -PassThru
            $result | Should -BeOfType [VoicePS.VoiceActionResult]
            $result.Uuid | Should -Be $answered.Uuid
            ($result | Get-VoiceCall).Status | Should -Be 'answered'
        }

        It 'takes the id from the pipeline, by position and from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            ($answered.Uuid | Unregister-VoiceDtmfEvent -PassThru).Uuid | Should -Be $answered.Uuid
            (Unregister-VoiceDtmfEvent $answered.Uuid -PassThru).Uuid | Should -Be $answered.Uuid
            ([pscustomobject]@{ $_ = $answered.Uuid } | Unregister-VoiceDtmfEvent -PassThru).Uuid | Should -Be $answered.Uuid
        }

        It 'does so in several calls at once' {
            $calls = New-AnsweredCall 2
            ($calls | Unregister-VoiceDtmfEvent -PassThru).Uuid | Should -Be $calls.Uuid
        }
    }

    Context 'what is sent' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends a DELETE without a body' {
            Unregister-VoiceDtmfEvent $unknownId -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'DELETE'
            $request.Path | Should -Be "/v1/calls/$unknownId/input/dtmf"
            $request.Body | Should -BeNullOrEmpty
        }


        It 'sends nothing with -WhatIf' {
            Unregister-VoiceDtmfEvent $unknownId -Session $recorder.Session -WhatIf | Should -BeNullOrEmpty
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }
    }

    Context 'an error in one record' {
        It 'names the unknown call and goes on with the others' {
            $result = $answered.Uuid, $unknownId, $answered.Uuid |
                Unregister-VoiceDtmfEvent -PassThru -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid, $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.UnregisterVoiceDtmfEventCommand'
            $problem[0].TargetObject | Should -Be $unknownId
        }

        It 'tries for a moment where the call is not answered yet' {
            $call = New-StartedCall
            ($call | Unregister-VoiceDtmfEvent -PassThru).Uuid | Should -Be $call.Uuid
        }

        It 'does not find a call that has ended' {
            New-EndedCall | Unregister-VoiceDtmfEvent -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.UnregisterVoiceDtmfEventCommand'
        }
    }

    It 'may be asked where nothing was registered' {
        New-AnsweredCall | Unregister-VoiceDtmfEvent -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'ends what Register-VoiceDtmfEvent began' {
        $answered | Register-VoiceDtmfEvent -EventUrl 'https://example.com/keys' -PassThru | Unregister-VoiceDtmfEvent -PassThru |
            ForEach-Object Uuid | Should -Be $answered.Uuid
    }

    It 'refuses the id of a conversation' {
        { $conversationId | Unregister-VoiceDtmfEvent -ErrorAction Stop } |
            Should -Throw '*conversation*' -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'supports -WhatIf and -Confirm' {
        Get-Command Unregister-VoiceDtmfEvent | Should -HaveParameter WhatIf
        Get-Command Unregister-VoiceDtmfEvent | Should -HaveParameter Confirm
    }
}
