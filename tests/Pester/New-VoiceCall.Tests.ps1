BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $answerUrl = 'https://example.com/answer'
    $how = @{ From = $caller; AnswerUrl = $answerUrl }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceCall' {
    Context 'placing a call' {
        It 'gives the new call' {
            $call = New-VoiceCall -To '447700900000' -From '447700900001' -AnswerUrl 'https://example.com/answer'
            $call | Should -BeOfType [VoicePS.VoiceCall]
            $call | Should -HaveCount 1
            $call.Status | Should -Be 'started'
            $call.Direction | Should -Be 'outbound'
            $call.ConversationUuid | Should -BeLike 'CON-*'
            $call.To.Number | Should -Be '447700900000'
            $call.From.Number | Should -Be '447700900001'
            (Get-VoiceCall $call.Uuid).To.Number | Should -Be '447700900000'
        }

        It 'goes on to the next cmdlet' {
            $call = New-VoiceCall -To $callee @how
            ($call | Get-VoiceCall).Uuid | Should -Be $call.Uuid
        }

        It 'rings and is answered' {
            $call = New-VoiceCall -To $callee @how
            (Wait-CallStatus $call.Uuid 'answered').To.Number | Should -Be $callee
        }

        It 'works with the API of 2017' {
            $other = Start-OtherSandbox -ApiVersion 2017
            $call = New-VoiceCall -To $callee @how -Session $other.Session
            (Get-VoiceCall $call.Uuid -Session $other.Session).To.Number | Should -Be $callee
        }
    }

    Context 'whom to call' {
        It 'takes a number in the spelling <_>' -ForEach @(
            '447700900000'
            '+44 7700 900000'
            '0044 7700 900000'
            '+44 (0)7700 900000'
            '+44-7700-900-000'
            '44.7700.900000'
            'tel:+447700900000'
            ' 447700900000 '
        ) {
            $call = New-VoiceCall -To $_ @how
            $call.To.Type | Should -Be 'phone'
            ($call | Get-VoiceCall).To.Number | Should -Be '447700900000'
        }

        It 'takes a number without quotes' {
            (New-VoiceCall -To 447700900000 @how | Get-VoiceCall).To.Number | Should -Be '447700900000'
        }

        It 'does not lose the zero in front of a national number without quotes, and refuses it' {
            { New-VoiceCall -To 07700900000 @how } |
                Should -Throw '*has no country code*' -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'takes a SIP address' {
            $call = New-VoiceCall -To 'sip:rebekka@sip.example.com' @how | Get-VoiceCall
            $call.To.Type | Should -Be 'sip'
            $call.To.Uri | Should -Be 'sip:rebekka@sip.example.com'
        }

        It 'takes a websocket' {
            $call = New-VoiceCall -To 'wss://example.com/socket' @how | Get-VoiceCall
            $call.To.Type | Should -Be 'websocket'
            $call.To.Uri | Should -Be 'wss://example.com/socket'
            $call.To.ContentType | Should -Be 'audio/l16;rate=16000'
        }

        It 'takes a hashtable with everything that a websocket has' {
            $socket = @{
                type           = 'websocket'
                uri            = 'wss://example.com/socket'
                'content-type' = 'audio/l16;rate=8000'
                headers        = @{ customer = '42' }
            }
            $to = (New-VoiceCall -To $socket @how | Get-VoiceCall).To
            $to.ContentType | Should -Be 'audio/l16;rate=8000'
            $to.Headers['customer'] | Should -Be '42'
        }

        It 'takes a hashtable whose fields tell its type: <Type>' -ForEach @(
            @{ Type = 'phone'; To = @{ number = '+44 7700 900000' }; Address = '447700900000' }
            @{ Type = 'app'; To = @{ user = 'alice' }; Address = 'alice' }
            @{ Type = 'vbc'; To = @{ extension = '1234' }; Address = '1234' }
            @{ Type = 'sip'; To = @{ uri = 'sip:bob@example.com' }; Address = 'sip:bob@example.com' }
        ) {
            $found = (New-VoiceCall -To $To @how | Get-VoiceCall).To
            $found.Type | Should -Be $Type
            $found.Identity | Should -Be $Address
        }

        It 'takes an object with a type' {
            $to = [pscustomobject]@{ type = 'phone'; number = '+44 7700 900000'; dtmfAnswer = '1p2#' }
            $call = New-VoiceCall -To $to @how
            $call.To.DtmfAnswer | Should -Be '1p2#'
            ($call | Get-VoiceCall).To.Number | Should -Be '447700900000'
        }

        It 'takes the other end of an earlier call' {
            $first = New-VoiceCall -To 'sip:rebekka@sip.example.com' @how
            $second = New-VoiceCall -To $first.To @how
            $second.Uuid | Should -Not -Be $first.Uuid
            ($second | Get-VoiceCall).To.Uri | Should -Be 'sip:rebekka@sip.example.com'
        }

        It 'takes several, each with a call of its own' {
            $calls = New-VoiceCall -To '447700900002', 'sip:bob@example.com', @{ user = 'alice' } @how
            $calls.To.Type | Should -Be 'phone', 'sip', 'app'
            $calls.Uuid | Select-Object -Unique | Should -HaveCount 3
        }
    }

    Context 'whom to call, from the pipeline' {
        It 'takes numbers and addresses' {
            $calls = '447700900002', '+44 7700 900003', 'sip:bob@example.com' | New-VoiceCall @how
            $calls | Get-VoiceCall | ForEach-Object { $_.To.Identity } | Should -Be '447700900002', '447700900003', 'sip:bob@example.com'
        }

        It 'takes hashtables and objects with a type' {
            $calls = @{ user = 'alice' }, [pscustomobject]@{ type = 'vbc'; extension = '1234' } | New-VoiceCall @how
            $calls | ForEach-Object { $_.To.Identity } | Should -Be 'alice', '1234'
        }

        It 'takes rows of a CSV file with a column <_>' -ForEach 'To', 'Number', 'PhoneNumber' {
            Set-Content TestDrive:/numbers.csv -Value "Name,$_", 'Ada,+44 7700 900002', 'Bob,447700900003'
            $calls = Import-Csv TestDrive:/numbers.csv | New-VoiceCall @how
            $calls.To.Number | Should -Be '447700900002', '447700900003'
        }

        It 'takes a message of its own for each row' {
            $rows = 'Number,Name', '447700900002,Ada', '447700900003,Bob' | ConvertFrom-Csv
            $recorder = Start-RequestRecorder
            try {
                $null = $rows | New-VoiceCall -From $caller -Ncco { @{ action = 'talk'; text = "Hello $($_.Name)" } } -Session $recorder.Session
                (Receive-RecordedRequest $recorder).Body | ForEach-Object { ($_ | ConvertFrom-Json).ncco.text } | Should -Be 'Hello Ada', 'Hello Bob'
            }
            finally {
                Stop-RequestRecorder $recorder
            }
        }

        It 'takes a blank cell for an option that is not given' {
            $rows = "To,From,AnswerUrl,EventUrl,EventMethod,MachineDetection,LengthTimer,RingingTimer`n447700900002,447700900003,https://example.com/a,,,,,`n447700900004,447700900003,https://example.com/a,,,hangup,,20" | ConvertFrom-Csv
            $recorder = Start-RequestRecorder
            try {
                $null = $rows | New-VoiceCall -Session $recorder.Session
                $bodies = (Receive-RecordedRequest $recorder).Body
                $bodies[0] | Should -BeExactly '{"to":[{"type":"phone","number":"447700900002"}],"from":{"type":"phone","number":"447700900003"},"answer_url":["https://example.com/a"]}'
                $bodies[1] | Should -BeLike '*,"machine_detection":"hangup","ringing_timer":20}'
            }
            finally {
                Stop-RequestRecorder $recorder
            }
        }

        It 'takes From, AnswerUrl and EventUrl from the row as well' {
            $rows = "To,From,AnswerUrl,EventUrl`n447700900002,447700900003,https://example.com/a,https://example.com/e" | ConvertFrom-Csv
            $call = $rows | New-VoiceCall
            $call.To.Number | Should -Be '447700900002'
            $call.From.Number | Should -Be '447700900003'
        }

        It 'places earlier calls again' {
            $earlier = New-VoiceCall -To $callee @how
            $again = $earlier | New-VoiceCall -AnswerUrl $answerUrl
            $again.Uuid | Should -Not -Be $earlier.Uuid
            $again.To.Number | Should -Be $callee
            $again.From.Number | Should -Be $caller
        }
    }

    Context 'whom the call comes from' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'may be a SIP address, which goes out in the place of the number' {
            $null = New-VoiceCall -To $callee -From 'sip:rebekka@sip.example.com' -AnswerUrl $answerUrl -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeLike '*,"from":{"type":"phone","number":"sip:rebekka@sip.example.com"},*'
            (New-VoiceCall -To $callee -From 'sip:rebekka@sip.example.com' -AnswerUrl $answerUrl).From.Uri | Should -Be 'sip:rebekka@sip.example.com'
        }

        It 'may be any number of the application' {
            $null = New-VoiceCall -To $callee -RandomFromNumber -AnswerUrl $answerUrl -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body |
                Should -BeExactly '{"to":[{"type":"phone","number":"447700900000"}],"random_from_number":true,"answer_url":["https://example.com/answer"]}'
            (New-VoiceCall -To $callee -RandomFromNumber -Ncco $hello).Status | Should -Be 'started'
        }

        It 'places earlier calls again from any number, whoever they came from' {
            $earlier = New-VoiceCall -To $callee @how
            $null = $earlier | New-VoiceCall -RandomFromNumber -AnswerUrl $answerUrl -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeLike '*,"random_from_number":true,*'
        }

        It 'is either a number or any number' {
            { New-VoiceCall -To $callee @how -RandomFromNumber } | Should -Throw -ErrorId 'VoiceCallerTwice,VoicePS.Commands.NewVoiceCallCommand'
            { New-VoiceCall -To $callee -RandomFromNumber:$false -AnswerUrl $answerUrl } |
                Should -Throw '*nobody*' -ErrorId 'VoiceCallerMissing,VoicePS.Commands.NewVoiceCallCommand'
        }

        It 'cannot be <Type>' -ForEach @(
            @{ Type = 'a websocket'; From = 'wss://example.com/socket' }
            @{ Type = 'an app user'; From = @{ user = 'alice' } }
            @{ Type = 'an extension'; From = @{ extension = '1234' } }
        ) {
            { New-VoiceCall -To $callee -From $From -AnswerUrl $answerUrl -Session $recorder.Session } |
                Should -Throw '*cannot come from*-RandomFromNumber*' -ErrorId 'ParameterArgumentValidationError,*'
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }
    }

    Context 'answering machines' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends <Sent>' -ForEach @(
            @{ Options = @{ MachineDetection = 'hangup' }; Sent = '"machine_detection":"hangup"' }
            @{ Options = @{ MachineDetectionMode = 'Detect' }; Sent = '"advanced_machine_detection":{"mode":"detect"}' }
            @{ Options = @{ BeepTimeout = 60 }; Sent = '"advanced_machine_detection":{"beep_timeout":60}' }
            @{
                Options = @{ MachineDetection = 'continue'; MachineDetectionMode = 'detect_beep'; BeepTimeout = 120 }
                Sent    = '"advanced_machine_detection":{"behavior":"continue","mode":"detect_beep","beep_timeout":120}'
            }
        ) {
            $null = New-VoiceCall -To $callee @how @Options -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeLike "*,$Sent}"
            (New-VoiceCall -To $callee @how @Options).Status | Should -Be 'started'
        }

        It 'warns about a beep timeout on which the documents disagree, once, and sends it' {
            $null = '447700900002', '447700900003' | New-VoiceCall @how -BeepTimeout 30 -Session $recorder.Session -WarningVariable warning -WarningAction SilentlyContinue
            $warning | Should -HaveCount 1
            $warning[0] | Should -BeLike '*45 to 120*'
            (Receive-RecordedRequest $recorder).Body | Should -BeLike '*"beep_timeout":30}}'
        }
    }

    Context 'with -Wait' {
        It 'writes each call at its end' {
            $calls = New-VoiceCall -To '447700900002', '447700900003' @how -LengthTimer 1 -Wait -TimeoutSec 30
            $calls.Status | Should -Be 'completed', 'completed'
            $calls.Duration | Should -Be ([timespan] '00:00:01'), ([timespan] '00:00:01')
            $calls.To.Number | Sort-Object | Should -Be '447700900002', '447700900003'
        }

        It 'tells of a call that does not end in time, with the call as target' {
            New-VoiceCall -To $callee -From $caller -Ncco $hello -Wait -TimeoutSec 2 -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceWaitTimeout,VoicePS.Commands.NewVoiceCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
            $problem[0].TargetObject.To.Number | Should -Be $callee
        }

        It 'waits for nothing with -WhatIf, or where no call could be placed' {
            New-VoiceCall -To $callee @how -Wait -WhatIf | Should -BeNullOrEmpty
            New-VoiceCall -To 'sip:bob' @how -Wait -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem | Should -HaveCount 1
        }

        It 'has a time only where there is waiting' {
            { New-VoiceCall -To $callee @how -TimeoutSec 5 } |
                Should -Throw '*-Wait*' -ErrorId 'VoiceTimeoutUnused,VoicePS.Commands.NewVoiceCallCommand'
        }
    }

    Context 'what the call does: an NCCO' {
        It 'is taken as <Kind>' -ForEach @(
            @{ Kind = 'a hashtable'; Ncco = @{ action = 'talk'; text = 'Hello' } }
            @{ Kind = 'several hashtables'; Ncco = @{ action = 'talk'; text = 'Hello' }, @{ action = 'record' } }
            @{ Kind = 'an object'; Ncco = [pscustomobject]@{ action = 'talk'; text = 'Hello' } }
            @{ Kind = 'several objects'; Ncco = [pscustomobject]@{ action = 'talk'; text = 'Hello' }, [pscustomobject]@{ action = 'record' } }
            @{ Kind = 'JSON text'; Ncco = '[{"action":"talk","text":"Hello"}]' }
            @{ Kind = 'JSON text of one action'; Ncco = '{"action":"talk","text":"Hello"}' }
        ) {
            $call = New-VoiceCall -To $callee -From $caller -Ncco $Ncco
            (Get-VoiceCall $call.Uuid).Uuid | Should -Be $call.Uuid
        }

        It 'is taken as the lines of a file, or as its text' {
            Set-Content TestDrive:/ncco.json -Value '[', '  { "action": "talk", "text": "Hello" }', ']'
            (New-VoiceCall -To $callee -From $caller -Ncco (Get-Content TestDrive:/ncco.json)).Status | Should -Be 'started'
            (New-VoiceCall -To $callee -From $caller -Ncco (Get-Content TestDrive:/ncco.json -Raw)).Status | Should -Be 'started'
        }

        It 'is taken from a file: by its path, or as Get-ChildItem gives it' {
            Set-Content TestDrive:/ncco.json -Value '[', '  { "action": "talk", "text": "Hello" }', ']'
            (New-VoiceCall -To $callee -From $caller -Ncco TestDrive:/ncco.json).Status | Should -Be 'started'
            (New-VoiceCall -To $callee -From $caller -Ncco (Get-ChildItem TestDrive:/ncco.json)).Status | Should -Be 'started'
        }

        It 'is taken as actions' {
            $actions = ConvertFrom-VoiceNcco '[{"action":"talk","text":"Hello"},{"action":"record"}]'
            (New-VoiceCall -To $callee -From $caller -Ncco $actions).Status | Should -Be 'started'
            (New-VoiceCall -To $callee -From $caller -Ncco $actions[0]).Status | Should -Be 'started'
        }
    }

    Context 'the test of an NCCO' {
        BeforeAll {
            $recorder = Start-RequestRecorder
            $bad = '[{"action":"talk","text":"Hi","loop":-1},{"action":"record","eventUrl":"https://example.com/e","color":"red"}]'
        }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'stops what the service would refuse, before anything is sent' {
            $problem = { $callee, '447700900002' | New-VoiceCall -From $caller -Ncco $bad -Session $recorder.Session -WarningAction SilentlyContinue } |
                Should -Throw -ErrorId 'VoiceNccoInvalid,VoicePS.Commands.NewVoiceCallCommand' -PassThru
            $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem.TargetObject | Should -BeOfType [VoicePS.VoiceNcco]
            "$($problem.TargetObject)" | Should -BeExactly $bad
            $problem.Exception | Should -BeOfType [VoicePS.VoiceNccoException]
            $problem.Exception.Findings.Path | Should -Be '[0].loop', '[1].eventUrl', '[1].color'
            $problem.Exception.Message | Should -BeLike '*would refuse this NCCO*`[0`].loop: *-1*whole number of 0 or more*`[1`].eventUrl: *Put it into brackets*'
            $problem.Exception.Message | Should -Not -BeLike '*color*'
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Test-VoiceNcco*-SkipNccoTest*'
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }

        It 'stops with -WhatIf as well' {
            { New-VoiceCall -To $callee -From $caller -Ncco @{ action = 'talk' } -WhatIf } |
                Should -Throw -ErrorId 'VoiceNccoInvalid,VoicePS.Commands.NewVoiceCallCommand'
        }

        It 'names five findings and counts the others' {
            $many = @(1..8 | ForEach-Object { @{ action = 'talk' } })
            { New-VoiceCall -To $callee -From $caller -Ncco $many } | Should -Throw '*`[4`].text*And 3 more.'
        }

        It 'warns about what is doubtful, once for all calls' {
            $calls = $callee, '447700900002', '447700900003' |
                New-VoiceCall -From $caller -Ncco '[{"action":"talk","text":"Hi","color":"red"}]' -WarningVariable warning -WarningAction SilentlyContinue
            $calls | Should -HaveCount 3
            $warning | Should -HaveCount 1
            $warning[0] | Should -BeLike 'The NCCO: `[0`].color: talk has no option color*'
        }

        It 'is made for each row that brings an NCCO of its own, and loses only that row' {
            $rows = 'Number,Name', '447700900002,Ada', '447700900003,', '447700900004,Cyd' | ConvertFrom-Csv
            $say = { if ($_.Name) { @{ action = 'talk'; text = "Hello $($_.Name)" } } else { @{ action = 'dance' } } }
            $calls = $rows | New-VoiceCall -From $caller -Ncco $say -ErrorAction SilentlyContinue -ErrorVariable problem
            $calls.To.Number | Should -Be '447700900002', '447700900004'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceNccoInvalid,VoicePS.Commands.NewVoiceCallCommand'
        }

        It 'is left out with -SkipNccoTest' {
            $null = New-VoiceCall -To $callee -From $caller -Ncco $bad -Session $recorder.Session -SkipNccoTest -WarningVariable warning
            $warning | Should -BeNullOrEmpty
            (Receive-RecordedRequest $recorder).Body | Should -BeLike "*`"ncco`":$($bad.Replace('[', '`['))*"
        }

        It 'spells what hashtables say as the API does' {
            $null = New-VoiceCall -To $callee -From $caller -Ncco ([ordered]@{ Action = 'Talk'; Text = 'Hi'; Loop = 2 }) -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeLike '*"ncco":`[{"action":"talk","text":"Hi","loop":2}`]*'
        }
    }

    Context 'what is sent' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'sends only what is given' {
            $null = New-VoiceCall -To '+44 7700 900000' @how -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'POST'
            $request.Path | Should -Be '/v1/calls'
            $request.Body | Should -BeExactly (
                '{"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},' +
                '"answer_url":["https://example.com/answer"]}')
        }

        It 'sends every option in the service''s own form' {
            $options = @{
                AnswerMethod     = 'post'
                EventUrl         = 'https://example.com/event'
                EventMethod      = 'get'
                MachineDetection = 'Hangup'
                LengthTimer      = 600
                RingingTimer     = 20
            }
            $null = New-VoiceCall -To $callee @how @options -Session $recorder.Session
            $body = (Receive-RecordedRequest $recorder).Body | ConvertFrom-Json
            $body.answer_method | Should -BeExactly 'POST'
            $body.event_url | Should -BeExactly 'https://example.com/event'
            $body.event_method | Should -BeExactly 'GET'
            $body.machine_detection | Should -BeExactly 'hangup'
            $body.length_timer | Should -Be 600
            $body.ringing_timer | Should -Be 20
        }

        It 'sends an NCCO as it is, whatever form it came in' {
            $inline = '[{"action":"talk","text":"Hello","bargeIn":true},{"action":"stream","streamUrl":["https://example.com/a.mp3"]},{"action":"input","type":["dtmf"]}]'
            $forms = @(
                , $inline
                , ($inline | ConvertFrom-Json)
                , @([ordered]@{ action = 'talk'; text = 'Hello'; bargeIn = $true }, [ordered]@{ action = 'stream'; streamUrl = , 'https://example.com/a.mp3' }, [ordered]@{ action = 'input'; type = , 'dtmf' })
            )
            foreach ($ncco in $forms) { $null = New-VoiceCall -To $callee -From $caller -Ncco $ncco -Session $recorder.Session }
            $requests = @(Receive-RecordedRequest $recorder)
            $requests | Should -HaveCount 3
            foreach ($request in $requests) {
                $request.Body.Substring($request.Body.IndexOf('"ncco"')) | Should -BeExactly "`"ncco`":$inline}"
            }
        }

        It 'sends the tones that are dialled when the call is answered' {
            $null = New-VoiceCall -To @{ number = $callee; dtmfAnswer = '1p2#' } @how -Session $recorder.Session
            (Receive-RecordedRequest $recorder).Body | Should -BeLike '*"dtmfAnswer":"1p2#"*'
        }

        It 'sends nothing with -WhatIf' {
            New-VoiceCall -To $callee, 'sip:bob@example.com' @how -Session $recorder.Session -WhatIf | Should -BeNullOrEmpty
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }

        It 'sends nothing for what is no endpoint' {
            'nobody', (Get-Date) | New-VoiceCall @how -Session $recorder.Session -ErrorAction SilentlyContinue
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }
    }

    Context 'options that the service accepts' {
        It 'accepts <Name> <Value>' -ForEach @(
            @{ Name = 'AnswerMethod'; Value = 'GET' }
            @{ Name = 'AnswerMethod'; Value = 'POST' }
            @{ Name = 'EventUrl'; Value = 'https://example.com/event' }
            @{ Name = 'EventMethod'; Value = 'GET' }
            @{ Name = 'EventMethod'; Value = 'POST' }
            @{ Name = 'MachineDetection'; Value = 'continue' }
            @{ Name = 'MachineDetection'; Value = 'hangup' }
            @{ Name = 'MachineDetectionMode'; Value = 'default' }
            @{ Name = 'BeepTimeout'; Value = 120 }
            @{ Name = 'LengthTimer'; Value = 1 }
            @{ Name = 'LengthTimer'; Value = 86400 }
            @{ Name = 'RingingTimer'; Value = 1 }
            @{ Name = 'RingingTimer'; Value = 120 }
        ) {
            $option = @{ $Name = $Value }
            (New-VoiceCall -To $callee @how @option).Status | Should -Be 'started'
        }

        It 'hangs up after the time that LengthTimer gives' {
            $call = New-VoiceCall -To $callee @how -LengthTimer 1
            (Wait-CallStatus $call.Uuid 'completed').Duration | Should -Be ([timespan] '00:00:01')
        }
    }

    Context 'with -WhatIf' {
        It 'places no call' {
            $before = Measure-Call
            New-VoiceCall -To $callee, '447700900002' @how -WhatIf | Should -BeNullOrEmpty
            '447700900002', '447700900003' | New-VoiceCall -From $caller -Ncco $hello -WhatIf | Should -BeNullOrEmpty
            Measure-Call | Should -Be $before
        }

        It 'completes the words of its options' {
            $line = 'New-VoiceCall -MachineDetectionMode det'
            ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText |
                Should -Be 'detect', 'detect_beep'
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command New-VoiceCall | Should -HaveParameter WhatIf
            Get-Command New-VoiceCall | Should -HaveParameter Confirm
        }
    }

    Context 'an error in one record' {
        It 'shows the service''s own reason and goes on with the others' {
            $calls = '447700900002', 'sip:bob', '447700900003' | New-VoiceCall @how -ErrorAction SilentlyContinue -ErrorVariable problem
            $calls.To.Number | Should -Be '447700900002', '447700900003'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceBadRequest,VoicePS.Commands.NewVoiceCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem[0].TargetObject.To.Uri | Should -Be 'sip:bob'
            $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $problem[0].Exception | Should -BeOfType [VoicePS.VoiceApiException]
            $problem[0].Exception.StatusCode | Should -Be 400
            $problem[0].Exception.InvalidParameters['to[0].uri'] | Should -BeLike '*SIP URI*'
            $problem[0].Exception.TraceId | Should -Not -BeNullOrEmpty
        }

        It 'shows the reason as the API of 2017 gives it' {
            $other = Start-OtherSandbox -ApiVersion 2017
            New-VoiceCall -To $callee @how -LengthTimer 7201 -Session $other.Session -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceBadRequest,VoicePS.Commands.NewVoiceCallCommand'
            $problem[0].Exception.InvalidParameters['length_timer'] | Should -BeLike '*7200*'
        }

        It 'shows which action of an NCCO the service does not know' {
            New-VoiceCall -To $callee -From $caller -Ncco @{ action = 'dance' } -SkipNccoTest -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].Exception.InvalidParameters['ncco[0].action'] | Should -BeLike '*talk*'
        }

        It 'refuses a row without a usable number and goes on with the others' {
            $rows = 'Number', '+44 7700 900002', '07700 900000', '447700900003' | ConvertFrom-Csv
            $calls = $rows | New-VoiceCall @how -ErrorAction SilentlyContinue -ErrorVariable problem
            $calls.To.Number | Should -Be '447700900002', '447700900003'
            $problem | Should -HaveCount 1
            $problem[0].TargetObject.Number | Should -Be '07700 900000'
            $problem[0].Exception.Message | Should -BeLike '*no country code*'
        }

        It 'does not call an endpoint that was to hear something first, which only an NCCO can do' {
            $endpoints = (New-VoiceEndpoint $callee -OnAnswerUrl 'https://example.com/whisper'), '447700900003'
            $calls = $endpoints | New-VoiceCall @how -ErrorAction SilentlyContinue -ErrorVariable problem
            $calls.To.Number | Should -Be '447700900003'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceOnAnswerUnused,VoicePS.Commands.NewVoiceCallCommand'
            $problem[0].TargetObject.To.Number | Should -Be $callee
        }

        It 'warns about an endpoint that the service may refuse, and calls it' {
            $socket = @{ uri = 'wss://example.com/socket'; headers = @{ text = 'x' * 600 } }
            $recorder = Start-RequestRecorder
            try {
                $null = New-VoiceCall -To $socket, $socket @how -Session $recorder.Session -WarningVariable warning -WarningAction SilentlyContinue
                $warning | Should -HaveCount 1
                $warning[0] | Should -BeLike '*611 bytes*512*'
                Receive-RecordedRequest $recorder | Should -HaveCount 2
            }
            finally {
                Stop-RequestRecorder $recorder
            }
        }

        It 'refuses an object that is no endpoint and goes on with the others' {
            $calls = (Get-Date), '447700900003' | New-VoiceCall @how -ErrorAction SilentlyContinue -ErrorVariable problem
            $calls.To.Number | Should -Be '447700900003'
            $problem | Should -HaveCount 1
        }
    }

    Context 'what is refused before anything is sent' {
        BeforeAll { $before = Measure-Call }

        It 'refuses a number without its country code, and says how to write it' {
            { New-VoiceCall -To '07700 900000' @how } |
                Should -Throw '*has no country code*447700900000*' -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses <_>, and says what an endpoint is' -ForEach 'nobody', '12345', '1234567890123456', 'https://example.com' {
            { New-VoiceCall -To $_ @how } |
                Should -Throw '*is not an endpoint: use a phone number*' -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses an incomplete address: <To>' -ForEach @(
            @{ To = 'sip:'; Allowed = 'sip:user@host' }
            @{ To = 'wss:socket'; Allowed = 'wss://host/path' }
        ) {
            { New-VoiceCall -To $To @how } | Should -Throw "*$Allowed*" -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses a hashtable with <Wrong>' -ForEach @(
            @{ Wrong = 'an unknown type'; To = @{ type = 'fax'; number = '447700900000' }; Says = 'use phone, sip, websocket, app or vbc' }
            @{ Wrong = 'a field missing'; To = @{ type = 'phone' }; Says = "needs the field 'number'" }
            @{ Wrong = 'unknown fields only'; To = @{ name = 'Ada' }; Says = "An endpoint has a 'number'" }
            @{ Wrong = 'tones that do not exist'; To = @{ number = '447700900000'; dtmfAnswer = '1x' }; Says = 'cannot be sent as dtmfAnswer' }
        ) {
            { New-VoiceCall -To $To @how } | Should -Throw "*$Says*" -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses a caller who is none' {
            { New-VoiceCall -To $callee -From 'me' -AnswerUrl $answerUrl } |
                Should -Throw "*'From'*is not an endpoint*" -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses both an answer address and an NCCO' {
            { New-VoiceCall -To $callee @how -Ncco $hello } | Should -Throw -ErrorId 'VoiceAnswerTwice,VoicePS.Commands.NewVoiceCallCommand'
        }

        It 'refuses an address that the service cannot reach: -<Name> <Value>' -ForEach @(
            @{ Name = 'AnswerUrl'; Value = 'example.com/answer' }
            @{ Name = 'AnswerUrl'; Value = 'ftp://example.com/answer' }
            @{ Name = 'EventUrl'; Value = '/event' }
        ) {
            $addresses = @{ AnswerUrl = $answerUrl }
            $addresses[$Name] = $Value
            { New-VoiceCall -To $callee -From $caller @addresses } |
                Should -Throw "*'$Name'*write it in full*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses -<Name> <Value>, and says what is allowed' -ForEach @(
            @{ Name = 'AnswerMethod'; Value = 'PUT'; Says = 'GET or POST' }
            @{ Name = 'EventMethod'; Value = 'PUT'; Says = 'POST or GET' }
            @{ Name = 'MachineDetection'; Value = 'beep'; Says = 'continue or hangup' }
            @{ Name = 'MachineDetectionMode'; Value = 'beep'; Says = 'default or detect or detect_beep' }
            @{ Name = 'BeepTimeout'; Value = 29; Says = '30 to 120' }
            @{ Name = 'BeepTimeout'; Value = 121; Says = '30 to 120' }
            @{ Name = 'LengthTimer'; Value = 0; Says = '1' }
            @{ Name = 'LengthTimer'; Value = 86401; Says = '86400' }
            @{ Name = 'RingingTimer'; Value = 0; Says = '1' }
            @{ Name = 'RingingTimer'; Value = 121; Says = '120' }
        ) {
            $option = @{ $Name = $Value }
            { New-VoiceCall -To $callee @how @option } | Should -Throw "*'$Name'*$Says*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses an NCCO that is <Wrong>' -ForEach @(
            @{ Wrong = 'without an action'; Ncco = @{ text = 'Hello' }; Says = "needs the option 'action'" }
            @{ Wrong = 'empty'; Ncco = @(); Says = 'at least one action' }
            @{ Wrong = 'not JSON'; Ncco = '[{"action":"talk"'; Says = 'not valid JSON (line 1, position ' }
            @{ Wrong = 'not a list of actions'; Ncco = '[1, 2]'; Says = 'a list of actions' }
            @{ Wrong = 'a number'; Ncco = 42; Says = 'is not an action' }
            @{ Wrong = 'neither JSON nor a file'; Ncco = 'no-such-file.json'; Says = 'neither JSON text nor a file' }
            @{ Wrong = 'sound but for its third action'; Ncco = @{ action = 'record' }, @{ action = 'wait' }, @{ text = 'Hello' }; Says = 'action [[]2] does not say' }
        ) {
            { New-VoiceCall -To $callee -From $caller -Ncco $Ncco } |
                Should -Throw "*$Says*" -ErrorId 'ParameterArgumentTransformationError,*'
        }

        AfterAll { Measure-Call | Should -Be $before -Because 'nothing of this may have placed a call' }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { New-VoiceCall -To $callee @how } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.NewVoiceCallCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { New-VoiceCall -To $callee @how -Session $closed } |
                Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.NewVoiceCallCommand'
        }

        It 'uses the session that it is given' {
            $other = Start-OtherSandbox
            $before = Measure-Call
            $null = New-VoiceCall -To $callee @how -Session $other.Session
            Measure-Call $other.Session | Should -Be 1
            Measure-Call | Should -Be $before
        }
    }
}
