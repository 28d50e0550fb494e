BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # What goes out when the endpoint is called.
    function Get-Sent {
        param([Parameter(ValueFromPipeline)] $Endpoint)

        process {
            $null = $Endpoint | New-VoiceCall -From $caller -AnswerUrl 'https://example.com/' -Session $recorder.Session
            $body = (Receive-RecordedRequest $recorder).Body
            $body.Substring('{"to":['.Length, $body.IndexOf('],"from"') - '{"to":['.Length)
        }
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceEndpoint' {
    Context 'what is made' {
        BeforeAll { $recorder = Start-RequestRecorder }
        AfterAll { Stop-RequestRecorder $recorder }

        It 'makes a phone' {
            $endpoint = New-VoiceEndpoint -Phone '+44 7700 900000'
            $endpoint | Should -BeOfType [VoicePS.VoiceEndpoint]
            $endpoint | Should -HaveCount 1
            $endpoint.Type | Should -Be 'phone'
            $endpoint.Number | Should -Be '447700900000'
            "$endpoint" | Should -Be '447700900000'
            $endpoint | Get-Sent | Should -BeExactly '{"type":"phone","number":"447700900000"}'
        }

        It 'makes a phone with everything that it can have' {
            $endpoint = New-VoiceEndpoint 447700900000 -DtmfAnswer 'p*123#' -Shaken 'eyJhbGciOiJFUzI1NiJ9'
            $endpoint.DtmfAnswer | Should -Be 'p*123#'
            $endpoint.Shaken | Should -Be 'eyJhbGciOiJFUzI1NiJ9'
            $endpoint | Get-Sent |
                Should -BeExactly '{"type":"phone","number":"447700900000","dtmfAnswer":"p*123#","shaken":"eyJhbGciOiJFUzI1NiJ9"}'
        }

        It 'makes a phone that hears something before it is connected' {
            $endpoint = New-VoiceEndpoint 447700900000 -OnAnswerUrl 'https://example.com/whisper' -OnAnswerRingbackTone 'https://example.com/ring.mp3'
            $endpoint.OnAnswer['url'] | Should -Be 'https://example.com/whisper'
            $endpoint.OnAnswer['ringbackTone'] | Should -Be 'https://example.com/ring.mp3'
            ($endpoint.ToNccoDictionary().Keys -join ' ') | Should -BeExactly 'type number onAnswer'
        }

        It 'makes a SIP address' {
            $endpoint = New-VoiceEndpoint -Sip 'sip:rebekka@sip.example.com' -Headers @{ location = 'New York City' } -StandardHeaders @{ 'User-to-User' = '342342ef34;encoding=hex' }
            $endpoint.Type | Should -Be 'sip'
            $endpoint.Uri | Should -Be 'sip:rebekka@sip.example.com'
            $endpoint.Headers['location'] | Should -Be 'New York City'
            $endpoint.StandardHeaders['User-to-User'] | Should -Be '342342ef34;encoding=hex'
            $endpoint | Get-Sent | Should -BeExactly (
                '{"type":"sip","uri":"sip:rebekka@sip.example.com","headers":{"location":"New York City"},' +
                '"standard_headers":{"User-to-User":"342342ef34;encoding=hex"}}')
            ($endpoint.ToNccoDictionary().Keys -join ' ') | Should -BeExactly 'type uri headers standardHeaders'
        }

        It 'makes a user on a SIP trunk' {
            $endpoint = New-VoiceEndpoint -SipUser 'rebekka' -Domain 'example-trunk'
            "$endpoint" | Should -Be 'sip:rebekka@example-trunk'
            $endpoint | Get-Sent | Should -BeExactly '{"type":"sip","user":"rebekka","domain":"example-trunk"}'
        }

        It 'makes a websocket' {
            $endpoint = New-VoiceEndpoint -Websocket 'wss://example.com/socket'
            $endpoint.Type | Should -Be 'websocket'
            $endpoint.ContentType | Should -Be 'audio/l16;rate=16000'
            $endpoint | Get-Sent | Should -BeExactly '{"type":"websocket","uri":"wss://example.com/socket","content-type":"audio/l16;rate=16000"}'
        }

        It 'makes a websocket with everything that it can have' {
            $headers = [ordered]@{ customer = '42'; tags = 'a', 'b'; more = @{ vip = $true } }
            $endpoint = New-VoiceEndpoint -Websocket 'wss://example.com/socket' -ContentType 'audio/l16;rate=24000' -Headers $headers -Authorization 'Bearer abc'
            $endpoint.Authorization | Should -Be 'custom'
            $endpoint | Get-Sent | Should -BeExactly (
                '{"type":"websocket","uri":"wss://example.com/socket","content-type":"audio/l16;rate=24000",' +
                '"headers":{"customer":"42","tags":["a","b"],"more":{"vip":true}},"authorization":{"type":"custom","value":"Bearer abc"}}')
        }

        It 'makes an app user' {
            New-VoiceEndpoint -App 'alice' | Get-Sent | Should -BeExactly '{"type":"app","user":"alice"}'
        }

        It 'makes an extension, and keeps its zeros' {
            New-VoiceEndpoint -Vbc 0123 | Get-Sent | Should -BeExactly '{"type":"vbc","extension":"0123"}'
        }

        It 'is accepted by the service: <Name>' -ForEach @(
            @{ Name = 'phone'; Parameters = @{ Phone = '447700900000'; DtmfAnswer = '1p2#' } }
            @{ Name = 'sip'; Parameters = @{ Sip = 'sip:bob@example.com'; Headers = @{ a = 1 }; StandardHeaders = @{ 'User-to-User' = '1' } } }
            @{ Name = 'websocket'; Parameters = @{ Websocket = 'ws://example.com/'; Authorization = 'vonage'; ContentType = 'audio/l16;rate=8000' } }
            @{ Name = 'app'; Parameters = @{ App = 'alice' } }
            @{ Name = 'vbc'; Parameters = @{ Vbc = '1234' } }
        ) {
            $call = New-VoiceEndpoint @Parameters | New-VoiceCall -From $caller -Ncco $hello
            (Get-VoiceCall $call).To.Type | Should -Be $Name
        }
    }

    Context 'from the pipeline' {
        It 'tells phones, SIP addresses and websockets apart' {
            $endpoints = '+44 7700 900000', 447700900001, 'sip:bob@example.com', 'wss://example.com/socket' | New-VoiceEndpoint
            $endpoints.Type | Should -Be 'phone', 'phone', 'sip', 'websocket'
            $endpoints.Identity | Should -Be '447700900000', '447700900001', 'sip:bob@example.com', 'wss://example.com/socket'
        }

        It 'takes SIP addresses and websockets together with their options' {
            ('sip:bob@example.com' | New-VoiceEndpoint -StandardHeaders @{ 'User-to-User' = '1' }).StandardHeaders['User-to-User'] | Should -Be '1'
            ('wss://example.com/socket' | New-VoiceEndpoint -ContentType 'audio/l16;rate=8000').ContentType | Should -Be 'audio/l16;rate=8000'
        }

        It 'takes rows of a table' {
            $rows = @(
                [pscustomobject]@{ Name = 'Ada'; PhoneNumber = '+44 7700 900000'; DtmfAnswer = '12' }
                [pscustomobject]@{ Name = 'Bob'; Number = '+44 7700 900001'; DtmfAnswer = '' }
                [pscustomobject]@{ Name = 'Cyd'; Sip = 'sip:cyd@example.com' }
                [pscustomobject]@{ Name = 'Dee'; App = 'dee' }
                [pscustomobject]@{ Name = 'Eve'; Extension = '1234' }
                [pscustomobject]@{ Name = 'Fay'; SipUser = 'fay'; Domain = 'example-trunk' }
                [pscustomobject]@{ Name = 'Guy'; Websocket = 'wss://example.com/guy'; ContentType = '' }
            )
            $endpoints = $rows | New-VoiceEndpoint
            $endpoints.Type | Should -Be 'phone', 'phone', 'sip', 'app', 'vbc', 'sip', 'websocket'
            $endpoints[0].DtmfAnswer | Should -Be '12'
            $endpoints[1].DtmfAnswer | Should -BeNullOrEmpty
            $endpoints[6].ContentType | Should -Be 'audio/l16;rate=16000'
        }

        It 'tells of the one that is none, and makes the others' {
            $endpoints = '447700900000', '07700 900000', '447700900001' | New-VoiceEndpoint -ErrorAction SilentlyContinue -ErrorVariable problem
            $endpoints.Number | Should -Be '447700900000', '447700900001'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceEndpointInvalid,VoicePS.Commands.NewVoiceEndpointCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem[0].TargetObject | Should -Be '07700 900000'
            $problem[0].Exception.Message | Should -BeLike '*no country code*'
            $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'does not take an object for its text' {
            Get-Date | New-VoiceEndpoint -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'InputObjectNotBound,*'
        }
    }

    Context 'secrets' {
        It 'does not show a custom authorization' {
            $secret = ConvertTo-SecureString 'Bearer hush-hush' -AsPlainText -Force
            $endpoint = New-VoiceEndpoint -Websocket 'wss://example.com/socket' -Authorization $secret
            $endpoint.Authorization | Should -Be 'custom'
            $shown = "$endpoint", ($endpoint | Out-String), ($endpoint | Format-List * | Out-String), ($endpoint | ConvertTo-Json -Depth 5) -join "`n"
            $shown | Should -Not -BeLike '*hush*'
        }

        It 'lets the service prove itself with a token of its own' {
            (New-VoiceEndpoint -Websocket 'wss://example.com/socket' -Authorization Vonage).Authorization | Should -Be 'vonage'
        }

        It 'does not quote an authorization that cannot be sent' {
            New-VoiceEndpoint -Websocket 'wss://example.com/socket' -Authorization "hush`nX-Evil: 1" -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceEndpointInvalid,*'
            $problem[0].Exception.ToString() | Should -Not -BeLike '*hush*'
            $problem[0].TargetObject | Should -Be 'wss://example.com/socket'
        }

        It 'wants the value itself and not the word custom' {
            { New-VoiceEndpoint -Websocket 'wss://example.com/socket' -Authorization custom -ErrorAction Stop } |
                Should -Throw '*Bearer*' -ErrorId 'VoiceEndpointInvalid,*'
        }
    }

    Context 'what is doubtful, and what is refused' {
        It 'warns about <What>, and makes the endpoint' -ForEach @(
            @{ What = 'a long SIP address'; Parameters = @{ Sip = 'sip:' + 'a' * 40 + '@example.com' }; Says = '*56 characters*50*' }
            @{ What = 'an unknown audio format'; Parameters = @{ Websocket = 'wss://example.com/'; ContentType = 'audio/l16;rate=44100' }; Says = '*44100*' }
            @{ What = 'large headers'; Parameters = @{ Websocket = 'wss://example.com/'; Headers = @{ a = 'x' * 600 } }; Says = '*608 bytes*512*' }
            @{ What = 'an unknown standard header'; Parameters = @{ Sip = 'sip:a@example.com'; StandardHeaders = @{ Subject = 'Hi' } }; Says = '*Subject*User-to-User*' }
        ) {
            $endpoint = New-VoiceEndpoint @Parameters -WarningVariable warning -WarningAction SilentlyContinue
            $endpoint | Should -HaveCount 1
            $warning | Should -HaveCount 1
            $warning[0] | Should -BeLike $Says
        }

        It 'refuses <What>' -ForEach @(
            @{ What = 'tones that do not exist'; Parameters = @{ Phone = '447700900000'; DtmfAnswer = '1x' }; Says = '*dtmfAnswer*' }
            @{ What = 'a number without a country code'; Parameters = @{ Phone = '07700900000' }; Says = '*country code*' }
            @{ What = 'a long User-to-User'; Parameters = @{ Sip = 'sip:a@example.com'; StandardHeaders = @{ 'User-to-User' = 'a' * 257 } }; Says = '*256*257*' }
            @{ What = 'a SIP header that is a list'; Parameters = @{ Sip = 'sip:a@example.com'; Headers = @{ a = 1, 2 } }; Says = '*header a is a text*' }
            @{ What = 'a websocket without a host'; Parameters = @{ Websocket = 'wss:socket' }; Says = '*wss://host/path*' }
        ) {
            { New-VoiceEndpoint @Parameters -ErrorAction Stop } | Should -Throw $Says -ErrorId 'VoiceEndpointInvalid,*'
        }

        It 'refuses an address of another type: <Name> <Value>' -ForEach @(
            @{ Name = 'Phone'; Value = 'sip:bob@example.com' }
            @{ Name = 'Sip'; Value = 'bob@example.com' }
            @{ Name = 'Websocket'; Value = 'https://example.com/' }
        ) {
            $address = @{ $Name = $Value }
            { New-VoiceEndpoint @address } | Should -Throw "*'$Name'*" -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses headers that are no table' {
            { New-VoiceEndpoint -Websocket 'wss://example.com/' -Headers 'a=b' } |
                Should -Throw "*hashtable*" -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses a ringback tone without the NCCO that it goes with' {
            { New-VoiceEndpoint 447700900000 -OnAnswerRingbackTone 'https://example.com/ring.mp3' } |
                Should -Throw '*-OnAnswerUrl*' -ErrorId 'VoiceEndpointIncomplete,*'
        }

        It 'refuses two types at once' {
            { New-VoiceEndpoint -Phone 447700900000 -App 'alice' } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }
    }

    It 'completes the audio formats' {
        $line = "New-VoiceEndpoint -Websocket 'wss://example.com/' -ContentType "
        ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText |
            Should -Be "'audio/l16;rate=8000'", "'audio/l16;rate=16000'", "'audio/l16;rate=24000'"
    }
}
