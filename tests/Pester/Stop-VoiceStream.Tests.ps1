BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $answered = New-AnsweredCall
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Stop-VoiceStream' {
    Context 'stopping to play' {
        It 'takes the call from the pipeline and says what the service did' {
            $result = $answered | Stop-VoiceStream
            $result | Should -BeOfType [VoicePS.VoiceActionResult]
            $result | Should -HaveCount 1
            $result.Uuid | Should -Be $answered.Uuid
            $result.Message | Should -Be 'Stream stopped'
        }

        It 'takes the id from the pipeline' {
            ($answered.Uuid | Stop-VoiceStream).Message | Should -Be 'Stream stopped'
        }

        It 'takes the id by position' {
            (Stop-VoiceStream $answered.Uuid).Message | Should -Be 'Stream stopped'
        }

        It 'takes the id from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            ([pscustomobject]@{ $_ = $answered.Uuid } | Stop-VoiceStream).Uuid | Should -Be $answered.Uuid
        }

        It 'stops in several calls at once' {
            $calls = New-AnsweredCall 3
            ($calls | Stop-VoiceStream).Uuid | Should -Be $calls.Uuid
            (Stop-VoiceStream -Uuid $calls.Uuid).Uuid | Should -Be $calls.Uuid
        }

        It 'may be asked when nothing is being played' {
            $quiet = New-AnsweredCall
            ($quiet | Stop-VoiceStream).Message | Should -Be 'Stream stopped'
        }

        It 'leaves the call in progress' {
            $null = $answered | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' -Loop 0 | Stop-VoiceStream
            ($answered | Get-VoiceCall).Status | Should -Be 'answered'
        }
    }

    Context 'what is sent' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends a DELETE without a body' {
            $null = Stop-VoiceStream $unknownId -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'DELETE'
            $request.Path | Should -Be "/v1/calls/$unknownId/stream"
            $request.Body | Should -BeNullOrEmpty
        }

        It 'sends nothing with -WhatIf' {
            Stop-VoiceStream $unknownId -Session $recorder.Session -WhatIf | Should -BeNullOrEmpty
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }

        It 'sends nothing for what is not an id' {
            (Get-Date), $unknownId | Stop-VoiceStream -Session $recorder.Session -ErrorAction SilentlyContinue | Out-Null
            (Receive-RecordedRequest $recorder).Path | Should -Be "/v1/calls/$unknownId/stream"
        }
    }

    Context 'an error in one record' {
        It 'names the unknown call and goes on with the others' {
            $result = $answered.Uuid, $unknownId, $answered.Uuid |
                Stop-VoiceStream -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid, $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.StopVoiceStreamCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be $unknownId
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-VoiceCall*'
            $problem[0].Exception | Should -BeOfType [VoicePS.VoiceApiException]
            $problem[0].Exception.StatusCode | Should -Be 404
            $problem[0].Exception.TraceId | Should -Not -BeNullOrEmpty
        }

        It 'refuses an object that is no call and goes on with the others' {
            $result = (Get-Date), $answered | Stop-VoiceStream -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
            $problem[0].Exception.Message | Should -BeLike '*is not the id of a call*'
        }
    }

    Context 'a call in another state' {
        It 'tries for a moment where the call is not answered yet' {
            (New-StartedCall | Stop-VoiceStream).Message | Should -Be 'Stream stopped'
        }

        It 'does not find a call that has ended' {
            New-EndedCall | Stop-VoiceStream -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.StopVoiceStreamCommand'
        }
    }

    Context 'what is refused before anything is sent' {
        It 'refuses the id of a conversation and says how to see its calls' {
            { $conversationId | Stop-VoiceStream -ErrorAction Stop } |
                Should -Throw "*conversation*Get-VoiceCall -ConversationUuid $conversationId*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses what cannot be an id: <_>' -ForEach 'hello', '+447700900000', 'https://example.com/63f61863-4a51' {
            { Stop-VoiceStream -Uuid $_ } | Should -Throw '*is not the id of a call*' -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { Stop-VoiceStream $answered.Uuid } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.StopVoiceStreamCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { Stop-VoiceStream $answered.Uuid -Session $closed } |
                Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.StopVoiceStreamCommand'
        }

        It 'uses the session that it is given' {
            $other = Start-OtherSandbox
            $call = New-AnsweredCall -Session $other.Session
            ($call | Stop-VoiceStream -Session $other.Session).Message | Should -Be 'Stream stopped'
            $call | Stop-VoiceStream -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceCallNotFound,*'
        }
    }

    It 'supports -WhatIf and -Confirm' {
        Get-Command Stop-VoiceStream | Should -HaveParameter WhatIf
        Get-Command Stop-VoiceStream | Should -HaveParameter Confirm
    }
}
