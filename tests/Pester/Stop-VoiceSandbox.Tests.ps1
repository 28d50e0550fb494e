BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Stop-VoiceSandbox' {
    Context 'stopping' {
        It 'stops the sandbox from the pipeline and writes nothing' {
            $one = Start-VoiceSandbox
            $other = Start-VoiceSandbox
            $one | Stop-VoiceSandbox | Should -BeNullOrEmpty
            $one.IsRunning | Should -BeFalse
            $other.IsRunning | Should -BeTrue
        }

        It 'stops several, as arguments or from the pipeline' {
            $all = 1..4 | ForEach-Object { Start-VoiceSandbox }
            Stop-VoiceSandbox $all[0], $all[1]
            $all[2], $all[3] | Stop-VoiceSandbox
            $all.IsRunning | Should -Be $false, $false, $false, $false
        }

        It 'writes with -PassThru what it stopped' {
            $one = Start-VoiceSandbox
            $stopped = $one | Stop-VoiceSandbox -PassThru
            [object]::ReferenceEquals($stopped, $one) | Should -BeTrue
            $stopped.IsRunning | Should -BeFalse
        }

        It 'may be asked twice' {
            $one = Start-VoiceSandbox
            $one | Stop-VoiceSandbox
            $one | Stop-VoiceSandbox -ErrorVariable problem
            $problem | Should -BeNullOrEmpty
        }

        It 'frees the port' {
            $one = Start-VoiceSandbox
            $one | Stop-VoiceSandbox
            $again = Start-VoiceSandbox -Port $one.Port
            $again.Port | Should -Be $one.Port
            $again.ApplicationId | Should -Not -Be $one.ApplicationId
            $again | Stop-VoiceSandbox
        }

        It 'leaves nobody who answers' {
            $other = Start-OtherSandbox
            $other.Sandbox | Stop-VoiceSandbox
            Get-VoiceCall -Session $other.Session -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceConnectionFailed,VoicePS.Commands.GetVoiceCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ConnectionError'
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-VoiceSession*'
        }
    }

    Context 'stopping all' {
        It 'stops every sandbox of this session where none is named' {
            $all = 1..2 | ForEach-Object { Start-VoiceSandbox }
            $stopped = Stop-VoiceSandbox -PassThru
            $all.IsRunning | Should -Be $false, $false
            $sandbox.IsRunning | Should -BeFalse
            $stopped.Port | Should -Contain $all[0].Port
            $stopped.Port | Should -Contain $all[1].Port
            Stop-VoiceSandbox -PassThru | Should -BeNullOrEmpty
        }

        It 'has nothing to do where none runs' {
            Stop-VoiceSandbox
            Stop-VoiceSandbox -ErrorVariable problem
            $problem | Should -BeNullOrEmpty
        }
    }

    Context 'with -WhatIf' {
        It 'stops nothing' {
            $one = Start-VoiceSandbox
            $one | Stop-VoiceSandbox -WhatIf -PassThru | Should -BeNullOrEmpty
            Stop-VoiceSandbox -WhatIf
            $one.IsRunning | Should -BeTrue
            $one | Connect-VoiceSession
            Test-VoiceSession | Should -BeTrue
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command Stop-VoiceSandbox | Should -HaveParameter WhatIf
            Get-Command Stop-VoiceSandbox | Should -HaveParameter Confirm
        }
    }

    Context 'what is refused' {
        It 'refuses an object that is no sandbox and stops the others' {
            $one = Start-VoiceSandbox
            (Get-Date), $one | Stop-VoiceSandbox -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'InputObjectNotBound,*'
            $one.IsRunning | Should -BeFalse
        }

        It 'does not take a missing sandbox for all of them' {
            $one = Start-VoiceSandbox
            $forgotten = $null
            { Stop-VoiceSandbox -Sandbox $forgotten } | Should -Throw "*'Sandbox'*" -ErrorId 'ParameterArgumentValidationError*'
            $one.IsRunning | Should -BeTrue
        }
    }
}
