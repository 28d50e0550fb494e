BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $answered = New-AnsweredCall
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Start-VoiceStream' {
    Context 'playing into a call that is answered' {
        It 'takes the call from the pipeline and says what the service did' {
            $result = $answered | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3'
            $result | Should -BeOfType [VoicePS.VoiceActionResult]
            $result | Should -HaveCount 1
            $result.Uuid | Should -Be $answered.Uuid
            $result.Message | Should -Be 'Stream started'
        }

        It 'takes the id from the pipeline' {
            ($answered.Uuid | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3').Message | Should -Be 'Stream started'
        }

        It 'takes id and address by position' {
            (Start-VoiceStream $answered.Uuid 'https://example.com/hold.mp3').Message | Should -Be 'Stream started'
        }

        It 'takes the id from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            ([pscustomobject]@{ $_ = $answered.Uuid } | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3').Uuid | Should -Be $answered.Uuid
        }

        It 'plays into several calls at once' {
            $calls = New-AnsweredCall 3
            ($calls | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3').Uuid | Should -Be $calls.Uuid
            (Start-VoiceStream -Uuid $calls.Uuid -StreamUrl 'https://example.com/hold.mp3').Uuid | Should -Be $calls.Uuid
        }

        It 'gives what pipes into the next cmdlet' {
            $result = $answered | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' | Stop-VoiceStream
            $result.Uuid | Should -Be $answered.Uuid
            $result.Message | Should -Be 'Stream stopped'
        }

        It 'takes loop and level' {
            ($answered | Start-VoiceStream -StreamUrl 'http://example.com/hold.wav' -Loop 0 -Level 0.4).Message | Should -Be 'Stream started'
        }
    }

    Context 'what is sent' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends only the address if nothing else is given' {
            $null = Start-VoiceStream $unknownId 'https://example.com/hold.mp3' -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'PUT'
            $request.Path | Should -Be "/v1/calls/$unknownId/stream"
            $request.Body | Should -BeExactly '{"stream_url":["https://example.com/hold.mp3"]}'
        }

        It 'sends the loop and the level' {
            $null = Start-VoiceStream $unknownId 'https://example.com/hold.mp3' -Loop 0 -Level 0.4 -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body |
                Should -BeExactly '{"stream_url":["https://example.com/hold.mp3"],"loop":0,"level":"0.4"}'
        }

        It 'sends nothing with -WhatIf' {
            Start-VoiceStream $unknownId 'https://example.com/hold.mp3' -Session $recorder.Session -WhatIf | Should -BeNullOrEmpty
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }

        It 'sends nothing for what is not an id' {
            (Get-Date), $unknownId | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' -Session $recorder.Session -ErrorAction SilentlyContinue | Out-Null
            (Receive-RecordedRequest $recorder).Path | Should -Be "/v1/calls/$unknownId/stream"
        }
    }

    Context 'an error in one record' {
        It 'names the unknown call and goes on with the others' {
            $result = $answered.Uuid, $unknownId, $answered.Uuid |
                Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid, $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.StartVoiceStreamCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be $unknownId
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-VoiceCall*'
            $problem[0].Exception | Should -BeOfType [VoicePS.VoiceApiException]
            $problem[0].Exception.StatusCode | Should -Be 404
            $problem[0].Exception.TraceId | Should -Not -BeNullOrEmpty
        }

        It 'refuses an object that is no call and goes on with the others' {
            $result = (Get-Date), $answered | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
            $problem[0].Exception.Message | Should -BeLike '*is not the id of a call*'
        }
    }

    Context 'a call in another state' {
        It 'tries for a moment where the call is not answered yet' {
            (New-StartedCall | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3').Message | Should -Be 'Stream started'
        }

        It 'does not find a call that has ended' {
            New-EndedCall | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.StartVoiceStreamCommand'
        }
    }

    Context 'what is refused before anything is sent' {
        It 'refuses an address that the service cannot reach: <_>' -ForEach 'hold.mp3', 'example.com/hold.mp3', 'ftp://example.com/hold.mp3', '/hold.mp3' {
            { Start-VoiceStream $answered.Uuid $_ } |
                Should -Throw "*'StreamUrl'*write it in full*https://*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a level of <_>' -ForEach -1.1, 1.1 {
            { Start-VoiceStream $answered.Uuid 'https://example.com/hold.mp3' -Level $_ } |
                Should -Throw "*'Level'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a loop of -1' {
            { Start-VoiceStream $answered.Uuid 'https://example.com/hold.mp3' -Loop -1 } |
                Should -Throw "*'Loop'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses the id of a conversation and says how to see its calls' {
            { $conversationId | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' -ErrorAction Stop } |
                Should -Throw "*conversation*Get-VoiceCall -ConversationUuid $conversationId*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses what cannot be an id: <_>' -ForEach 'hello', '+447700900000', 'https://example.com/63f61863-4a51' {
            { Start-VoiceStream -Uuid $_ -StreamUrl 'https://example.com/hold.mp3' } | Should -Throw '*is not the id of a call*' -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { Start-VoiceStream $answered.Uuid 'https://example.com/hold.mp3' } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.StartVoiceStreamCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { Start-VoiceStream $answered.Uuid 'https://example.com/hold.mp3' -Session $closed } |
                Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.StartVoiceStreamCommand'
        }

        It 'uses the session that it is given' {
            $other = Start-OtherSandbox
            $call = New-AnsweredCall -Session $other.Session
            ($call | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' -Session $other.Session).Message | Should -Be 'Stream started'
            $call | Start-VoiceStream -StreamUrl 'https://example.com/hold.mp3' -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceCallNotFound,*'
        }
    }

    It 'supports -WhatIf and -Confirm' {
        Get-Command Start-VoiceStream | Should -HaveParameter WhatIf
        Get-Command Start-VoiceStream | Should -HaveParameter Confirm
    }
}
