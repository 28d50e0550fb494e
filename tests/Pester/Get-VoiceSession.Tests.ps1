BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Get-VoiceSession' {
    BeforeEach { $sandbox | Connect-VoiceSession }

    It 'gives the current session' {
        $session = Get-VoiceSession
        $session | Should -BeOfType [VoicePS.VoiceSession]
        $session.ApplicationId | Should -Be $sandbox.ApplicationId
        $session.BaseUri | Should -Be $sandbox.BaseUri
        $session.IsOpen | Should -BeTrue
    }

    It 'gives the same session each time, until another is opened' {
        $first = Get-VoiceSession
        [object]::ReferenceEquals((Get-VoiceSession), $first) | Should -BeTrue
        $sandbox | Connect-VoiceSession
        [object]::ReferenceEquals((Get-VoiceSession), $first) | Should -BeFalse
    }

    It 'gives nothing, and no error, where there is none' {
        Disconnect-VoiceSession
        Get-VoiceSession -ErrorVariable problem | Should -BeNullOrEmpty
        $problem | Should -BeNullOrEmpty
    }

    It 'says with -Verbose how to open one' {
        Disconnect-VoiceSession
        Get-VoiceSession -Verbose 4>&1 | Should -BeLike '*Connect-VoiceSession*'
    }

    It 'gives what -Session takes' {
        $session = Get-VoiceSession
        Disconnect-VoiceSession (Start-OtherSandbox).Session
        Test-VoiceSession -Session $session | Should -BeTrue
    }

    It 'knows only the session of its own runspace' {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $module = (Get-Module VoicePS).Path
            $found = $shell.AddScript("Import-Module '$module'; Get-VoiceSession").Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $found | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
        Get-VoiceSession | Should -Not -BeNullOrEmpty
    }

    It 'gives what goes into ForEach-Object -Parallel with $using:' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $session = Get-VoiceSession
        $module = (Get-Module VoicePS).Path
        $calls = New-StartedCall 6
        $found = $calls.Uuid | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module $using:module
            Get-VoiceCall $_ -Session $using:session
        }
        $found.Uuid | Sort-Object | Should -Be ($calls.Uuid | Sort-Object)
    }
}
