BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $start = '{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]'
    $answerUrl = 'https://example.com/whisper'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceConnectAction' {
    Context 'what it makes' {
        It 'makes an action with the endpoint in an array of one' {
            $action = New-VoiceConnectAction 447700900000
            $action | Should -BeOfType [VoicePS.VoiceNccoAction]
            $action.Action | Should -Be 'connect'
            "$action" | Should -BeExactly "$start}"
        }

        It 'connects to <Whom>' -ForEach @(
            @{ Whom = 'a number as people write it'; Endpoint = '+44 7700 900000'; Json = '{"type":"phone","number":"447700900000"}' }
            @{ Whom = 'a SIP address'; Endpoint = 'sip:rebekka@sip.example.com'; Json = '{"type":"sip","uri":"sip:rebekka@sip.example.com"}' }
            @{ Whom = 'a websocket'; Endpoint = 'wss://example.com/socket'; Json = '{"type":"websocket","uri":"wss://example.com/socket","content-type":"audio/l16;rate=16000"}' }
            @{ Whom = 'an app user'; Endpoint = @{ type = 'app'; user = 'alice' }; Json = '{"type":"app","user":"alice"}' }
            @{ Whom = 'an extension'; Endpoint = @{ type = 'vbc'; extension = '4711' }; Json = '{"type":"vbc","extension":"4711"}' }
            @{ Whom = 'a number with tones'; Endpoint = @{ number = '447700900000'; dtmfAnswer = 'p1#' }; Json = '{"type":"phone","number":"447700900000","dtmfAnswer":"p1#"}' }
            @{ Whom = 'a number in a list of one'; Endpoint = @('447700900000'); Json = '{"type":"phone","number":"447700900000"}' }
        ) {
            "$(New-VoiceConnectAction $Endpoint)" | Should -BeExactly "{`"action`":`"connect`",`"endpoint`":[$Json]}"
        }

        It 'spells the standard headers of SIP as an NCCO does' {
            "$(New-VoiceConnectAction @{ uri = 'sip:a@example.com'; standard_headers = @{ 'User-to-User' = '56;encoding=hex' } })" |
                Should -BeExactly '{"action":"connect","endpoint":[{"type":"sip","uri":"sip:a@example.com","standardHeaders":{"User-to-User":"56;encoding=hex"}}]}'
        }

        It 'writes <Json> for <Options.Keys>' -ForEach @(
            @{ Options = @{ From = '+44 7700 900001' }; Json = '"from":"447700900001"' }
            @{ Options = @{ From = 447700900001 }; Json = '"from":"447700900001"' }
            @{ Options = @{ RandomFromNumber = $true }; Json = '"randomFromNumber":true' }
            @{ Options = @{ RandomFromNumber = $false }; Json = '"randomFromNumber":false' }
            @{ Options = @{ EventType = 'Synchronous' }; Json = '"eventType":"synchronous"' }
            @{ Options = @{ Timeout = 120 }; Json = '"timeout":120' }
            @{ Options = @{ Limit = 1 }; Json = '"limit":1' }
            @{ Options = @{ MachineDetection = 'Hangup' }; Json = '"machineDetection":"hangup"' }
            @{ Options = @{ MachineDetectionMode = 'detect_beep' }; Json = '"advancedMachineDetection":{"mode":"detect_beep"}' }
            @{ Options = @{ BeepTimeout = 45 }; Json = '"advancedMachineDetection":{"beep_timeout":45}' }
            @{
                Options = @{ MachineDetection = 'continue'; MachineDetectionMode = 'default'; BeepTimeout = 120 }
                Json    = '"advancedMachineDetection":{"behavior":"continue","mode":"default","beep_timeout":120}'
            }
            @{ Options = @{ EventUrl = 'https://example.com/event' }; Json = '"eventUrl":["https://example.com/event"]' }
            @{ Options = @{ EventMethod = 'get' }; Json = '"eventMethod":"GET"' }
        ) {
            "$(New-VoiceConnectAction 447700900000 @Options)" | Should -BeExactly "$start,$Json}"
        }

        It 'writes all options in the order of the reference' {
            $action = New-VoiceConnectAction -RingbackTone https://example.com/ring.mp3 -EventMethod POST -EventUrl https://example.com/event `
                -MachineDetection hangup -Limit 600 -Timeout 20 -EventType synchronous -From 447700900001 -Endpoint sip:a@example.com
            "$action" | Should -BeExactly ('{"action":"connect","endpoint":[{"type":"sip","uri":"sip:a@example.com"}],"from":"447700900001",' +
                '"eventType":"synchronous","timeout":20,"limit":600,"machineDetection":"hangup","eventUrl":["https://example.com/event"],' +
                '"eventMethod":"POST","ringbackTone":"https://example.com/ring.mp3"}')
        }

        It 'lets the callee hear an NCCO before the two are joined' {
            "$(New-VoiceConnectAction 447700900000 -OnAnswerUrl $answerUrl)" |
                Should -BeExactly '{"action":"connect","endpoint":[{"type":"phone","number":"447700900000","onAnswer":{"url":"https://example.com/whisper"}}]}'
            "$(New-VoiceConnectAction 447700900000 -OnAnswerUrl $answerUrl -OnAnswerRingbackTone https://example.com/ring.wav)" |
                Should -BeExactly ('{"action":"connect","endpoint":[{"type":"phone","number":"447700900000","onAnswer":' +
                    '{"url":"https://example.com/whisper","ringbackTone":"https://example.com/ring.wav"}}]}')
        }

        It 'does not change the endpoint that it was given' {
            $endpoint = (New-StartedCall).To
            $null = New-VoiceConnectAction $endpoint -OnAnswerUrl $answerUrl
            "$(New-VoiceConnectAction $endpoint)" | Should -BeExactly "$start}"
        }

        It 'is taken by a call of the sandbox' {
            (New-VoiceCall -To $callee -From $caller -Ncco (New-VoiceConnectAction 447700900002 -From $caller)).Status | Should -Be 'started'
        }
    }

    Context 'the pipeline' {
        It 'makes one action for each endpoint' {
            $made = '447700900000', @{ type = 'app'; user = 'alice' } | New-VoiceConnectAction -Timeout 10 | ForEach-Object { "$_" }
            $made -join ',' | Should -BeExactly "$start,`"timeout`":10},{`"action`":`"connect`",`"endpoint`":[{`"type`":`"app`",`"user`":`"alice`"}],`"timeout`":10}"
        }

        It 'takes the endpoint from the property <_> of any object' -ForEach 'Endpoint', 'To', 'Number', 'PhoneNumber' {
            "$([pscustomobject]@{ $_ = '+44 7700 900000'; Name = 'Ada' } | New-VoiceConnectAction)" | Should -BeExactly "$start}"
        }

        It 'takes whom a call is with' {
            "$(New-StartedCall | New-VoiceConnectAction)" | Should -BeExactly "$start}"
        }

        It 'refuses what is no endpoint, and goes on with the others' {
            $action = 'nobody', 447700900000 | New-VoiceConnectAction -ErrorAction SilentlyContinue -ErrorVariable problem
            "$action" | Should -BeExactly "$start}"
            $problem | Should -HaveCount 1
        }

        It 'refuses -OnAnswerUrl for what is no phone, and goes on with the others' {
            $action = 'sip:a@example.com', '447700900000' |
                New-VoiceConnectAction -OnAnswerUrl $answerUrl -ErrorAction SilentlyContinue -ErrorVariable problem
            $action | Should -HaveCount 1
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceNccoOptionConflict,VoicePS.Commands.NewVoiceConnectActionCommand'
            $problem[0].TargetObject.Identity | Should -Be 'sip:a@example.com'
            $problem[0].Exception.Message | Should -BeLike '*for phones only*'
        }
    }

    Context 'what is disputed or of little use' {
        It 'warns of -<Name> <Value>, and makes the action' -ForEach @(
            @{ Name = 'Timeout'; Value = 1; Range = '3 to 120' }
            @{ Name = 'Timeout'; Value = 2; Range = '3 to 120' }
            @{ Name = 'Timeout'; Value = 121; Range = '3 to 120' }
            @{ Name = 'Limit'; Value = 0; Range = '1 to 7200' }
            @{ Name = 'BeepTimeout'; Value = 30; Range = '45 to 120' }
            @{ Name = 'BeepTimeout'; Value = 44; Range = '45 to 120' }
        ) {
            $options = @{ $Name = $Value }
            $action = New-VoiceConnectAction 447700900000 @options -WarningVariable warning -WarningAction SilentlyContinue
            $action | Should -HaveCount 1
            "$warning" | Should -BeLike "-$Name $Value*$Range*"
        }

        It 'warns once, however many endpoints there are' {
            $made = '447700900000', '447700900002' | New-VoiceConnectAction -Timeout 1 -WarningVariable warning -WarningAction SilentlyContinue
            $made | Should -HaveCount 2
            $warning | Should -HaveCount 1
        }

        It 'warns that a phone has a ringback tone of its own' {
            $action = New-VoiceConnectAction 447700900000 -RingbackTone https://example.com/ring.mp3 -WarningVariable warning -WarningAction SilentlyContinue
            "$action" | Should -BeExactly "$start,`"ringbackTone`":`"https://example.com/ring.mp3`"}"
            "$warning" | Should -BeLike '*ringback tone of its own*'
        }

        It 'warns of a SIP address that is longer than the reference allows' {
            $uri = "sip:$('x' * 60)@example.com"
            $action = New-VoiceConnectAction $uri -WarningVariable warning -WarningAction SilentlyContinue
            "$action" | Should -BeExactly "{`"action`":`"connect`",`"endpoint`":[{`"type`":`"sip`",`"uri`":`"$uri`"}]}"
            $warning | Should -HaveCount 1
        }

        It 'warns of nothing else' {
            $null = New-VoiceConnectAction 447700900000 -From $caller -Timeout 3 -Limit 7200 -BeepTimeout 45 -WarningVariable warning
            $warning | Should -BeNullOrEmpty
        }
    }

    Context 'secrets' {
        It 'does not show what a websocket is proven with' {
            $action = New-VoiceConnectAction @{ uri = 'wss://example.com/socket'; authorization = @{ type = 'custom'; value = 'Bearer s3cret' } }
            "$action" | Should -Not -BeLike '*s3cret*'
            ConvertTo-VoiceNcco $action | Should -BeLike '*Bearer s3cret*'
            $action | Out-String -Width 300 | Should -Not -BeLike '*s3cret*'
            $action | Format-List | Out-String -Width 300 | Should -BeLike '*"authorization":{"type":"custom","value":"`*`*`*"}*'
        }
    }

    Context 'what is refused' {
        It 'refuses a number to be from together with a random one' {
            { New-VoiceConnectAction 447700900000 -From $caller -RandomFromNumber } |
                Should -Throw '*-From*-RandomFromNumber*' -ErrorId 'VoiceNccoOptionConflict,VoicePS.Commands.NewVoiceConnectActionCommand'
        }

        It 'refuses a ringback tone for an NCCO that is not there' {
            { New-VoiceConnectAction 447700900000 -OnAnswerRingbackTone https://example.com/ring.wav } |
                Should -Throw '*-OnAnswerUrl*' -ErrorId 'VoiceNccoOptionMissing,VoicePS.Commands.NewVoiceConnectActionCommand'
        }

        It 'refuses several endpoints in one action' {
            { New-VoiceConnectAction '447700900000', '447700900002' } |
                Should -Throw '*One endpoint*' -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses a caller who is neither a phone nor a SIP address' {
            { New-VoiceConnectAction 447700900000 -From @{ type = 'app'; user = 'alice' } } |
                Should -Throw "*'From'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses -<Name> <Value>' -ForEach @(
            @{ Name = 'Timeout'; Value = 0 }
            @{ Name = 'Timeout'; Value = 7201 }
            @{ Name = 'Limit'; Value = -1 }
            @{ Name = 'Limit'; Value = 7201 }
            @{ Name = 'BeepTimeout'; Value = 29 }
            @{ Name = 'BeepTimeout'; Value = 121 }
            @{ Name = 'EventType'; Value = 'asynchronous' }
            @{ Name = 'MachineDetection'; Value = 'ignore' }
            @{ Name = 'MachineDetectionMode'; Value = 'guess' }
            @{ Name = 'RingbackTone'; Value = 'ring.mp3' }
            @{ Name = 'OnAnswerUrl'; Value = 'whisper' }
            @{ Name = 'EventUrl'; Value = 'example.com/event' }
            @{ Name = 'EventMethod'; Value = 'PUT' }
        ) {
            $options = @{ $Name = $Value }
            { New-VoiceConnectAction 447700900000 @options } | Should -Throw "*'$Name'*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
