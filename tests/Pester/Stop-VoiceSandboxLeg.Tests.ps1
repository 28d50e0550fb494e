BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Stop-VoiceSandboxLeg' {
    It 'hangs up at the far end' {
        $call = New-AnsweredCall
        $call | Stop-VoiceSandboxLeg | Should -BeNullOrEmpty
        (Get-VoiceCall $call.Uuid).Status | Should -Be 'completed'
        ($call | Get-VoiceSandboxEvent)[-1].Event.DisconnectedBy | Should -Be 'user'
    }

    It 'declines a call that was not answered yet' {
        Set-VoiceSandboxNumber 447700900160 Timeout
        $call = New-VoiceCall -To 447700900160 -From $caller -Ncco $hello
        Stop-VoiceSandboxLeg $call.Uuid
        (Get-VoiceCall $call.Uuid).Status | Should -Be 'rejected'
        ($call | Get-VoiceSandboxEvent)[-1].Event.Detail | Should -Be 'declined'
    }

    It 'hangs up nothing with -WhatIf' {
        $call = New-AnsweredCall
        $call | Stop-VoiceSandboxLeg -WhatIf
        (Get-VoiceCall $call.Uuid).Status | Should -Be 'answered'
    }

    It 'names the call that is over and goes on with the others' {
        $ended = New-EndedCall
        $going = New-AnsweredCall
        $ended, $going | Stop-VoiceSandboxLeg -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxCallNotFound,VoicePS.Commands.StopVoiceSandboxLegCommand'
        $problem[0].TargetObject | Should -Be $ended.Uuid
        (Get-VoiceCall $going.Uuid).Status | Should -Be 'completed'
    }
}
