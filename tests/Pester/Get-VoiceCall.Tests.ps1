BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Get-VoiceCall' {
    Context 'one call' {
        BeforeAll {
            $answered = New-AnsweredCall
            $ended = New-EndedCall
        }

        It 'shows a call that is in progress' {
            $call = Get-VoiceCall $answered.Uuid
            $call | Should -BeOfType [VoicePS.VoiceCall]
            $call.Uuid | Should -Be $answered.Uuid
            $call.Status | Should -Be 'answered'
            $call.Direction | Should -Be 'outbound'
            $call.To.Type | Should -Be 'phone'
            $call.To.Number | Should -Be $callee
            $call.From.Number | Should -Be $caller
            $call.ConversationUuid | Should -BeLike 'CON-*'
            $call.Network | Should -Be '23420'
            $call.Rate | Should -BeOfType [decimal]
            $call.Price | Should -BeNullOrEmpty
            $call.Duration | Should -BeNullOrEmpty
            $call.EndTime | Should -BeNullOrEmpty
        }

        It 'shows what a call cost that has ended' {
            $call = Get-VoiceCall $ended.Uuid
            $call.Status | Should -Be 'completed'
            $call.Price | Should -BeOfType [decimal]
            $call.Price | Should -BeGreaterThan 0
            $call.Duration | Should -BeOfType [timespan]
            $call.Duration | Should -Be ($call.EndTime - $call.StartTime)
        }

        It 'gives its times in UTC' {
            $call = Get-VoiceCall $ended.Uuid
            foreach ($time in $call.StartTime, $call.EndTime) {
                $time | Should -BeOfType [DateTimeOffset]
                $time.Offset | Should -Be ([timespan]::Zero)
                [math]::Abs(([DateTimeOffset]::UtcNow - $time).TotalMinutes) | Should -BeLessThan 2
            }
        }

        It 'takes calls from the pipeline' {
            ($answered, $ended | Get-VoiceCall).Status | Should -Be 'answered', 'completed'
        }

        It 'takes ids from the pipeline and as an argument' {
            ($answered.Uuid, $ended.Uuid | Get-VoiceCall).Uuid | Should -Be $answered.Uuid, $ended.Uuid
            (Get-VoiceCall -Uuid $answered.Uuid, $ended.Uuid).Uuid | Should -Be $answered.Uuid, $ended.Uuid
        }

        It 'takes the id from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            ([pscustomobject]@{ $_ = $answered.Uuid } | Get-VoiceCall).Uuid | Should -Be $answered.Uuid
        }

        It 'takes rows of a CSV file that has the ids' {
            'CallUuid,Customer', "$($answered.Uuid),Ada", "$($ended.Uuid),Bob" | Set-Content TestDrive:/calls.csv
            (Import-Csv TestDrive:/calls.csv | Get-VoiceCall).Uuid | Should -Be $answered.Uuid, $ended.Uuid
        }

        It 'sorts and sums by price, because a price is a number' {
            $sum = Get-VoiceCall -Status completed | Measure-Object Price -Sum
            $sum.Sum | Should -BeGreaterThan 0
        }
    }

    Context 'an error in one record' {
        It 'names the unknown call and goes on with the others' {
            $call = New-StartedCall
            $found = $call.Uuid, $unknownId, $call.Uuid | Get-VoiceCall -ErrorAction SilentlyContinue -ErrorVariable problem
            $found.Uuid | Should -Be $call.Uuid, $call.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.GetVoiceCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be $unknownId
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-VoiceCall*'
            $problem[0].Exception | Should -BeOfType [VoicePS.VoiceApiException]
            $problem[0].Exception.StatusCode | Should -Be 404
            $problem[0].Exception.ErrorType | Should -Be 'NOT_FOUND'
            $problem[0].Exception.TraceId | Should -Not -BeNullOrEmpty
        }

        It 'ends the script with -ErrorAction Stop' {
            { Get-VoiceCall $unknownId -ErrorAction Stop } |
                Should -Throw '*404*' -ErrorId 'VoiceCallNotFound,VoicePS.Commands.GetVoiceCallCommand' -ExceptionType ([VoicePS.VoiceApiException])
        }

        It 'refuses objects that are no calls and goes on with the others' {
            $call = New-StartedCall
            $found = (Get-Date), [pscustomobject]@{ Name = 'x' }, 42, $call | Get-VoiceCall -ErrorAction SilentlyContinue -ErrorVariable problem
            $found.Uuid | Should -Be $call.Uuid
            $problem | Should -HaveCount 3
            foreach ($one in $problem) {
                $one.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
                $one.Exception.Message | Should -BeLike '*is not the id of a call*'
            }
        }

        It 'refuses the id of a conversation and says how to see its calls' {
            { Get-VoiceCall $conversationId } |
                Should -Throw "*conversation*Get-VoiceCall -ConversationUuid $conversationId*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'a list, with the API of <_>' -ForEach 'Current', '2017' {
        BeforeAll {
            $other = Start-OtherSandbox -ApiVersion $_
            $session = $other.Session
            $calls = 1..7 | ForEach-Object { New-VoiceCall -To "44770090000$_" -From $caller -Ncco $hello -Session $session }
        }

        It 'has all calls, the oldest first' {
            (Get-VoiceCall -Session $session).Uuid | Should -Be $calls.Uuid
        }

        It 'has the newest first with -Order desc' {
            $newestFirst = (Get-VoiceCall -Order desc -Session $session).Uuid
            $newestFirst | Should -Be $calls[6..0].Uuid
        }

        It 'has the oldest first with -Order asc' {
            (Get-VoiceCall -Order asc -Session $session).Uuid | Should -Be $calls.Uuid
        }

        It 'reads page after page' {
            $output = Get-VoiceCall -PageSize 3 -Session $session -Verbose 4>&1
            $found = @($output | Where-Object { $_ -is [VoicePS.VoiceCall] })
            $requests = @($output | Where-Object { "$_" -like 'GET /v1/calls*200*' })
            $found.Uuid | Should -Be $calls.Uuid
            $requests | Should -HaveCount 3
        }

        It 'reads page after page from the newest to the oldest' {
            (Get-VoiceCall -PageSize 3 -Order desc -Session $session).Uuid | Should -Be $calls[6..0].Uuid
        }

        It 'reads page after page of a filtered list' {
            $null = Wait-CallStatus $calls[6].Uuid 'answered' $session
            (Get-VoiceCall -Status answered -PageSize 3 -Session $session).Uuid | Should -Be $calls.Uuid
        }

        It 'gives only the first calls with -First, and skips some with -Skip' {
            (Get-VoiceCall -First 2 -Session $session).Uuid | Should -Be $calls[0..1].Uuid
            (Get-VoiceCall -Skip 5 -Session $session).Uuid | Should -Be $calls[5..6].Uuid
            (Get-VoiceCall -First 2 -Skip 3 -PageSize 3 -Session $session).Uuid | Should -Be $calls[3..4].Uuid
            Get-VoiceCall -First 0 -Session $session | Should -BeNullOrEmpty
            Get-VoiceCall -Skip 7 -Session $session | Should -BeNullOrEmpty
        }

        It 'tells with -IncludeTotalCount how many there are, before the calls' {
            $count, $found = Get-VoiceCall -First 2 -IncludeTotalCount -Session $session
            $count | Should -BeOfType [uint64]
            $count | Should -Be 7
            $found.Uuid | Should -Be $calls[0..1].Uuid
            Get-VoiceCall -First 0 -IncludeTotalCount -Session $session | Should -Be 7
        }

        It 'stops reading where the pipeline has enough' {
            $output = Get-VoiceCall -PageSize 1 -Session $session -Verbose 4>&1 | Select-Object -First 5
            @($output | Where-Object { $_ -is [VoicePS.VoiceCall] }) | Should -HaveCount 1
        }

        It 'has the calls of one conversation' {
            (Get-VoiceCall -ConversationUuid $calls[2].ConversationUuid -Session $session).Uuid | Should -Be $calls[2].Uuid
            Get-VoiceCall -ConversationUuid $conversationId -Session $session | Should -BeNullOrEmpty
        }

        It 'has the calls between two times' {
            $now = Get-Date
            Get-VoiceCall -DateStart $now.AddMinutes(-5) -DateEnd $now.AddMinutes(5) -Session $session | Should -HaveCount 7
            Get-VoiceCall -DateStart $now.AddMinutes(5) -Session $session | Should -BeNullOrEmpty
            Get-VoiceCall -DateEnd $now.AddMinutes(-5) -Session $session | Should -BeNullOrEmpty
        }

        It 'goes on to the next cmdlet, call by call' {
            $null = Wait-CallStatus $calls[6].Uuid 'answered' $session
            $results = Get-VoiceCall -Session $session | Send-VoiceTalk -Text 'Hello' -Session $session
            $results.Uuid | Should -Be $calls.Uuid
        }
    }

    Context 'the calls in one status' {
        BeforeAll {
            $other = Start-OtherSandbox
            $session = $other.Session
            $ended = New-EndedCall -Session $session
            $answered = New-AnsweredCall -Session $session
        }

        It 'has those that are answered' {
            (Get-VoiceCall -Status answered -Session $session).Uuid | Should -Be $answered.Uuid
        }

        It 'has those that are completed' {
            (Get-VoiceCall -Status Completed -Session $session).Uuid | Should -Be $ended.Uuid
        }

        It 'accepts every status that the service has: <_>' -ForEach 'started', 'ringing', 'machine', 'busy', 'cancelled', 'failed', 'rejected', 'timeout', 'unanswered' {
            Get-VoiceCall -Status $_ -Session $session -ErrorAction Stop | Should -BeNullOrEmpty
        }
    }

    Context 'what is sent' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends every filter in the service''s own form' {
            $filter = @{
                Status           = 'Answered'
                DateStart        = '2016-11-14T07:45:14+01:00'
                DateEnd          = [DateTimeOffset]::new(2016, 11, 14, 8, 0, 0, [timespan]::Zero)
                ConversationUuid = $conversationId
                Order            = 'Desc'
                PageSize         = 3
            }
            Get-VoiceCall @filter -Session $recorder.Session | Should -BeNullOrEmpty
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'GET'
            $path, $query = $request.Path -split '\?'
            $path | Should -Be '/v1/calls'
            $query -split '&' | Sort-Object | Should -BeExactly @(
                "conversation_uuid=$conversationId"
                'date_end=2016-11-14T08%3A00%3A00Z'
                'date_start=2016-11-14T06%3A45%3A14Z'
                'order=desc'
                'page_size=3'
                'status=answered'
            )
        }

        It 'asks for large pages, and for a small one where -First is small' {
            Get-VoiceCall -Session $recorder.Session
            Get-VoiceCall -First 2 -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Path | Should -Be '/v1/calls?page_size=100', '/v1/calls?page_size=2'
        }

        It 'asks for one call by its id' {
            $null = Get-VoiceCall $unknownId -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request.Method | Should -Be 'GET'
            $request.Path | Should -Be "/v1/calls/$unknownId"
        }

        It 'sends nothing for what is not an id' {
            Get-Date | Get-VoiceCall -Session $recorder.Session -ErrorAction SilentlyContinue
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }
    }

    Context 'what is refused before anything is sent' {
        It 'refuses what cannot be an id: <_>' -ForEach 'hello', '+447700900000', 'https://example.com/63f61863-4a51' {
            { Get-VoiceCall $_ } | Should -Throw '*is not the id of a call*' -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a status that does not exist, and says which do' {
            { Get-VoiceCall -Status speaking } | Should -Throw "*'Status'*ringing*unanswered*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses an order that does not exist, and says which do' {
            { Get-VoiceCall -Order newest } | Should -Throw "*'Order'*asc or desc*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a page size of <_>' -ForEach 0, 101 {
            { Get-VoiceCall -PageSize $_ } | Should -Throw "*'PageSize'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a time that is none' {
            { Get-VoiceCall -DateStart 'yesterday' } | Should -Throw "*'DateStart'*" -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses an id together with a filter' {
            { Get-VoiceCall -Uuid $unknownId -Status answered } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { Get-VoiceCall } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.GetVoiceCallCommand'
                { $unknownId | Get-VoiceCall } | Should -Throw -ErrorId 'VoiceSessionMissing,VoicePS.Commands.GetVoiceCallCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { Get-VoiceCall -Session $closed } | Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.GetVoiceCallCommand'
        }

        It 'uses the session that it is given' {
            $other = Start-OtherSandbox
            $call = New-StartedCall -Session $other.Session
            (Get-VoiceCall $call.Uuid -Session $other.Session).Uuid | Should -Be $call.Uuid
            Get-VoiceCall $call.Uuid -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceCallNotFound,*'
        }
    }

    It 'changes nothing, so it has no -WhatIf' {
        Get-Command Get-VoiceCall | Should -Not -HaveParameter WhatIf
    }
}
