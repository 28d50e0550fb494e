BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Test-VoiceSession' {
    AfterEach { $sandbox | Connect-VoiceSession }

    Context 'a session that the service accepts' {
        It 'is true, without a warning' {
            $result = Test-VoiceSession -WarningVariable warning
            $result | Should -BeOfType [bool]
            $result | Should -BeTrue
            $warning | Should -BeNullOrEmpty
        }

        It 'is explained with -Detailed' {
            $found = Test-VoiceSession -Detailed
            $found | Should -BeOfType [VoicePS.VoiceSessionTest]
            $found.Success | Should -BeTrue
            $found.Reason | Should -Be 'Accepted'
            $found.ApplicationId | Should -Be $sandbox.ApplicationId
            $found.BaseUri | Should -Be $sandbox.BaseUri
            $found.Error | Should -BeNullOrEmpty
        }

        It 'is true with the API of 2017' {
            $other = Start-OtherSandbox -ApiVersion 2017
            Test-VoiceSession -Session $other.Session | Should -BeTrue
        }
    }

    Context 'the key of another application' {
        BeforeEach {
            $other = Start-OtherSandbox
            Connect-VoiceSession $sandbox.ApplicationId -PrivateKey $other.Sandbox.PrivateKey -BaseUri $sandbox.BaseUri
        }

        It 'is false, and the warning says that the key does not fit' {
            Test-VoiceSession -WarningVariable warning -WarningAction SilentlyContinue | Should -BeFalse
            $warning | Should -HaveCount 1
            "$warning" | Should -BeLike "The private key does not belong to application $($sandbox.ApplicationId)*"
        }

        It 'is explained with -Detailed, without a warning' {
            $found = Test-VoiceSession -Detailed -WarningVariable warning
            $warning | Should -BeNullOrEmpty
            $found.Success | Should -BeFalse
            $found.Reason | Should -Be 'KeyDoesNotFit'
            $found.Error | Should -BeOfType [VoicePS.VoiceApiException]
            $found.Error.StatusCode | Should -Be 401
            $found.ClockOffset | Should -BeOfType [timespan]
        }

        It 'makes the other cmdlets point here' {
            Get-VoiceCall -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceUnauthorized,VoicePS.Commands.GetVoiceCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Test-VoiceSession*'
        }
    }

    Context 'an application that the service does not know' {
        BeforeEach {
            Connect-VoiceSession $unknownId -PrivateKey $sandbox.PrivateKey -BaseUri $sandbox.BaseUri
        }

        It 'is false, and the warning names the application' {
            Test-VoiceSession -WarningVariable warning -WarningAction SilentlyContinue | Should -BeFalse
            $warning | Should -HaveCount 1
            "$warning" | Should -BeLike "The service does not know application $unknownId*"
        }

        It 'is explained with -Detailed' {
            $found = Test-VoiceSession -Detailed
            $found.Success | Should -BeFalse
            $found.Reason | Should -Be 'ApplicationUnknown'
            $found.Error.StatusCode | Should -Be 401
        }
    }

    Context 'nobody there' {
        BeforeEach {
            $gone = Start-VoiceSandbox
            $gone | Connect-VoiceSession
            $gone | Stop-VoiceSandbox
        }

        It 'is false, and the warning names the address' {
            Test-VoiceSession -WarningVariable warning -WarningAction SilentlyContinue | Should -BeFalse
            "$warning" | Should -BeLike "*127.0.0.1:$($gone.Port) could not be reached*"
        }

        It 'is explained with -Detailed' {
            $found = Test-VoiceSession -Detailed
            $found.Reason | Should -Be 'ConnectionFailed'
            $found.Error.Kind | Should -Be 'Connection'
            $found.ClockOffset | Should -BeNullOrEmpty
        }

        It 'writes no error, because the answer is no' {
            $null = Test-VoiceSession -ErrorVariable problem -WarningAction SilentlyContinue
            $problem | Should -BeNullOrEmpty
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            { Test-VoiceSession } |
                Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.TestVoiceSessionCommand'
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { Test-VoiceSession -Session $closed } | Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.TestVoiceSessionCommand'
        }

        It 'tests the session that it is given' {
            $other = Start-OtherSandbox
            (Test-VoiceSession -Detailed -Session $other.Session).ApplicationId | Should -Be $other.Sandbox.ApplicationId
        }
    }

    It 'only looks: it sends one request that changes nothing' {
        $recorder = Start-RequestRecorder
        try {
            $null = Test-VoiceSession -Session $recorder.Session
            $request = Receive-RecordedRequest $recorder
            $request | Should -HaveCount 1
            $request.Method | Should -Be 'GET'
        }
        finally {
            Stop-RequestRecorder $recorder
        }
    }
}
