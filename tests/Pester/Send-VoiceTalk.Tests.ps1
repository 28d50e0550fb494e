BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $answered = New-AnsweredCall
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Send-VoiceTalk' {
    Context 'speaking into a call that is answered' {
        It 'takes the call from the pipeline and says what the service did' {
            $result = $answered | Send-VoiceTalk -Text 'Please acknowledge.'
            $result | Should -BeOfType [VoicePS.VoiceActionResult]
            $result | Should -HaveCount 1
            $result.Uuid | Should -Be $answered.Uuid
            $result.Message | Should -Be 'Talk started'
        }

        It 'takes the id from the pipeline' {
            ($answered.Uuid | Send-VoiceTalk -Text 'Hello').Message | Should -Be 'Talk started'
        }

        It 'takes id and text by position' {
            (Send-VoiceTalk $answered.Uuid 'Hello').Message | Should -Be 'Talk started'
        }

        It 'takes the id from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            ([pscustomobject]@{ $_ = $answered.Uuid } | Send-VoiceTalk -Text 'Hello').Uuid | Should -Be $answered.Uuid
        }

        It 'speaks into several calls at once' {
            $calls = New-AnsweredCall 3
            ($calls | Send-VoiceTalk -Text 'Hello').Uuid | Should -Be $calls.Uuid
            (Send-VoiceTalk -Uuid $calls.Uuid -Text 'Hello').Uuid | Should -Be $calls.Uuid
        }

        It 'gives what pipes into the next cmdlet' {
            $result = $answered | Send-VoiceTalk -Text 'Hello' | Stop-VoiceTalk
            $result.Uuid | Should -Be $answered.Uuid
            $result.Message | Should -Be 'Talk stopped'
        }

        It 'takes SSML' {
            $ssml = '<speak>Server <break time="1s"/> room</speak>'
            ($answered | Send-VoiceTalk -Text $ssml).Message | Should -Be 'Talk started'
        }

        It 'takes a text as long as the service does' {
            ($answered | Send-VoiceTalk -Text ('x' * 1500)).Message | Should -Be 'Talk started'
        }
    }

    Context 'what is sent' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends only the text if nothing else is given' {
            # The letter by its number, so that every edition of PowerShell reads this file alike.
            $text = "Caf$([char]0xE9)"
            $null = Send-VoiceTalk $unknownId $text -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'PUT'
            $request.Path | Should -Be "/v1/calls/$unknownId/talk"
            $request.Body | Should -BeExactly "{`"text`":`"$text`"}"
        }

        It 'sends the language, the style, the loop and the level' {
            $null = Send-VoiceTalk $unknownId 'Hi' -Language 'en-GB' -Style 2 -Loop 0 -Level -0.5 -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body |
                Should -BeExactly '{"text":"Hi","language":"en-GB","style":2,"loop":0,"level":"-0.5"}'
        }

        It 'sends the name of the voice' {
            $null = Send-VoiceTalk $unknownId 'Hi' -VoiceName 'Kimberly' -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeExactly '{"text":"Hi","voice_name":"Kimberly"}'
        }

        It 'sends nothing with -WhatIf' {
            Send-VoiceTalk $unknownId 'Hi' -Session $recorder.Session -WhatIf | Should -BeNullOrEmpty
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }

        It 'sends nothing for what is not an id' {
            (Get-Date), $unknownId | Send-VoiceTalk -Text 'Hi' -Session $recorder.Session -ErrorAction SilentlyContinue | Out-Null
            (Receive-RecordedRequest $recorder).Path | Should -Be "/v1/calls/$unknownId/talk"
        }
    }

    Context 'an error in one record' {
        It 'names the unknown call and goes on with the others' {
            $result = $answered.Uuid, $unknownId, $answered.Uuid |
                Send-VoiceTalk -Text 'Hello' -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid, $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.SendVoiceTalkCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be $unknownId
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-VoiceCall*'
            $problem[0].Exception | Should -BeOfType [VoicePS.VoiceApiException]
            $problem[0].Exception.StatusCode | Should -Be 404
            $problem[0].Exception.TraceId | Should -Not -BeNullOrEmpty
        }

        It 'refuses an object that is no call and goes on with the others' {
            $result = (Get-Date), $answered | Send-VoiceTalk -Text 'Hello' -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
            $problem[0].Exception.Message | Should -BeLike '*is not the id of a call*'
        }

        It 'shows the service''s own reason when a text is too long' {
            $answered | Send-VoiceTalk -Text ('x' * 1501) -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceBadRequest,VoicePS.Commands.SendVoiceTalkCommand'
            $problem[0].Exception.Message | Should -BeLike '*text: *1500 characters*'
            $problem[0].Exception.InvalidParameters['text'] | Should -BeLike '*1500 characters*'
        }
    }

    Context 'a call in another state' {
        It 'tries for a moment where the call is not answered yet' {
            (New-StartedCall | Send-VoiceTalk -Text 'Hello').Message | Should -Be 'Talk started'
        }

        It 'does not find a call that has ended' {
            New-EndedCall | Send-VoiceTalk -Text 'Hello' -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.SendVoiceTalkCommand'
        }
    }

    Context 'what is refused before anything is sent' {
        It 'refuses an empty text' {
            { Send-VoiceTalk $answered.Uuid -Text '' } | Should -Throw "*'Text'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a level of <_>' -ForEach -1.1, 1.1 {
            { Send-VoiceTalk $answered.Uuid 'Hi' -Level $_ } | Should -Throw "*'Level'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a loop of -1' {
            { Send-VoiceTalk $answered.Uuid 'Hi' -Loop -1 } | Should -Throw "*'Loop'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a voice by its name together with a language' {
            { Send-VoiceTalk $answered.Uuid 'Hi' -VoiceName 'Kimberly' -Language 'en-GB' } |
                Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }

        It 'refuses the id of a conversation and says how to see its calls' {
            { Send-VoiceTalk $conversationId 'Hi' } |
                Should -Throw "*conversation*Get-VoiceCall -ConversationUuid $conversationId*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses what cannot be an id: <_>' -ForEach 'hello', '+447700900000', 'https://example.com/63f61863-4a51' {
            { Send-VoiceTalk -Uuid $_ -Text 'Hi' } | Should -Throw '*is not the id of a call*' -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { Send-VoiceTalk $answered.Uuid 'Hi' } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.SendVoiceTalkCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { Send-VoiceTalk $answered.Uuid 'Hi' -Session $closed } |
                Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.SendVoiceTalkCommand'
        }

        It 'uses the session that it is given' {
            $other = Start-OtherSandbox
            $call = New-AnsweredCall -Session $other.Session
            ($call | Send-VoiceTalk -Text 'Hi' -Session $other.Session).Message | Should -Be 'Talk started'
            $call | Send-VoiceTalk -Text 'Hi' -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceCallNotFound,*'
        }
    }

    It 'supports -WhatIf and -Confirm' {
        Get-Command Send-VoiceTalk | Should -HaveParameter WhatIf
        Get-Command Send-VoiceTalk | Should -HaveParameter Confirm
    }
}
