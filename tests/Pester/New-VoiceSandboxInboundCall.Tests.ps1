BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    $own = '447700900100'
    $menu = @{ action = 'talk'; text = 'Welcome' }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceSandboxInboundCall' {
    Context 'a call comes in' {
        It 'asks the answer URL what to do, and does it' {
            $prefix = Get-FreePrefix
            $asked = New-VoiceSandboxInboundCall -From $caller -To $own -AnswerUrl "${prefix}answer" |
                Receive-VoiceEvent -Prefix $prefix -Ncco $menu -Count 1 -TimeoutSec 30
            $asked | Should -BeOfType [VoicePS.VoiceAnswerEvent]
            "$($asked.From)" | Should -Be $caller
            "$($asked.To)" | Should -Be $own
            (Wait-SandboxEvent $asked.Uuid { $_.EventType -eq 'talk' }).Summary | Should -Be 'Welcome'
            $null = Wait-SandboxEvent $asked.Uuid { $_.Summary -eq 'completed' }
        }

        It 'writes the call, which the API shows as inbound' {
            $call = New-VoiceSandboxInboundCall $caller $own -AnswerUrl "$(Get-FreePrefix)answer"
            $call | Should -BeOfType [VoicePS.VoiceCall]
            $call.Direction | Should -Be 'inbound'
            "$($call.From)" | Should -Be $caller
            "$($call.To)" | Should -Be $own
            (Get-VoiceCall $call.Uuid -ErrorAction Stop).Direction | Should -Be 'inbound'
        }

        It 'asks by POST where that is said' {
            $prefix = Get-FreePrefix
            $call = New-VoiceSandboxInboundCall $caller $own -AnswerUrl "${prefix}answer" -AnswerMethod POST
            $asked = Wait-SandboxEvent $call.Uuid { $_.EventType -eq 'answer' }
            $asked.Method | Should -Be 'POST'
            $asked.Url | Should -Be "${prefix}answer"
            $asked.Problem | Should -Be 'Connection refused.'
        }

        It 'lets the caller be played' {
            $prefix = Get-FreePrefix
            $received = New-VoiceSandboxInboundCall $caller $own -AnswerUrl "${prefix}answer" |
                Receive-VoiceEvent -Prefix $prefix -Count 1 -TimeoutSec 30 -Ncco @{ action = 'input'; type = @('dtmf'); dtmf = @{ maxDigits = 1; timeOut = 10 } }
            $received | Send-VoiceSandboxInput -Digits 5
            (Wait-SandboxEvent $received.Uuid { $_.Event -is [VoicePS.VoiceInputEvent] }).Event.Digits | Should -Be '5'
        }

        It 'takes callers from the pipeline' {
            $calls = '447700900301', '447700900302' | New-VoiceSandboxInboundCall -To $own -AnswerUrl "$(Get-FreePrefix)answer"
            $calls | ForEach-Object { "$($_.From)" } | Should -Be '447700900301', '447700900302'
        }

        It 'asks the URL that the sandbox was started with' {
            $prefix = Get-FreePrefix
            $with = Start-VoiceSandbox -AnswerUrl "${prefix}main"
            $call = New-VoiceSandboxInboundCall $caller $own -Sandbox $with
            (Wait-SandboxEvent $call.Uuid { $_.EventType -eq 'answer' }).Url | Should -Be "${prefix}main"
            Stop-VoiceSandbox $with
        }
    }

    Context 'with -WhatIf' {
        It 'lets no call come in' {
            $before = Measure-Call
            New-VoiceSandboxInboundCall $caller $own -AnswerUrl "$(Get-FreePrefix)answer" -WhatIf | Should -BeNullOrEmpty
            Measure-Call | Should -Be $before
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command New-VoiceSandboxInboundCall | Should -HaveParameter WhatIf
            Get-Command New-VoiceSandboxInboundCall | Should -HaveParameter Confirm
        }
    }

    Context 'what is refused' {
        It 'says that nobody can be asked what to do with the call' {
            New-VoiceSandboxInboundCall $caller $own -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxAnswerUrlMissing,VoicePS.Commands.NewVoiceSandboxInboundCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        }

        It 'refuses a number that is none, and goes on with the next' {
            $calls = 'nobody', $caller | New-VoiceSandboxInboundCall -To $own -AnswerUrl "$(Get-FreePrefix)answer" -ErrorAction SilentlyContinue -ErrorVariable problem
            $calls | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceSandboxNumberWrong,VoicePS.Commands.NewVoiceSandboxInboundCallCommand'
            $problem[0].TargetObject | Should -Be 'nobody'
        }

        It 'refuses an address that is none' {
            { New-VoiceSandboxInboundCall $caller $own -AnswerUrl 'example.com/answer' } | Should -Throw
        }
    }

    # The last, for it leaves no sandbox behind.
    Context 'without a sandbox' {
        It 'ends with an error, and says how to start one' {
            Stop-VoiceSandbox
            { New-VoiceSandboxInboundCall $caller $own -AnswerUrl https://example.com/answer } |
                Should -Throw '*Start-VoiceSandbox*' -ErrorId 'VoiceSandboxMissing,VoicePS.Commands.NewVoiceSandboxInboundCallCommand'
        }
    }
}
