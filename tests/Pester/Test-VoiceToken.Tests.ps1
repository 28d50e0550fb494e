BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # Seconds since 1970, so many from now.
    function Get-UnixTime {
        param([int] $FromNow)

        [datetimeoffset]::UtcNow.ToUnixTimeSeconds() + $FromNow
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Test-VoiceToken' {
    Context 'a token as the service takes it' {
        It 'is right, by parameter, by position and from the pipeline' {
            $token = New-VoiceToken
            Test-VoiceToken -Token $token | Should -BeTrue
            Test-VoiceToken $token | Should -BeTrue
            New-VoiceToken | Test-VoiceToken | Should -BeTrue
        }

        It 'is right with the rest of its header and a line end: <_>' -ForEach 'Bearer {0}', "bearer  {0}`n", " {0}`r`n" {
            ($_ -f (New-VoiceToken)) | Test-VoiceToken -WarningVariable warning | Should -BeTrue
            $warning | Should -BeNullOrEmpty
        }

        It 'is right with further claims, and with a life of 30 seconds or 24 hours' {
            New-VoiceToken -Claims @{ sub = 'alice'; nbf = Get-UnixTime -10 } | Test-VoiceToken | Should -BeTrue
            New-VoiceToken -Lifetime 00:00:30 | Test-VoiceToken | Should -BeTrue
            New-VoiceToken -Lifetime 1.00:00:00 | Test-VoiceToken | Should -BeTrue
        }

        It 'tells with -Detailed what it says' {
            $found = New-VoiceToken -Lifetime 00:05:00 -Claims @{ jti = 'mine' } | Test-VoiceToken -Detailed
            $found | Should -BeOfType [VoicePS.VoiceTokenTest]
            $found.Success | Should -BeTrue
            $found.Reason | Should -BeExactly 'Accepted'
            $found.ApplicationId | Should -Be "$($sandbox.ApplicationId)"
            ($found.ExpiresAt - $found.IssuedAt).TotalSeconds | Should -Be 300
            $found.NotBefore | Should -BeNullOrEmpty
            $found.TokenId | Should -BeExactly 'mine'
        }
    }

    Context 'the check that failed' {
        It 'is <Reason>, and the service refuses the token as well' -ForEach @(
            @{ Reason = 'WrongApplication'; Claims = @{ application_id = '11111111-2222-3333-4444-555555555555' }; Times = @{} }
            @{ Reason = 'NoIssueTime'; Claims = @{ iat = $null }; Times = @{} }
            @{ Reason = 'NoTokenId'; Claims = @{ jti = '' }; Times = @{} }
            @{ Reason = 'IssuedInFuture'; Claims = @{}; Times = @{ iat = 600; exp = 1200 } }
            @{ Reason = 'LivesTooLong'; Claims = @{}; Times = @{ exp = 90000 } }
            @{ Reason = 'LivesTooShort'; Claims = @{}; Times = @{ iat = 0; exp = 20 } }
            @{ Reason = 'NotYetValid'; Claims = @{}; Times = @{ nbf = 600 } }
            @{ Reason = 'Expired'; Claims = @{}; Times = @{ iat = -600; exp = -60 } }
        ) {
            $given = @{} + $Claims
            foreach ($name in $Times.Keys) { $given[$name] = Get-UnixTime $Times[$name] }
            $token = New-VoiceToken -Claims $given

            $found = Test-VoiceToken $token -Detailed -WarningVariable warning
            $found.Success | Should -BeFalse
            $found.Reason | Should -BeExactly $Reason
            $warning | Should -BeNullOrEmpty

            Test-VoiceToken $token -WarningVariable warning -WarningAction SilentlyContinue | Should -BeFalse
            $warning | Should -HaveCount 1
            "$($warning[0])" | Should -BeLike "The token failed the check ${Reason}: *"

            $request = [System.Net.WebRequest]::Create("$($sandbox.BaseUri)v1/calls")
            $request.Headers['Authorization'] = "Bearer $token"
            { $request.GetResponse() } | Should -Throw '*401*'
        }

        It 'is UnreadableTime for milliseconds' {
            $found = New-VoiceToken -Claims @{ exp = 1000 * (Get-UnixTime 900) } | Test-VoiceToken -Detailed
            $found.Reason | Should -BeExactly 'UnreadableTime'
            $found.Explanation | Should -BeLike '*milliseconds*'
        }

        It 'is WrongSignature for a token that was changed' {
            $parts = (New-VoiceToken).Split('.')
            $other = (New-VoiceToken).Split('.')
            ("$($parts[0]).$($other[1]).$($parts[2])" | Test-VoiceToken -Detailed).Reason | Should -BeExactly 'WrongSignature'
        }

        It 'is NotAToken for <_>' -ForEach 'hello', '', 'Bearer', 'a.b.c', '{"token":"x"}' {
            (Test-VoiceToken $_ -Detailed).Reason | Should -BeExactly 'NotAToken'
        }

        It 'is NotAToken for nothing at all' {
            ($null | Test-VoiceToken -Detailed).Reason | Should -BeExactly 'NotAToken'
        }
    }

    Context 'several tokens' {
        It 'answers each in its turn' {
            $tokens = (New-VoiceToken), 'hello', (New-VoiceToken -Claims @{ jti = '' }), (New-VoiceToken)
            $tokens | Test-VoiceToken -WarningAction SilentlyContinue -WarningVariable warning | Should -Be $true, $false, $false, $true
            $warning | Should -HaveCount 2
            ($tokens | Test-VoiceToken -Detailed).Reason | Should -Be 'Accepted', 'NotAToken', 'NoTokenId', 'Accepted'
        }
    }

    Context 'secrecy' {
        It 'never shows the token, right or wrong' {
            $token = New-VoiceToken -Claims @{ jti = '' }
            $parts = $token.Split('.')
            $shown = "$token", "Bearer $token", "$token.x", "$($parts[0]).$($parts[1]).AAAA" |
                ForEach-Object { Test-VoiceToken $_ -Verbose *>&1; Test-VoiceToken $_ -Detailed -Verbose *>&1 | Format-List * } | Out-String -Width 5000
            $shown | Should -BeLike '*NoTokenId*'
            $shown | Should -Not -BeLike "*$($parts[1])*"
            $shown | Should -Not -BeLike "*$($parts[2])*"
        }
    }

    Context 'sessions' {
        It 'takes no token of another sandbox, except with its session' {
            $other = Start-OtherSandbox
            $token = New-VoiceToken -Session $other.Session
            $found = Test-VoiceToken $token -Detailed
            $found.Reason | Should -BeExactly 'WrongSignature'
            $found.Explanation | Should -BeLike "*$($other.Sandbox.ApplicationId)*$($sandbox.ApplicationId)*"
            Test-VoiceToken $token -Session $other.Session | Should -BeTrue
        }

        It 'asks for a session, and says how to open one' {
            $token = New-VoiceToken
            Disconnect-VoiceSession
            try {
                { Test-VoiceToken $token } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.TestVoiceTokenCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed, also while tokens come, and does not show them' {
            $closed = New-ClosedSession
            { Test-VoiceToken 'hello' -Session $closed } | Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.TestVoiceTokenCommand'

            $session = $sandbox | Connect-VoiceSession -PassThru
            $token = New-VoiceToken
            $caught = $null
            try { & { $token; Disconnect-VoiceSession $session; $token } | Test-VoiceToken -Session $session }
            catch { $caught = $_ }
            $sandbox | Connect-VoiceSession
            $caught.FullyQualifiedErrorId | Should -Be 'VoiceSessionClosed,VoicePS.Commands.TestVoiceTokenCommand'
            "$caught $($caught.TargetObject)" | Should -Not -BeLike "*$token*"
        }
    }

    It 'asks nobody, so it works without a network' {
        $recorder = Start-RequestRecorder
        try {
            New-VoiceToken -Session $recorder.Session | Test-VoiceToken -Session $recorder.Session | Should -BeTrue
            Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
        }
        finally {
            Stop-RequestRecorder $recorder
        }
    }
}
