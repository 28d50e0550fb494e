BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Stop-VoiceCall' {
    Context 'hanging up' {
        It 'ends an answered call and writes nothing' {
            $call = New-AnsweredCall
            $call | Stop-VoiceCall | Should -BeNullOrEmpty
            ($call | Get-VoiceCall).Status | Should -Be 'completed'
        }

        It 'takes the id by position and from the pipeline' {
            $first, $second = New-AnsweredCall 2
            Stop-VoiceCall $first.Uuid
            $second.Uuid | Stop-VoiceCall
            ($first, $second | Get-VoiceCall).Status | Should -Be 'completed', 'completed'
        }

        It 'takes the id from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            $call = New-AnsweredCall
            [pscustomobject]@{ $_ = $call.Uuid } | Stop-VoiceCall
            ($call | Get-VoiceCall).Status | Should -Be 'completed'
        }

        It 'cancels a call that still rings' {
            Set-VoiceSandboxNumber '447700900953' -AnswerAfter 600
            $call = New-VoiceCall -To '447700900953' -From $caller -Ncco $hello
            $null = Wait-CallStatus $call.Uuid 'ringing'
            $call | Stop-VoiceCall
            ($call | Get-VoiceCall).Status | Should -Be 'cancelled'
        }

        It 'ends all calls of a list' {
            $calls = New-AnsweredCall 3
            Get-VoiceCall -Status answered | Stop-VoiceCall
            Get-VoiceCall -Status answered | Should -BeNullOrEmpty
            ($calls | Get-VoiceCall).Status | Select-Object -Unique | Should -Be 'completed'
        }

        It 'shows with -PassThru what the call cost' {
            $call = New-AnsweredCall | Stop-VoiceCall -PassThru
            $call | Should -BeOfType [VoicePS.VoiceCall]
            $call.Status | Should -Be 'completed'
            $call.Price | Should -BeOfType [decimal]
            $call.Duration | Should -BeOfType [timespan]
            $call.Price | Should -Be ([math]::Round($call.Rate * $call.Duration.TotalSeconds / 60, 8))
            $call.EndTime - $call.StartTime | Should -Be $call.Duration
        }

        It 'writes the call without -PassThru where the service answers with it, as in 2017' {
            $other = Start-OtherSandbox -ApiVersion 2017
            $call = New-AnsweredCall -Session $other.Session
            $ended = $call | Stop-VoiceCall -Session $other.Session
            $ended | Should -HaveCount 1
            $ended.Uuid | Should -Be $call.Uuid
            $ended.Status | Should -Be 'completed'
        }
    }

    Context 'with -Force' {
        It 'takes a call that has ended for hung up' {
            New-EndedCall | Stop-VoiceCall -Force -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'shows with -PassThru the call that has ended' {
            $call = New-EndedCall
            $ended = $call | Stop-VoiceCall -Force -PassThru -ErrorAction Stop
            $ended.Uuid | Should -Be $call.Uuid
            $ended.Status | Should -Be 'completed'
        }

        It 'takes a call that is not known for hung up, and has nothing to show' {
            Stop-VoiceCall $unknownId -Force -PassThru -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'hangs up a call that has not ended' {
            $call = New-AnsweredCall
            $call | Stop-VoiceCall -Force | Should -BeNullOrEmpty
            ($call | Get-VoiceCall).Status | Should -Be 'completed'
        }

        It 'still does nothing with -WhatIf' {
            $call = New-AnsweredCall
            $call | Stop-VoiceCall -Force -WhatIf
            ($call | Get-VoiceCall).Status | Should -Be 'answered'
        }
    }

    Context 'with -WhatIf' {
        It 'leaves the call alone' {
            $call = New-AnsweredCall
            $call | Stop-VoiceCall -WhatIf | Should -BeNullOrEmpty
            $call | Stop-VoiceCall -WhatIf -PassThru | Should -BeNullOrEmpty
            ($call | Get-VoiceCall).Status | Should -Be 'answered'
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command Stop-VoiceCall | Should -HaveParameter WhatIf
            Get-Command Stop-VoiceCall | Should -HaveParameter Confirm
        }

        It 'sends nothing at all, and without it one request' {
            $recorder = Start-RequestRecorder
            try {
                Stop-VoiceCall $unknownId -Session $recorder.Session -WhatIf
                Receive-RecordedRequest $recorder | Should -BeNullOrEmpty

                $null = Stop-VoiceCall $unknownId -Session $recorder.Session
                $request = Receive-RecordedRequest $recorder
                $request | Should -HaveCount 1
                $request.Method | Should -Be 'PUT'
                $request.Path | Should -Be "/v1/calls/$unknownId"
                $request.Body | Should -BeExactly '{"action":"hangup"}'
            }
            finally {
                Stop-RequestRecorder $recorder
            }
        }
    }

    Context 'errors' {
        It 'names the unknown call and ends the others' {
            $calls = New-AnsweredCall 2
            $calls[0].Uuid, $unknownId, $calls[1].Uuid | Stop-VoiceCall -ErrorAction SilentlyContinue -ErrorVariable problem
            ($calls | Get-VoiceCall).Status | Should -Be 'completed', 'completed'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.StopVoiceCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be $unknownId
            $problem[0].Exception | Should -BeOfType [VoicePS.VoiceApiException]
            $problem[0].Exception.StatusCode | Should -Be 404
            $problem[0].Exception.TraceId | Should -Not -BeNullOrEmpty
        }

        It 'tries for a moment to hang up a call that has only just begun' {
            (New-StartedCall | Stop-VoiceCall -PassThru).Status | Should -BeIn 'cancelled', 'completed'
        }

        It 'does not find a call that has ended' {
            New-EndedCall | Stop-VoiceCall -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.StopVoiceCallCommand'
        }

        It 'refuses an object that is no call and ends the others' {
            $call = New-AnsweredCall
            (Get-Date), $call | Stop-VoiceCall -ErrorAction SilentlyContinue -ErrorVariable problem
            ($call | Get-VoiceCall).Status | Should -Be 'completed'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        }

        It 'refuses the id of a conversation and says how to see its calls' {
            { Stop-VoiceCall $conversationId } |
                Should -Throw "*conversation*Get-VoiceCall -ConversationUuid $conversationId*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses what cannot be an id: <_>' -ForEach 'hello', '+447700900000', 'https://example.com/63f61863-4a51' {
            { Stop-VoiceCall $_ } | Should -Throw '*is not the id of a call*' -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { Stop-VoiceCall $unknownId } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.StopVoiceCallCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { Stop-VoiceCall $unknownId -Session $closed } |
                Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.StopVoiceCallCommand'
        }

        It 'uses the session that it is given' {
            $other = Start-OtherSandbox
            $call = New-AnsweredCall -Session $other.Session
            $call | Stop-VoiceCall -Session $other.Session
            ($call | Get-VoiceCall -Session $other.Session).Status | Should -Be 'completed'
        }
    }
}
