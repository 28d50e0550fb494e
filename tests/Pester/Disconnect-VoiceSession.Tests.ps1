BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Disconnect-VoiceSession' {
    BeforeEach { $session = $sandbox | Connect-VoiceSession -PassThru }

    It 'closes the current session and writes nothing' {
        Disconnect-VoiceSession | Should -BeNullOrEmpty
        Get-VoiceSession | Should -BeNullOrEmpty
        $session.IsOpen | Should -BeFalse
    }

    It 'may be asked twice' {
        Disconnect-VoiceSession
        Disconnect-VoiceSession -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
    }

    It 'takes a session from the pipeline' {
        $session | Disconnect-VoiceSession
        $session.IsOpen | Should -BeFalse
        Get-VoiceSession | Should -BeNullOrEmpty
    }

    It 'closes the session it is given, and leaves the current one open' {
        $current = $sandbox | Connect-VoiceSession -PassThru
        Disconnect-VoiceSession $session
        $session.IsOpen | Should -BeFalse
        $current.IsOpen | Should -BeTrue
        [object]::ReferenceEquals((Get-VoiceSession), $current) | Should -BeTrue
        Test-VoiceSession | Should -BeTrue
    }

    It 'leaves nothing that could still be used' {
        Disconnect-VoiceSession
        { Get-VoiceCall } | Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.GetVoiceCallCommand'
        { Get-VoiceCall -Session $session } | Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.GetVoiceCallCommand'
    }

    It 'refuses an object that is no session' {
        Get-Date | Disconnect-VoiceSession -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InputObjectNotBound,*'
        $session.IsOpen | Should -BeTrue
    }

    It 'refuses no session at all' {
        { Disconnect-VoiceSession -Session $null } | Should -Throw "*'Session'*" -ErrorId 'ParameterArgumentValidationError*'
        $session.IsOpen | Should -BeTrue
    }
}
