BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    $short = @{ action = 'talk'; text = 'Hello' }

    # Places a call that speaks and ends by itself, and waits until everything about it is noted.
    function New-NotedCall {
        param([hashtable[]] $Ncco = $short, [VoicePS.VoiceSession] $Session = (Get-VoiceSession))

        $call = New-VoiceCall -To $callee -From $caller -Ncco $Ncco -Session $Session -ErrorAction Stop
        $null = Wait-SandboxEvent $call.Uuid { $_.Summary -eq 'completed' }
        $call
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Get-VoiceSandboxEvent' {
    Context 'what is there' {
        It 'lists what was sent and what was spoken, in the order in which it happened' {
            $call = New-NotedCall
            $noted = $call | Get-VoiceSandboxEvent
            ($noted | ForEach-Object { "$($_.EventType) $($_.Summary)" }) -join ', ' |
                Should -Be 'status started, status ringing, status answered, talk Hello, status completed'
            $noted | ForEach-Object { $_ | Should -BeOfType [VoicePS.VoiceSandboxEvent] }
            $noted.Uuid | Sort-Object -Unique | Should -Be $call.Uuid
            $noted.ConversationUuid | Sort-Object -Unique | Should -Be $call.ConversationUuid
            $noted[3].Kind | Should -Be 'step'
            $noted[3].Fields.text | Should -Be 'Hello'
            $noted[4].Kind | Should -Be 'webhook'
            $noted[4].Fields.status | Should -Be 'completed'
            $noted[4].Event | Should -BeOfType [VoicePS.VoiceStatusEvent]
            $noted[4].Raw | Should -BeLike '*"status":"completed"*'
            for ($i = 1; $i -lt 5; $i++) { $noted[$i].Time | Should -BeGreaterOrEqual $noted[$i - 1].Time }
        }

        It 'says of each webhook where it went and what it was answered with' {
            $prefix = Get-FreePrefix
            $received = New-VoiceCall -To $callee -From $caller -Ncco $short -EventUrl "${prefix}event" -ErrorAction Stop |
                Receive-VoiceEvent -Prefix $prefix -Count 4 -TimeoutSec 30
            $sent = $received[0].Uuid | Get-VoiceSandboxEvent -Wait -TimeoutSec 30 | Where-Object Kind -eq 'webhook' | Select-Object -First 4
            $sent.Url | Sort-Object -Unique | Should -Be "${prefix}event"
            $sent.Method | Sort-Object -Unique | Should -Be 'POST'
            $sent.ResponseStatus | Should -Be 204, 204, 204, 204
            $sent.Attempts | Should -Be 1, 1, 1, 1
            $sent | Where-Object Problem | Should -BeNullOrEmpty
        }

        It 'says what went wrong' {
            $call = New-VoiceCall -To $callee -From $caller -Ncco $short -EventUrl (Get-FreePrefix) -ErrorAction Stop
            $failed = $call | Get-VoiceSandboxEvent -Wait -Count 1 -TimeoutSec 30
            $failed.Problem | Should -Be 'Connection refused.'
            $failed.Attempts | Should -Be 2
            $failed.ResponseStatus | Should -BeNullOrEmpty
        }

        It 'lists a webhook also where nobody is told' {
            $sent = New-NotedCall | Get-VoiceSandboxEvent -EventType status
            $sent | Should -HaveCount 4
            $sent | Where-Object { $_.Url -or $_.Method -or $_.Problem -or $_.ResponseStatus } | Should -BeNullOrEmpty
            $sent.Attempts | Should -Be 0, 0, 0, 0
            $sent.IsPending | Should -Be $false, $false, $false, $false
        }

        It 'lists only the calls it is given, with what is told of their conversations' {
            $null = New-NotedCall
            $call = New-NotedCall -Ncco @{ action = 'record' }, $short
            $null = Wait-SandboxEvent $call.Uuid { $_.Event -is [VoicePS.VoiceRecordEvent] }
            $recorded = $call | Get-VoiceSandboxEvent -EventType record | Where-Object Kind -eq 'webhook'
            $recorded | Should -HaveCount 1
            $recorded.Uuid | Should -BeNullOrEmpty
            $recorded.ConversationUuid | Should -Be $call.ConversationUuid
            $call | Get-VoiceSandboxEvent | Where-Object { $_.Uuid -and $_.Uuid -ne $call.Uuid } | Should -BeNullOrEmpty
            Get-VoiceSandboxEvent -Uuid $unknownId | Should -BeNullOrEmpty
        }

        It 'lists only the kinds it is given, wildcards included' {
            $call = New-NotedCall
            ($call | Get-VoiceSandboxEvent -EventType TALK).Summary | Should -Be 'Hello'
            ($call | Get-VoiceSandboxEvent -EventType 'ta*', 'status') | Should -HaveCount 5
            $call | Get-VoiceSandboxEvent -EventType 'input' | Should -BeNullOrEmpty
        }

        It 'gives what ConvertFrom-VoiceEvent turns into events, and leaves the steps out' {
            $call = New-NotedCall
            $events = $call | Get-VoiceSandboxEvent | ConvertFrom-VoiceEvent -ErrorAction Stop
            $events.Summary | Should -Be 'started', 'ringing', 'answered', 'completed'
            $events | ForEach-Object { $_ | Should -BeOfType [VoicePS.VoiceStatusEvent] }
        }

        It 'gives what pipes into Get-VoiceCall' {
            $call = New-NotedCall
            $completed = $call | Get-VoiceSandboxEvent | Where-Object Summary -eq 'completed' | Get-VoiceCall -ErrorAction Stop
            $completed.Uuid | Should -Be $call.Uuid
        }

        It 'shows itself within 100 characters' {
            $lines = New-NotedCall | Get-VoiceSandboxEvent | Out-String -Stream -Width 100
            $lines | Where-Object { $_ -match 'Time +EventType +Uuid +Response +Summary' } | Should -HaveCount 1
            $lines | Where-Object { $_ -match '^\d\d:\d\d:\d\d\.\d{3} status +[0-9a-f]{8}\S+ +nobody completed$' } | Should -HaveCount 1
            $lines | Where-Object { $_ -match '^\d\d:\d\d:\d\d\.\d{3} talk +[0-9a-f]{8}\S+ +Hello$' } | Should -HaveCount 1
        }

        It 'is nothing where no call comes down the pipeline' {
            $null = New-NotedCall
            @() | Get-VoiceSandboxEvent | Should -BeNullOrEmpty
        }
    }

    Context 'waiting' {
        It 'goes on with what comes, and ends after as many as asked for' {
            $call = New-VoiceCall -To $callee -From $caller -Ncco $short -ErrorAction Stop
            ($call | Get-VoiceSandboxEvent -Wait -Count 5 -TimeoutSec 30 | ForEach-Object Summary) -join ', ' |
                Should -Be 'started, ringing, answered, Hello, completed'
        }

        It 'ends without an error when the time is over, which alone says that it waits' {
            Get-VoiceSandboxEvent -Uuid $unknownId -TimeoutSec 1 -ErrorVariable problem | Should -BeNullOrEmpty
            $problem | Should -BeNullOrEmpty
        }

        It 'ends when the sandbox is stopped' {
            $other = Start-OtherSandbox
            $call = New-StartedCall -Session $other.Session
            $seen = Get-VoiceSandboxEvent -Sandbox $other.Sandbox -Wait | ForEach-Object {
                if ($_.Summary -eq 'answered') { Stop-VoiceSandbox $other.Sandbox }
                $_
            }
            $seen.Summary | Should -Contain 'answered'
            $seen.Uuid | Sort-Object -Unique | Should -Be $call.Uuid
            Disconnect-VoiceSession $other.Session
        }
    }

    Context 'sandboxes' {
        It 'lists what all sandboxes of this runspace noted, or only one' {
            $other = Start-OtherSandbox
            $call = New-NotedCall -Session $other.Session
            $own = New-NotedCall
            Get-VoiceSandboxEvent -Uuid $own.Uuid, $call.Uuid | Should -HaveCount 10
            Get-VoiceSandboxEvent -Uuid $own.Uuid, $call.Uuid -Sandbox $other.Sandbox | Should -HaveCount 5
            Disconnect-VoiceSession $other.Session
            Stop-VoiceSandbox $other.Sandbox
        }

        It 'can be asked for what a sandbox noted that is stopped already' {
            $other = Start-OtherSandbox
            $call = New-StartedCall -Session $other.Session
            Disconnect-VoiceSession $other.Session
            Stop-VoiceSandbox $other.Sandbox
            (Get-VoiceSandboxEvent -Sandbox $other.Sandbox)[0].Uuid | Should -Be $call.Uuid
            Get-VoiceSandboxEvent -Uuid $call.Uuid | Should -BeNullOrEmpty
        }
    }

    Context 'bad input' {
        It 'refuses what is no id of a call' {
            { Get-VoiceSandboxEvent -Uuid 'not an id' -ErrorAction Stop } | Should -Throw
            { Get-VoiceSandboxEvent -Wait -TimeoutSec 0 } | Should -Throw
        }
    }

    # The last, for it leaves no sandbox behind.
    Context 'without a sandbox' {
        It 'ends with an error, and says how to start one' {
            Stop-VoiceSandbox
            { Get-VoiceSandboxEvent } | Should -Throw '*Start-VoiceSandbox*' -ErrorId 'VoiceSandboxMissing,VoicePS.Commands.GetVoiceSandboxEventCommand'
        }
    }
}
