BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $answered = New-AnsweredCall
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Send-VoiceDtmf' {
    Context 'sending tones into a call that is answered' {
        It 'takes the call from the pipeline and says what the service did' {
            $result = $answered | Send-VoiceDtmf -Digits '1#'
            $result | Should -BeOfType [VoicePS.VoiceActionResult]
            $result | Should -HaveCount 1
            $result.Uuid | Should -Be $answered.Uuid
            $result.Message | Should -Be 'DTMF sent'
        }

        It 'takes the id from the pipeline' {
            ($answered.Uuid | Send-VoiceDtmf -Digits '1#').Message | Should -Be 'DTMF sent'
        }

        It 'takes id and tones by position' {
            (Send-VoiceDtmf $answered.Uuid '1#').Message | Should -Be 'DTMF sent'
        }

        It 'takes the id from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            ([pscustomobject]@{ $_ = $answered.Uuid } | Send-VoiceDtmf -Digits '1#').Uuid | Should -Be $answered.Uuid
        }

        It 'sends tones into several calls at once' {
            $calls = New-AnsweredCall 3
            ($calls | Send-VoiceDtmf -Digits '1#').Uuid | Should -Be $calls.Uuid
            (Send-VoiceDtmf -Uuid $calls.Uuid -Digits '1#').Uuid | Should -Be $calls.Uuid
        }

        It 'takes every tone there is' {
            ($answered | Send-VoiceDtmf -Digits '0123456789*#p').Message | Should -Be 'DTMF sent'
        }
    }

    Context 'what is sent' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends the tones as text, so that zeros in front stay' {
            $null = Send-VoiceDtmf $unknownId '0042' -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'PUT'
            $request.Path | Should -Be "/v1/calls/$unknownId/dtmf"
            $request.Body | Should -BeExactly '{"digits":"0042"}'
        }

        It 'keeps zeros in front that are written without quotes' {
            $null = Send-VoiceDtmf $unknownId 0042 -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeExactly '{"digits":"0042"}'
        }

        It 'sends a pause as a small letter, which is all that the service knows' {
            $null = Send-VoiceDtmf $unknownId '1P2' -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeExactly '{"digits":"1p2"}'
        }

        It 'sends nothing with -WhatIf' {
            Send-VoiceDtmf $unknownId '1#' -Session $recorder.Session -WhatIf | Should -BeNullOrEmpty
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }

        It 'sends nothing for what is not an id' {
            (Get-Date), $unknownId | Send-VoiceDtmf -Digits '1#' -Session $recorder.Session -ErrorAction SilentlyContinue | Out-Null
            (Receive-RecordedRequest $recorder).Path | Should -Be "/v1/calls/$unknownId/dtmf"
        }
    }

    Context 'an error in one record' {
        It 'names the unknown call and goes on with the others' {
            $result = $answered.Uuid, $unknownId, $answered.Uuid |
                Send-VoiceDtmf -Digits '1#' -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid, $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.SendVoiceDtmfCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be $unknownId
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-VoiceCall*'
            $problem[0].Exception | Should -BeOfType [VoicePS.VoiceApiException]
            $problem[0].Exception.StatusCode | Should -Be 404
            $problem[0].Exception.TraceId | Should -Not -BeNullOrEmpty
        }

        It 'refuses an object that is no call and goes on with the others' {
            $result = (Get-Date), $answered | Send-VoiceDtmf -Digits '1#' -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
            $problem[0].Exception.Message | Should -BeLike '*is not the id of a call*'
        }
    }

    Context 'a call in another state' {
        It 'tries for a moment where the call is not answered yet' {
            (New-StartedCall | Send-VoiceDtmf -Digits '1#').Message | Should -Be 'DTMF sent'
        }

        It 'does not find a call that has ended' {
            New-EndedCall | Send-VoiceDtmf -Digits '1#' -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.SendVoiceDtmfCommand'
        }
    }

    Context 'what is refused before anything is sent' {
        It 'refuses what is no tone and says what is: <_>' -ForEach '12x', '1 2', '1,2', 'A', '+44' {
            { Send-VoiceDtmf $answered.Uuid $_ } |
                Should -Throw "*'Digits'*0 to 9, * and #, and p*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses to send no tone at all' {
            { Send-VoiceDtmf $answered.Uuid '' } | Should -Throw "*'Digits'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses the id of a conversation and says how to see its calls' {
            { $conversationId | Send-VoiceDtmf -Digits '1#' -ErrorAction Stop } |
                Should -Throw "*conversation*Get-VoiceCall -ConversationUuid $conversationId*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses what cannot be an id: <_>' -ForEach 'hello', '+447700900000', 'https://example.com/63f61863-4a51' {
            { Send-VoiceDtmf -Uuid $_ -Digits '1#' } | Should -Throw '*is not the id of a call*' -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { Send-VoiceDtmf $answered.Uuid '1#' } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.SendVoiceDtmfCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { Send-VoiceDtmf $answered.Uuid '1#' -Session $closed } |
                Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.SendVoiceDtmfCommand'
        }

        It 'uses the session that it is given' {
            $other = Start-OtherSandbox
            $call = New-AnsweredCall -Session $other.Session
            ($call | Send-VoiceDtmf -Digits '1#' -Session $other.Session).Message | Should -Be 'DTMF sent'
            $call | Send-VoiceDtmf -Digits '1#' -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceCallNotFound,*'
        }
    }

    It 'supports -WhatIf and -Confirm' {
        Get-Command Send-VoiceDtmf | Should -HaveParameter WhatIf
        Get-Command Send-VoiceDtmf | Should -HaveParameter Confirm
    }
}
