BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $answered = New-AnsweredCall
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Set-VoiceCall' {
    Context 'today''s API, which answers without a body' {
        It 'can <_>, and writes nothing' -ForEach 'mute', 'unmute', 'earmuff', 'unearmuff' {
            $answered | Set-VoiceCall -Action $_ | Should -BeNullOrEmpty
            ($answered | Get-VoiceCall).Status | Should -Be 'answered'
        }

        It 'can <_>, and writes the call with -PassThru' -ForEach 'mute', 'unmute', 'earmuff', 'unearmuff' {
            $call = $answered | Set-VoiceCall -Action $_ -PassThru
            $call | Should -BeOfType [VoicePS.VoiceCall]
            $call | Should -HaveCount 1
            $call.Uuid | Should -Be $answered.Uuid
            $call.Status | Should -Be 'answered'
        }

        It 'can hang up' {
            $call = New-AnsweredCall
            $call | Set-VoiceCall -Action hangup | Should -BeNullOrEmpty
            ($call | Get-VoiceCall).Status | Should -Be 'completed'
        }

        It 'shows with -PassThru the call that it hung up' {
            $call = New-AnsweredCall | Set-VoiceCall -Action hangup -PassThru
            $call.Status | Should -Be 'completed'
            $call.Price | Should -BeOfType [decimal]
        }

        It 'takes id and action by position' {
            (Set-VoiceCall $answered.Uuid mute -PassThru).Uuid | Should -Be $answered.Uuid
        }

        It 'takes the id from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            ([pscustomobject]@{ $_ = $answered.Uuid } | Set-VoiceCall -Action mute -PassThru).Uuid | Should -Be $answered.Uuid
        }

        It 'changes several calls at once' {
            $calls = New-AnsweredCall 3
            ($calls | Set-VoiceCall -Action mute -PassThru).Uuid | Should -Be $calls.Uuid
            (Set-VoiceCall -Uuid $calls.Uuid -Action unmute -PassThru).Uuid | Should -Be $calls.Uuid
        }
    }

    Context 'the API of 2017, which answers with the call' {
        BeforeAll {
            $other = Start-OtherSandbox -ApiVersion 2017
            $call = New-AnsweredCall -Session $other.Session
        }

        It 'can <_>, and writes the call' -ForEach 'mute', 'unmute', 'earmuff', 'unearmuff' {
            $changed = $call | Set-VoiceCall -Action $_ -Session $other.Session
            $changed | Should -HaveCount 1
            $changed | Should -BeOfType [VoicePS.VoiceCall]
            $changed.Uuid | Should -Be $call.Uuid
            $changed.To.Number | Should -Be $callee
        }

        It 'writes the call only once with -PassThru' {
            $call | Set-VoiceCall -Action mute -PassThru -Session $other.Session | Should -HaveCount 1
        }

        It 'can transfer, and writes the call' {
            ($call | Set-VoiceCall -Ncco $hello -Session $other.Session).Uuid | Should -Be $call.Uuid
        }

        It 'can hang up, and writes the call that has ended' {
            $ended = New-AnsweredCall -Session $other.Session | Set-VoiceCall -Action hangup -Session $other.Session
            $ended.Status | Should -Be 'completed'
        }
    }

    Context 'a transfer' {
        It 'goes to the NCCO at an address' {
            $call = New-AnsweredCall
            ($call | Set-VoiceCall -Action transfer -DestinationUrl 'https://example.com/ncco' -PassThru).Uuid | Should -Be $call.Uuid
            (Get-VoiceSandboxEvent $call.Uuid -EventType transfer | Where-Object Kind -eq 'step').Summary |
                Should -Be 'is transferred to https://example.com/ncco'
        }

        It 'goes to an NCCO given as <Kind>' -ForEach @(
            @{ Kind = 'a hashtable'; Ncco = @{ action = 'talk'; text = 'Hello' } }
            @{ Kind = 'several hashtables'; Ncco = @{ action = 'talk'; text = 'Hello' }, @{ action = 'record' } }
            @{ Kind = 'JSON text'; Ncco = '[{"action":"talk","text":"Hello"}]' }
        ) {
            $call = New-AnsweredCall
            ($call | Set-VoiceCall -Action transfer -Ncco $Ncco -PassThru).Uuid | Should -Be $call.Uuid
        }

        It 'need not be named where there is a destination' {
            $call = New-AnsweredCall
            ($call | Set-VoiceCall -DestinationUrl 'https://example.com/ncco' -PassThru).Uuid | Should -Be $call.Uuid
        }

        It 'needs a destination, and says which there are' {
            { Set-VoiceCall $answered.Uuid -Action transfer } |
                Should -Throw -ErrorId 'VoiceTransferDestinationMissing,VoicePS.Commands.SetVoiceCallCommand'
            try { Set-VoiceCall $answered.Uuid -Action transfer } catch { $problem = $_ }
            $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-DestinationUrl*-Ncco*'
        }

        It 'is the only action with a destination: not <_>' -ForEach 'hangup', 'mute' {
            { Set-VoiceCall $answered.Uuid -Action $_ -DestinationUrl 'https://example.com/ncco' } |
                Should -Throw "*$_*" -ErrorId 'VoiceTransferDestinationUnused,VoicePS.Commands.SetVoiceCallCommand'
            { Set-VoiceCall $answered.Uuid -Action $_ -Ncco $hello } |
                Should -Throw "*$_*" -ErrorId 'VoiceTransferDestinationUnused,VoicePS.Commands.SetVoiceCallCommand'
        }

        It 'has one destination, not two' {
            { Set-VoiceCall $answered.Uuid -DestinationUrl 'https://example.com/ncco' -Ncco $hello } |
                Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }
    }

    Context 'what is sent' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends the action <_>' -ForEach 'hangup', 'mute', 'unmute', 'earmuff', 'unearmuff' {
            $null = Set-VoiceCall $unknownId -Action $_ -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'PUT'
            $request.Path | Should -Be "/v1/calls/$unknownId"
            $request.Body | Should -BeExactly "{`"action`":`"$_`"}"
        }

        It 'sends the action in small letters, which is all that the service knows' {
            $null = Set-VoiceCall $unknownId -Action Mute -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeExactly '{"action":"mute"}'
        }

        It 'sends the address of a transfer' {
            $null = Set-VoiceCall $unknownId transfer -DestinationUrl 'https://example.com/ncco' -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body |
                Should -BeExactly '{"action":"transfer","destination":{"type":"ncco","url":["https://example.com/ncco"]}}'
        }

        It 'sends nothing where the service would refuse the NCCO' {
            $problem = { Set-VoiceCall $unknownId -Ncco '[{"action":"talk"}]' -Session $recorder.Session } |
                Should -Throw '*`[0`].text: talk needs the option text*' -ErrorId 'VoiceNccoInvalid,VoicePS.Commands.SetVoiceCallCommand' -PassThru
            $problem.TargetObject | Should -BeOfType [VoicePS.VoiceNcco]
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }

        It 'sends an NCCO untested where it is told to' {
            $null = Set-VoiceCall $unknownId -Ncco '[{"action":"talk","level":5}]' -SkipNccoTest -Session $recorder.Session -WarningVariable warning
            $warning | Should -BeNullOrEmpty
            (Receive-RecordedRequest $recorder).Body |
                Should -BeExactly '{"action":"transfer","destination":{"type":"ncco","ncco":[{"action":"talk","level":5}]}}'
        }

        It 'warns once about a doubtful NCCO, however many calls go to it' {
            $null = $unknownId, $unknownId | Set-VoiceCall -Ncco '[{"action":"talk","text":"Hi","color":"red"}]' -Session $recorder.Session -WarningVariable warning -WarningAction SilentlyContinue
            Receive-RecordedRequest $recorder | Should -HaveCount 2
            $warning | Should -HaveCount 1
            $warning[0] | Should -BeLike '*`[0`].color*'
        }

        It 'sends the NCCO of a transfer' {
            $null = Set-VoiceCall $unknownId -Ncco '[{"action":"talk","text":"Hello"}]' -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body |
                Should -BeExactly '{"action":"transfer","destination":{"type":"ncco","ncco":[{"action":"talk","text":"Hello"}]}}'
        }

        It 'sends nothing with -WhatIf' {
            Set-VoiceCall $unknownId -Action hangup -PassThru -WhatIf -Session $recorder.Session | Should -BeNullOrEmpty
            Set-VoiceCall $unknownId -Ncco $hello -WhatIf -Session $recorder.Session | Should -BeNullOrEmpty
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }
    }

    Context 'with -WhatIf' {
        It 'leaves the call as it is' {
            $answered | Set-VoiceCall -Action hangup -WhatIf
            ($answered | Get-VoiceCall).Status | Should -Be 'answered'
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command Set-VoiceCall | Should -HaveParameter WhatIf
            Get-Command Set-VoiceCall | Should -HaveParameter Confirm
        }
    }

    Context 'an error in one record' {
        It 'names the unknown call and goes on with the others' {
            $changed = $answered.Uuid, $unknownId, $answered.Uuid |
                Set-VoiceCall -Action mute -PassThru -ErrorAction SilentlyContinue -ErrorVariable problem
            $changed.Uuid | Should -Be $answered.Uuid, $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.SetVoiceCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be $unknownId
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-VoiceCall*'
            $problem[0].Exception | Should -BeOfType [VoicePS.VoiceApiException]
            $problem[0].Exception.StatusCode | Should -Be 404
            $problem[0].Exception.TraceId | Should -Not -BeNullOrEmpty
        }

        It 'refuses an object that is no call and goes on with the others' {
            $changed = (Get-Date), $answered | Set-VoiceCall -Action mute -PassThru -ErrorAction SilentlyContinue -ErrorVariable problem
            $changed.Uuid | Should -Be $answered.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        }
    }

    Context 'a call in another state' {
        It 'tries for a moment to <_> a call that is not answered yet' -ForEach 'mute', 'earmuff' {
            (New-StartedCall | Set-VoiceCall -Action $_ -PassThru).Status | Should -Be 'answered'
        }

        It 'tries for a moment to transfer a call that is not answered yet' {
            (New-StartedCall | Set-VoiceCall -Ncco $hello -PassThru).Status | Should -Be 'answered'
        }

        It 'does not find a call that has ended' {
            $ended = New-EndedCall
            foreach ($action in 'hangup', 'mute') {
                $ended | Set-VoiceCall -Action $action -ErrorAction SilentlyContinue -ErrorVariable problem
                $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.SetVoiceCallCommand'
            }
        }
    }

    Context 'what is refused before anything is sent' {
        It 'refuses an action that does not exist, and says which do' {
            { Set-VoiceCall $answered.Uuid -Action pause } |
                Should -Throw "*'Action'*hangup, mute, unmute, earmuff, unearmuff or transfer*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses an address that the service cannot reach: <_>' -ForEach 'example.com/ncco', 'ftp://example.com/ncco', '/ncco' {
            { Set-VoiceCall $answered.Uuid -DestinationUrl $_ } |
                Should -Throw "*'DestinationUrl'*write it in full*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses an NCCO without an action' {
            { Set-VoiceCall $answered.Uuid -Ncco @{ text = 'Hello' } } |
                Should -Throw "*needs the option 'action'*" -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses an NCCO that is not JSON, and says where' {
            { Set-VoiceCall $answered.Uuid -Ncco '[{"action":"talk"' } |
                Should -Throw '*not valid JSON (line 1, position *' -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses the id of a conversation and says how to see its calls' {
            { Set-VoiceCall $conversationId -Action mute } |
                Should -Throw "*conversation*Get-VoiceCall -ConversationUuid $conversationId*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses what cannot be an id: <_>' -ForEach 'hello', '+447700900000', 'https://example.com/63f61863-4a51' {
            { Set-VoiceCall -Uuid $_ -Action mute } | Should -Throw '*is not the id of a call*' -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { Set-VoiceCall $answered.Uuid -Action mute } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.SetVoiceCallCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { Set-VoiceCall $answered.Uuid -Action mute -Session $closed } |
                Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.SetVoiceCallCommand'
        }

        It 'uses the session that it is given' {
            $elsewhere = Start-OtherSandbox
            $call = New-AnsweredCall -Session $elsewhere.Session
            ($call | Set-VoiceCall -Action mute -PassThru -Session $elsewhere.Session).Uuid | Should -Be $call.Uuid
        }
    }
}
