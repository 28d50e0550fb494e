BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $ringing = "{`"uuid`":`"$unknownId`",`"conversation_uuid`":`"CON-1`",`"status`":`"ringing`",`"direction`":`"outbound`"}"
    $recorded = '{"recording_url":"https://api.nexmo.com/v1/files/1","recording_uuid":"2e7855d6-1","size":18990,"conversation_uuid":"CON-1"}'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'ConvertFrom-VoiceEvent' {
    Context 'the forms in which webhooks come' {
        It 'reads the webhook of the 2017 reference' {
            $received = $ringing | ConvertFrom-VoiceEvent
            $received | Should -BeOfType [VoicePS.VoiceStatusEvent]
            $received.EventType | Should -Be 'status'
            $received.Status | Should -Be 'ringing'
            $received.Uuid | Should -Be $unknownId
            $received.ConversationUuid | Should -Be 'CON-1'
            $received.Direction | Should -Be 'outbound'
        }

        It 'reads <Name>' -ForEach @(
            @{ Name = 'a query string'; Value = '?uuid=63f61863-4a51&status=ringing' }
            @{ Name = 'the address of a GET'; Value = 'https://example.com/event?uuid=63f61863-4a51&status=ringing' }
            @{ Name = 'a hashtable'; Value = @{ uuid = '63f61863-4a51'; status = 'ringing' } }
            @{ Name = 'an object'; Value = [pscustomobject]@{ uuid = '63f61863-4a51'; status = 'ringing' } }
            @{ Name = 'bytes'; Value = [System.Text.Encoding]::UTF8.GetBytes('{"uuid":"63f61863-4a51","status":"ringing"}') }
        ) {
            $received = ConvertFrom-VoiceEvent $Value
            $received.Status | Should -Be 'ringing'
            $received.Uuid | Should -Be '63f61863-4a51'
        }

        It 'reads what ConvertFrom-Json made of it, with its dates' {
            $received = '{"uuid":"1","status":"completed","timestamp":"2020-01-01T12:00:00.000Z","duration":"7"}' |
                ConvertFrom-Json | ConvertFrom-VoiceEvent
            $received.Timestamp | Should -Be ([datetimeoffset]'2020-01-01T12:00:00Z')
            $received.Duration | Should -Be ([timespan]'00:00:07')
        }

        It 'reads nested objects in a query string' {
            $received = '?uuid=1&dtmf=%7B%22digits%22%3A%2242%22%2C%22timed_out%22%3Atrue%7D' | ConvertFrom-VoiceEvent
            $received | Should -BeOfType [VoicePS.VoiceInputEvent]
            $received.Digits | Should -Be '42'
            $received.TimedOut | Should -BeTrue
        }

        It 'reads a list of events' {
            ("[$ringing,$recorded]" | ConvertFrom-VoiceEvent).EventType | Should -Be 'status', 'record'
        }

        It 'passes an event on as it is' {
            ($ringing | ConvertFrom-VoiceEvent | ConvertFrom-VoiceEvent).Status | Should -Be 'ringing'
        }

        It 'writes nothing for an empty line and for nothing' {
            '', '  ', $null | ConvertFrom-VoiceEvent | Should -BeNullOrEmpty
        }
    }

    Context 'files' {
        BeforeAll {
            Set-Content "$TestDrive/events.jsonl" -Value $ringing, '', $recorded, 'broken', $ringing
        }

        It 'reads a file line by line, and goes on after a broken one' {
            $received = ConvertFrom-VoiceEvent -Path "$TestDrive/events.jsonl" -ErrorAction SilentlyContinue -ErrorVariable problem
            $received.EventType | Should -Be 'status', 'record', 'status'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceEventNotUnderstood,VoicePS.Commands.ConvertFromVoiceEventCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'InvalidData'
            $problem[0].TargetObject | Should -Be 'broken'
            $problem[0].Exception.Message | Should -BeLike 'events.jsonl, line 4: *'
        }

        It 'takes wildcards, files from Get-ChildItem, and lines from Get-Content' {
            $path = "$TestDrive/*.jsonl"
            (ConvertFrom-VoiceEvent -Path $path -ErrorAction SilentlyContinue) | Should -HaveCount 3
            (Get-ChildItem $path | ConvertFrom-VoiceEvent -ErrorAction SilentlyContinue) | Should -HaveCount 3
            (Get-Content "$TestDrive/events.jsonl" | ConvertFrom-VoiceEvent -ErrorAction SilentlyContinue) | Should -HaveCount 3
        }

        It 'keeps an event in a file and reads it again' {
            $ringing, $recorded | ConvertFrom-VoiceEvent | ForEach-Object Raw | Set-Content "$TestDrive/kept.log"
            (ConvertFrom-VoiceEvent -Path "$TestDrive/kept.log").EventType | Should -Be 'status', 'record'
        }

        It 'says that there is no such file' {
            ConvertFrom-VoiceEvent -Path "$TestDrive/none.jsonl" -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceEventFile,VoicePS.Commands.ConvertFromVoiceEventCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        }
    }

    Context 'what survives' {
        It 'keeps nulls, unknown statuses, unknown fields and wrong types' {
            $received = '{"call_uuid":"1","status":"levitating","rate":null,"duration":"long","carrier":{"name":"Ada"}}' | ConvertFrom-VoiceEvent
            $received.Uuid | Should -Be '1'
            $received.Status | Should -Be 'levitating'
            $received.Rate | Should -BeNullOrEmpty
            $received.AdditionalProperties['duration'] | Should -Be 'long'
            $received.AdditionalProperties['carrier']['name'] | Should -Be 'Ada'
        }

        It 'names one error for each bad record, with the record as its target' {
            $received = 'nonsense', $ringing, (Get-Date) | ConvertFrom-VoiceEvent -ErrorAction SilentlyContinue -ErrorVariable problem
            $received | Should -HaveCount 1
            $problem | Should -HaveCount 2
            $problem[0].TargetObject | Should -Be 'nonsense'
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-Content -Raw*'
        }
    }

    Context 'the next cmdlet' {
        It 'gives what pipes into Get-VoiceCall and Set-VoiceCall' {
            $call = New-AnsweredCall
            $received = "{`"uuid`":`"$($call.Uuid)`",`"status`":`"answered`",`"conversation_uuid`":`"$($call.ConversationUuid)`"}" | ConvertFrom-VoiceEvent
            ($received | Get-VoiceCall -ErrorAction Stop).Status | Should -Be 'answered'
            $received | Set-VoiceCall -Action hangup -ErrorAction Stop
            (Wait-CallStatus $call.Uuid 'completed').Uuid | Should -Be $call.Uuid
        }

        It 'finds the call of an answering machine' {
            $call = New-AnsweredCall
            $received = "{`"call_uuid`":`"$($call.Uuid)`",`"status`":`"machine`",`"sub_state`":`"beep_start`"}" | ConvertFrom-VoiceEvent
            ($received | Get-VoiceCall -ErrorAction Stop).Uuid | Should -Be $call.Uuid
        }

        It 'does not take an event without a call for an id' {
            $recorded | ConvertFrom-VoiceEvent | Get-VoiceCall -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
            $problem[0].Exception.Message | Should -BeLike '*about a conversation*Get-VoiceCall -ConversationUuid*'
        }

        It 'carries what Save-VoiceRecording needs' {
            $received = $recorded | ConvertFrom-VoiceEvent
            $received.RecordingUrl | Should -Be 'https://api.nexmo.com/v1/files/1'
            $received.RecordingUuid | Should -Be '2e7855d6-1'
            $received.Size | Should -Be 18990
        }
    }
}
