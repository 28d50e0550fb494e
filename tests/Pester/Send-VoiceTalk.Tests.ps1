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

        It 'asks for the premium variant, or says that it is not wanted' {
            $null = Send-VoiceTalk $unknownId 'Hi' -Language 'en-GB' -Style 2 -Premium -Session $recorder.Session
            $null = Send-VoiceTalk $unknownId 'Hi' -Premium:$false -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeExactly @(
                '{"text":"Hi","language":"en-GB","style":2,"premium":true}'
                '{"text":"Hi","premium":false}')
        }

        It 'sends a style of 0 and a loop of 0, which are not the same as none' {
            $null = Send-VoiceTalk $unknownId 'Hi' -Style 0 -Loop 0 -Level 0 -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeExactly '{"text":"Hi","style":0,"loop":0,"level":"0"}'
        }

        It 'takes text, voice and loudness from the rows of a table, and a blank cell for nothing' {
            $rows = @(
                'Uuid,Text,Language,Style,VoiceName,Loop,Level'
                "$unknownId,One,de-DE,1,,,"
                "$unknownId,Two,,,Amy,0,0.4"
                "$unknownId,Three,,,,,"
                "$unknownId,Four,en-GB,3,Amy,,-1") | ConvertFrom-Csv
            $null = $rows | Send-VoiceTalk -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeExactly @(
                '{"text":"One","language":"de-DE","style":1}'
                '{"text":"Two","voice_name":"Amy","loop":0,"level":"0.4"}'
                '{"text":"Three"}'
                '{"text":"Four","language":"en-GB","style":3,"level":"-1"}')
        }

        It 'lets what is typed count before what a row says' {
            $rows = @('Uuid,Text,Language,Style,VoiceName', "$unknownId,One,en-GB,3,", "$unknownId,Two,,,Amy") | ConvertFrom-Csv
            $null = $rows[0] | Send-VoiceTalk -VoiceName Emma -Session $recorder.Session
            $null = $rows[1] | Send-VoiceTalk -Language fr-FR -Text 'Trois' -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeExactly @(
                '{"text":"One","voice_name":"Emma"}'
                '{"text":"Trois","language":"fr-FR"}')
        }

        It 'speaks with each voice of Get-VoiceTalkStyle: by its style, and by its name where it has none' {
            $null = Get-VoiceTalkStyle -VoiceName 'Kimberly', 'Gwyneth', 'Chipmunk' |
                Send-VoiceTalk $unknownId 'Hi' -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeExactly @(
                '{"text":"Hi","language":"cy-GB","style":0}'
                '{"text":"Hi","voice_name":"Gwyneth"}'
                '{"text":"Hi","language":"en-US","style":0}'
                '{"text":"Hi","voice_name":"Chipmunk"}')
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

        It 'shows the service''s own reason when there is nothing to say' {
            $answered | Send-VoiceTalk -Text '<speak><break/></speak>' -ErrorAction SilentlyContinue -ErrorVariable problem |
                Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceBadRequest,VoicePS.Commands.SendVoiceTalkCommand'
            $problem[0].Exception.Message | Should -BeLike '*text: *empty*'
            $problem[0].Exception.InvalidParameters['text'] | Should -BeLike '*empty*'
        }

        It 'names the call whose text cannot be spoken, and goes on with the others' {
            $rows = @('Uuid,Text', "$unknownId,<speak>One", "$unknownId,$('x' * 1501)", "$($answered.Uuid),Three") | ConvertFrom-Csv
            $result = $rows | Send-VoiceTalk -ErrorAction SilentlyContinue -ErrorVariable problem
            $result.Uuid | Should -Be $answered.Uuid
            $problem.FullyQualifiedErrorId | Should -Be @(
                'VoiceSsmlInvalid,VoicePS.Commands.SendVoiceTalkCommand'
                'VoiceTalkTextTooLong,VoicePS.Commands.SendVoiceTalkCommand')
            $problem.TargetObject | Should -Be $unknownId, $unknownId
            $problem[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem[0].Exception.Message | Should -Be 'The tag <speak> at character 1 is not closed.'
            $problem[0].ErrorDetails.RecommendedAction | Should -Be 'Close it with </speak>.'
        }

        It 'refuses a <Column> of <Value> in a row instead of leaving it out' -ForEach @(
            @{ Column = 'Level'; Value = 'loud' }
            @{ Column = 'Level'; Value = '2' }
            @{ Column = 'Style'; Value = 'Amy' }
            @{ Column = 'Loop'; Value = '1.5' }
        ) {
            $row = @("Uuid,Text,$Column", "$($answered.Uuid),Hi,$Value") | ConvertFrom-Csv
            $row | Send-VoiceTalk -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem | Should -HaveCount 1
            $problem[0].Exception.Message | Should -BeLike "*'$Column'*$Value*"
        }
    }

    Context 'a call in another state' {
        It 'tries for a moment where the call is not answered yet' {
            (New-StartedCall | Send-VoiceTalk -Text 'Hello').Message | Should -Be 'Talk started'
        }

        It 'says that a call still rings, and how to wait until it is answered' {
            Set-VoiceSandboxNumber '447700900952' -AnswerAfter 600
            $call = New-VoiceCall -To '447700900952' -From $caller -Ncco $hello
            $null = Wait-CallStatus $call.Uuid 'ringing'
            $call | Send-VoiceTalk -Text 'Hello' -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceBadRequest,VoicePS.Commands.SendVoiceTalkCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem[0].Exception.CallStatus | Should -Be 'ringing'
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike "The call is ringing;*Wait-VoiceCall -Uuid $($call.Uuid) -Status answered"
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

        It 'refuses a voice by its name together with a language or a style' {
            { Send-VoiceTalk $answered.Uuid 'Hi' -VoiceName 'Kimberly' -Language 'en-GB' } |
                Should -Throw '*Kimberly*' -ErrorId 'VoiceNameWithStyle,VoicePS.Commands.SendVoiceTalkCommand'
            { Send-VoiceTalk $answered.Uuid 'Hi' -VoiceName 'Kimberly' -Style 0 } |
                Should -Throw -ErrorId 'VoiceNameWithStyle,VoicePS.Commands.SendVoiceTalkCommand'
        }

        It 'refuses a text that is too long, whatever the number of calls' {
            { $answered, $answered | Send-VoiceTalk -Text ('x' * 1501) } |
                Should -Throw '*1,501 characters*' -ErrorId 'VoiceTalkTextTooLong,VoicePS.Commands.SendVoiceTalkCommand'
        }

        It 'counts no tags of SSML' {
            $text = '<speak>' + ('<break time="1s"/>' * 50) + ('x' * 1500) + '</speak>'
            (Send-VoiceTalk $answered.Uuid $text).Message | Should -Be 'Talk started'
        }

        It 'refuses SSML whose tags are not closed, and says which and where' {
            { Send-VoiceTalk $answered.Uuid '<speak>One <emphasis>two</speak>' } |
                Should -Throw '*<emphasis> at character 12 is not closed before </speak> at character 25*' -ErrorId 'VoiceSsmlInvalid,*'
        }

        It 'takes a text with a "<" that is no SSML' {
            (Send-VoiceTalk $answered.Uuid '5 < 6 & 7 > 6').Message | Should -Be 'Talk started'
        }

        It 'refuses the id of a conversation and says how to see its calls' {
            { Send-VoiceTalk $conversationId 'Hi' } |
                Should -Throw "*conversation*Get-VoiceCall -ConversationUuid $conversationId*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses what cannot be an id: <_>' -ForEach 'hello', '+447700900000', 'https://example.com/63f61863-4a51' {
            { Send-VoiceTalk -Uuid $_ -Text 'Hi' } | Should -Throw '*is not the id of a call*' -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'warnings of what the vendor does not document' {
        It 'warns once, and speaks to all calls nevertheless: <Given>' -ForEach @(
            @{ Given = 'a language'; Voice = @{ Language = 'en-XX' }; Warning = "*'en-XX' is none of the languages*" }
            @{ Given = 'a style'; Voice = @{ Language = 'en-GB'; Style = 11 }; Warning = '*no style 11 for en-GB. Use one of these: 0 to 9, 12.*' }
            @{ Given = 'a premium variant'; Voice = @{ Language = 'cy-GB'; Premium = $true }; Warning = '*cy-GB 0 has no premium variant.*' }
            @{ Given = 'a standard variant'; Voice = @{ Style = 24 }; Warning = '*en-US 24 has a premium variant only.*' }
            @{ Given = 'a name'; Voice = @{ VoiceName = 'Bob' }; Warning = "*'Bob' is none of the voice names*" }
        ) {
            $result = $answered, $answered | Send-VoiceTalk -Text 'Hi' @Voice -WarningAction SilentlyContinue -WarningVariable warning
            $result | Should -HaveCount 2
            $warning | Should -HaveCount 1
            $warning[0].Message | Should -BeLike $Warning
            $warning[0].Message | Should -BeLike '*Get-VoiceTalkStyle*'
        }

        It 'warns of SSML for a voice that does not understand it' {
            $null = $answered | Send-VoiceTalk -Text '<speak>Hi</speak>' -Language 'en-ZA' -WarningAction SilentlyContinue -WarningVariable warning
            $warning.Message | Should -BeLike '*en-ZA 0 does not understand SSML*'
        }

        It 'warns of a tag that the service does not document' {
            $text = '<speak><audio src="https://example.com/a.mp3"/>Hi</speak>'
            $null = $answered | Send-VoiceTalk -Text $text -WarningAction SilentlyContinue -WarningVariable warning
            $warning.Message | Should -BeLike '*<audio> at character 8*'
        }

        It 'has nothing to say about what the vendor documents' {
            $null = $answered | Send-VoiceTalk -Text 'Hi' -Language 'en-GB' -Style 2 -Premium -WarningVariable warning
            $null = $answered | Send-VoiceTalk -Text 'Hi' -VoiceName 'Chipmunk' -WarningVariable +warning
            $warning | Should -BeNullOrEmpty
        }
    }

    Context 'completion' {
        BeforeAll {
            function Complete {
                param([string] $Line)
                [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches
            }
        }

        It 'knows the names of 2017' {
            $match = Complete 'Send-VoiceTalk -VoiceName ki'
            $match.CompletionText | Should -Be 'Kimberly'
            $match.ToolTip | Should -Be 'en-US 0: female, English (United States)'
            Complete 'Send-VoiceTalk -VoiceName ' | Should -HaveCount 49
        }

        It 'keeps the quotes that were begun' {
            (Complete "Send-VoiceTalk -VoiceName 'Am").CompletionText | Should -Be "'Amy'"
            (Complete 'Send-VoiceTalk -VoiceName "Am').CompletionText | Should -Be '"Amy"'
        }

        It 'knows the languages, by wildcards as well' {
            (Complete 'Send-VoiceTalk -Language *gb').CompletionText | Should -Be 'cy-GB', 'en-GB', 'en-GB-SCT', 'en-GB-WLS'
            (Complete 'Send-VoiceTalk -Language de-a').ToolTip | Should -Be 'German (Austria)'
        }

        It 'knows the styles of the language that is given' {
            (Complete 'Send-VoiceTalk -Language is-IS -Style ').CompletionText | Should -Be '0', '1', '2'
            (Complete 'Send-VoiceTalk -Language en-GB -Premium -Style 1').CompletionText | Should -Be '1', '12'
            (Complete 'Send-VoiceTalk -Language en-GB -Style 12').ToolTip | Should -Be 'Arthur, male, premium only'
            (Complete 'Send-VoiceTalk -Style 24').ToolTip | Should -Be 'Kevin, male, premium only'
        }

        It 'has nothing to offer for a wildcard that is not one' {
            (Complete 'Send-VoiceTalk -Language [a').CompletionText | Should -Not -BeLike '*-*'
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
