BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # Reads a part of a token: 0 is the header, 1 the claims.
    function Read-TokenPart {
        param([string] $Token, [int] $Part)

        $text = $Token.Split('.')[$Part].Replace('-', '+').Replace('_', '/')
        $padding = '=' * ((4 - $text.Length % 4) % 4)
        [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($text + $padding)) | ConvertFrom-Json
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceToken' {
    Context 'a token for another tool' {
        It 'is text in three parts' {
            $token = New-VoiceToken
            $token | Should -BeOfType [string]
            $token.Split('.') | Should -HaveCount 3
            $token | Should -Match '^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$'
        }

        It 'is signed with RS256' {
            $header = Read-TokenPart (New-VoiceToken) 0
            $header.alg | Should -BeExactly 'RS256'
            $header.typ | Should -BeExactly 'JWT'
        }

        It 'names the application and begins now' {
            $claims = Read-TokenPart (New-VoiceToken) 1
            $claims.application_id | Should -Be "$($sandbox.ApplicationId)"
            [math]::Abs([DateTimeOffset]::UtcNow.ToUnixTimeSeconds() - $claims.iat) | Should -BeLessThan 30
            $claims.exp - $claims.iat | Should -Be 900
        }

        It 'lives as long as the tokens of the session, unless told otherwise' {
            $session = $sandbox | Connect-VoiceSession -TokenLifetime 00:05:00 -PassThru
            $claims = Read-TokenPart (New-VoiceToken -Session $session) 1
            $claims.exp - $claims.iat | Should -Be 300
            $claims = Read-TokenPart (New-VoiceToken 01:00:00 -Session $session) 1
            $claims.exp - $claims.iat | Should -Be 3600
            $sandbox | Connect-VoiceSession
        }

        It 'may live <_>' -ForEach '00:00:30', '1.00:00:00' {
            $claims = Read-TokenPart (New-VoiceToken -Lifetime $_) 1
            $claims.exp - $claims.iat | Should -Be ([timespan] $_).TotalSeconds
        }

        It 'has an id of its own, each time' {
            $ids = 1..5 | ForEach-Object { (Read-TokenPart (New-VoiceToken) 1).jti }
            $ids | Select-Object -Unique | Should -HaveCount 5
        }

        It 'is accepted by the service' {
            $request = [System.Net.WebRequest]::Create("$($sandbox.BaseUri)v1/calls")
            $request.Headers['Authorization'] = "Bearer $(New-VoiceToken)"
            $response = $request.GetResponse()
            [int] $response.StatusCode | Should -Be 200
            $response.Close()
        }
    }

    Context 'further claims' {
        It 'takes sub, acl and what else is needed, nested as it is given' {
            $token = New-VoiceToken -Claims @{
                sub  = 'alice'
                acl  = @{ paths = @{ '/*/users/**' = @{}; '/*/conversations/**' = @{ methods = 'GET', 'PUT' } } }
                tier = 3
                test = $true
            }
            $claims = Read-TokenPart $token 1
            $claims.sub | Should -BeExactly 'alice'
            $claims.acl.paths.'/*/users/**'.PSObject.Properties | Should -BeNullOrEmpty
            $claims.acl.paths.'/*/conversations/**'.methods | Should -Be 'GET', 'PUT'
            $claims.tier | Should -Be 3
            $claims.test | Should -BeOfType [bool]
            $claims.application_id | Should -Be "$($sandbox.ApplicationId)"
        }

        It 'takes nbf as a date, local or in UTC' {
            $time = [datetime]::UtcNow.AddMinutes(1)
            $seconds = [DateTimeOffset]::new($time).ToUnixTimeSeconds()
            (Read-TokenPart (New-VoiceToken -Claims @{ nbf = $time }) 1).nbf | Should -Be $seconds
            (Read-TokenPart (New-VoiceToken -Claims @{ nbf = $time.ToLocalTime() }) 1).nbf | Should -Be $seconds
            (Read-TokenPart (New-VoiceToken -Claims @{ nbf = [DateTimeOffset] $time }) 1).nbf | Should -Be $seconds
        }

        It 'takes nbf as a number' {
            (Read-TokenPart (New-VoiceToken -Claims @{ nbf = 1479109514 }) 1).nbf | Should -Be 1479109514
        }

        It 'refuses a claim that a token cannot hold: <Kind>' -ForEach @(
            @{ Kind = 'a script block'; Value = { 1 } }
            @{ Kind = 'not a number'; Value = [double]::NaN }
            @{ Kind = 'a type'; Value = [string] }
        ) {
            { New-VoiceToken -Claims @{ odd = $Value } } |
                Should -Throw "*odd*" -ErrorId 'VoiceTokenClaimsInvalid,VoicePS.Commands.NewVoiceTokenCommand'
        }

        It 'refuses claims that contain themselves' {
            $endless = @{}
            $endless.self = $endless
            { New-VoiceToken -Claims $endless } |
                Should -Throw '*contains itself*' -ErrorId 'VoiceTokenClaimsInvalid,VoicePS.Commands.NewVoiceTokenCommand'
        }
    }

    Context 'a lifetime that the service would refuse' {
        It 'refuses <_>, and says what is allowed' -ForEach '00:00:29', '1.00:00:01', '00:00:00' {
            { New-VoiceToken -Lifetime $_ } |
                Should -Throw "*'Lifetime'*between 30 seconds and 24 hours*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a bare number, and says why' {
            { New-VoiceToken -Lifetime 900 } | Should -Throw '*units of 100 ns*' -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { New-VoiceToken } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.NewVoiceTokenCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { New-VoiceToken -Session $closed } | Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.NewVoiceTokenCommand'
        }

        It 'names the application of the session that it is given' {
            $other = Start-OtherSandbox
            (Read-TokenPart (New-VoiceToken -Session $other.Session) 1).application_id | Should -Be "$($other.Sandbox.ApplicationId)"
        }
    }

    It 'asks nobody, so it works without a network' {
        $recorder = Start-RequestRecorder
        try {
            New-VoiceToken -Session $recorder.Session | Should -Not -BeNullOrEmpty
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }
        finally {
            Stop-RequestRecorder $recorder
        }
    }
}
