BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    function Test-Port {
        param([int] $Port)

        $client = [System.Net.Sockets.TcpClient]::new()
        try { $client.Connect('127.0.0.1', $Port); $true } catch { $false } finally { $client.Dispose() }
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Start-VoiceSandbox' {
    Context 'a sandbox' {
        It 'says where it is and what it is' {
            $new = Start-VoiceSandbox
            $new | Should -BeOfType [VoicePS.VoiceSandbox]
            $new | Should -HaveCount 1
            $new.BaseUri | Should -Be "http://127.0.0.1:$($new.Port)/"
            $new.ApplicationId | Should -BeOfType [guid]
            $new.ApplicationId | Should -Not -Be ([guid]::Empty)
            $new.ApiVersion | Should -Be 'Current'
            $new.IsRunning | Should -BeTrue
            $new.StartedAt | Should -BeOfType [DateTimeOffset]
            $new.StartedAt.Offset | Should -Be ([timespan]::Zero)
            "$new" | Should -Be $new.BaseUri
        }

        It 'is what Connect-VoiceSession takes' {
            $session = Start-VoiceSandbox | Connect-VoiceSession -PassThru
            Test-VoiceSession -Session $session | Should -BeTrue
            Measure-Call $session | Should -Be 0
        }

        It 'takes a free port' {
            $new = Start-VoiceSandbox
            $new.Port | Should -BeGreaterThan 0
            $new.Port | Should -Not -Be $sandbox.Port
            Test-Port $new.Port | Should -BeTrue
        }

        It 'takes the port it is given' {
            $port = Get-FreePort
            (Start-VoiceSandbox -Port $port).Port | Should -Be $port
            Test-Port $port | Should -BeTrue
        }

        It 'speaks the API of <_>' -ForEach 'Current', '2017' {
            $new = Start-VoiceSandbox -ApiVersion $_
            $new.ApiVersion | Should -Be $_
            $session = $new | Connect-VoiceSession -PassThru
            $call = New-AnsweredCall -Session $session
            @($call | Set-VoiceCall -Action mute -Session $session).Count | Should -Be ([int] ($_ -eq '2017'))
        }

        It 'has a private key that can be saved and used' {
            $new = Start-VoiceSandbox
            Set-Content TestDrive:/sandbox.key -Value $new.PrivateKey
            Connect-VoiceSession $new.ApplicationId TestDrive:/sandbox.key -BaseUri $new.BaseUri
            Test-VoiceSession | Should -BeTrue
            $sandbox | Connect-VoiceSession
        }

        It 'refuses whoever has no token' {
            $request = [System.Net.WebRequest]::Create("$($sandbox.BaseUri)v1/calls")
            try { $request.GetResponse().Close() } catch { $refused = $_.Exception.GetBaseException() }
            [int] $refused.Response.StatusCode | Should -Be 401
        }
    }

    Context 'its time' {
        It 'runs ten times as fast as real time' {
            $new = Start-VoiceSandbox
            $new.TimeScale | Should -Be 10
            $began = [datetime]::UtcNow
            Start-Sleep -Milliseconds 300
            $real = [datetime]::UtcNow - $began
            ($new.Now.UtcDateTime - $began).TotalSeconds | Should -BeGreaterThan ($real.TotalSeconds * 5)
        }

        It 'runs as fast as it is told' {
            $fast = Start-VoiceSandbox -TimeScale 600
            $session = $fast | Connect-VoiceSession -PassThru
            $sandbox | Connect-VoiceSession
            $call = New-VoiceCall -To $callee -From $caller -Ncco $hello -LengthTimer 300 -Session $session
            (Wait-CallStatus $call.Uuid 'completed' $session).Duration | Should -Be ([timespan] '00:05:00')
            $fast | Stop-VoiceSandbox
        }

        It 'runs no slower than real time' {
            { Start-VoiceSandbox -TimeScale 0.5 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'its application' {
        It 'is told of calls that have no event URL of their own' {
            $told = Start-VoiceSandbox -EventUrl 'http://127.0.0.1:1/event' -EventMethod GET
            $session = $told | Connect-VoiceSession -PassThru
            $sandbox | Connect-VoiceSession
            $call = New-VoiceCall -To 447700900486 -From $caller -Ncco $hello -Session $session
            $null = Wait-CallStatus $call.Uuid 'busy' $session
            foreach ($event in Get-VoiceSandboxEvent $call.Uuid -Sandbox $told) {
                $event.Url | Should -Be 'http://127.0.0.1:1/event'
                $event.Method | Should -Be 'GET'
            }
            $told | Stop-VoiceSandbox
        }

        It 'refuses <_> that is no web address' -ForEach 'AnswerUrl', 'FallbackAnswerUrl', 'EventUrl' {
            $option = @{ $_ = 'answer.html' }
            { Start-VoiceSandbox @option } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'two sandboxes' {
        BeforeAll {
            $sandbox | Connect-VoiceSession
            $other = Start-OtherSandbox
        }

        It 'have addresses, applications and keys of their own' {
            $other.Sandbox.Port | Should -Not -Be $sandbox.Port
            $other.Sandbox.ApplicationId | Should -Not -Be $sandbox.ApplicationId
            $other.Sandbox.PrivateKey | Should -Not -Be $sandbox.PrivateKey
        }

        It 'do not know each other''s calls' {
            $here = New-StartedCall
            $there = New-StartedCall -Session $other.Session
            Get-VoiceCall $there.Uuid -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceCallNotFound,*'
            (Get-VoiceCall).Uuid | Should -Contain $here.Uuid
            (Get-VoiceCall -Session $other.Session).Uuid | Should -Be $there.Uuid
        }

        It 'do not accept each other''s key' {
            Connect-VoiceSession $sandbox.ApplicationId -PrivateKey $sandbox.PrivateKey -BaseUri $other.Sandbox.BaseUri
            Test-VoiceSession -WarningAction SilentlyContinue | Should -BeFalse
            $sandbox | Connect-VoiceSession
        }
    }

    Context 'with -ExportCredential' {
        It 'writes what another program needs' {
            $new = Start-VoiceSandbox -ExportCredential TestDrive:/credential
            Get-Content TestDrive:/credential/application-id.txt | Should -Be $new.ApplicationId
            Connect-VoiceSession $new.ApplicationId TestDrive:/credential/private.key -BaseUri $new.BaseUri
            Test-VoiceSession | Should -BeTrue
            Get-Content TestDrive:/credential/sandbox.env | Should -Contain "VONAGE_API_URL=http://127.0.0.1:$($new.Port)"
            $sandbox | Connect-VoiceSession
        }

        It 'leaves files that are there alone, starts nothing, and says what to do' {
            $null = New-Item TestDrive:/taken -ItemType Directory
            Set-Content TestDrive:/taken/private.key -Value 'precious'
            $port = Get-FreePort
            { Start-VoiceSandbox -Port $port -ExportCredential TestDrive:/taken } |
                Should -Throw '*private.key*' -ErrorId 'VoiceSandboxCredentialNotExported,VoicePS.Commands.StartVoiceSandboxCommand'
            Get-Content TestDrive:/taken/private.key | Should -Be 'precious'
            Test-Port $port | Should -BeFalse

            $new = Start-VoiceSandbox -ExportCredential TestDrive:/taken -Force
            Get-Content TestDrive:/taken/application-id.txt | Should -Be $new.ApplicationId
        }

        It 'refuses what is no folder' {
            { Start-VoiceSandbox -ExportCredential 'Variable:/credential' } | Should -Throw -ErrorId 'VoiceSandboxCredentialNotExported,*'
        }
    }

    Context 'calls from before' {
        It 'are there from the start, and the same for the same seed' {
            $lists = foreach ($run in 1..2) {
                $new = Start-VoiceSandbox -SeedCalls 120 -Seed 42
                $session = $new | Connect-VoiceSession -PassThru
                (Get-VoiceCall -Session $session | ForEach-Object { $_.Uuid, $_.Status, $_.Duration, $_.Price }) -join ' '
                Measure-Call $session | Should -Be 120
                $new | Stop-VoiceSandbox
            }
            $lists[0] | Should -Be $lists[1]
            $sandbox | Connect-VoiceSession
        }
    }

    Context 'its limits' {
        It 'are those of an account with -EnforceRateLimit' {
            $new = Start-VoiceSandbox -EnforceRateLimit
            $session = $new | Connect-VoiceSession -CallsPerSecond 0 -MaximumRetryCount 0 -PassThru
            $sandbox | Connect-VoiceSession
            1..40 | ForEach-Object { New-VoiceCall -To $callee -From $caller -Ncco $hello -Session $session -ErrorAction SilentlyContinue -ErrorVariable +problem } | Out-Null
            "$($problem.FullyQualifiedErrorId)" | Should -BeLike '*VoiceRateLimited,*'
            $new | Stop-VoiceSandbox
        }

        It 'let calls be looked at for 1 to 31 days' {
            { Start-VoiceSandbox -LegPersistenceTime 31 | Stop-VoiceSandbox } | Should -Not -Throw
            { Start-VoiceSandbox -LegPersistenceTime 32 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'serving with -Wait' {
        BeforeEach {
            $port = Get-FreePort
            $deadline = [datetime]::UtcNow.AddSeconds(20)
            $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $null = $shell.AddScript("Import-Module '$((Get-Module VoicePS).Path)'; Start-VoiceSandbox -Port $port -Wait -Verbose")
            $running = $shell.BeginInvoke()
        }

        AfterEach { $shell.Dispose() }

        It 'serves, and tells of each request, until it is stopped' {
            $requests = $shell.Streams.Verbose
            while (-not ($requests -match 'GET /v1/calls') -and [datetime]::UtcNow -lt $deadline) {
                try { [System.Net.WebRequest]::Create("http://127.0.0.1:$port/v1/calls").GetResponse() } catch { Start-Sleep -Milliseconds 25 }
            }
            "$($requests -match 'GET /v1/calls')" | Should -BeLike '*GET /v1/calls*401*'
            $running.IsCompleted | Should -BeFalse

            $shell.Stop()
            Test-Port $port | Should -BeFalse
        }

        It 'shows each request with -LogRequest whatever the preferences are' {
            $shell.Stop()
            $shell.Commands.Clear()
            $null = $shell.AddScript("Import-Module '$((Get-Module VoicePS).Path)'; Start-VoiceSandbox -Port $port -Wait -LogRequest")
            $running = $shell.BeginInvoke()
            $shown = $shell.Streams.Information
            while (-not ("$shown" -match 'GET /v1/calls') -and [datetime]::UtcNow -lt $deadline) {
                try { [System.Net.WebRequest]::Create("http://127.0.0.1:$port/v1/calls").GetResponse() } catch { Start-Sleep -Milliseconds 25 }
            }
            "$($shown[0])" | Should -BeLike 'GET /v1/calls 401 * ms'
            $shown[0].Tags | Should -Contain 'PSHOST'
            $shell.Stop()
        }

        It 'leaves nothing behind when it is stopped while it starts' {
            while (-not (Test-Port $port) -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 1 }
            $shell.Stop()
            Test-Port $port | Should -BeFalse
        }
    }

    Context 'signed webhooks' {
        BeforeAll {
            # Places a call with a sandbox that signs, and receives its webhooks with a secret of one's own.
            function Receive-SignedEvent {
                param([hashtable] $With, [string] $Secret)

                $prefix = "http://127.0.0.1:$(Get-FreePort)/"
                $signing = Start-VoiceSandbox @With
                $session = $signing | Connect-VoiceSession -PassThru
                $received = New-VoiceCall -To $callee -From $caller -Ncco $hello -EventUrl "${prefix}event" -Session $session |
                    Receive-VoiceEvent -Prefix $prefix -SignatureSecret $Secret -Count 1 -TimeoutSec 4 -WarningVariable refused -WarningAction SilentlyContinue
                Stop-VoiceSandbox $signing
                Disconnect-VoiceSession $session
                [pscustomobject]@{ Event = $received; Refused = "$refused" }
            }
        }

        AfterEach { $sandbox | Connect-VoiceSession }

        It 'are accepted by whoever has the secret' {
            $result = Receive-SignedEvent @{ SignatureSecret = 'the secret'; ApiKey = 'abcd1234' } 'the secret'
            $result.Event.EventType | Should -Be 'status'
            $result.Refused | Should -BeNullOrEmpty
        }

        It 'are refused by whoever has another' {
            $result = Receive-SignedEvent @{ SignatureSecret = 'the secret' } 'another secret'
            $result.Event | Should -BeNullOrEmpty
            $result.Refused | Should -BeLike '*SignatureWrong*'
        }

        It 'are not signed without a secret' {
            $result = Receive-SignedEvent @{ } 'the secret'
            $result.Event | Should -BeNullOrEmpty
            $result.Refused | Should -BeLike '*TokenMissing*'
        }

        It 'cannot be had with an empty secret' {
            { Start-VoiceSandbox -SignatureSecret ' ' } | Should -Throw '*signature secret is empty*'
        }

        It 'leave the secret in no property' {
            $signing = Start-VoiceSandbox -SignatureSecret 'the secret'
            $signing | Format-List * | Out-String | Should -Not -BeLike '*the secret*'
            Stop-VoiceSandbox $signing
        }
    }

    Context 'with -WhatIf' {
        It 'starts nothing' {
            $port = Get-FreePort
            Start-VoiceSandbox -Port $port -WhatIf | Should -BeNullOrEmpty
            Test-Port $port | Should -BeFalse
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command Start-VoiceSandbox | Should -HaveParameter WhatIf
            Get-Command Start-VoiceSandbox | Should -HaveParameter Confirm
        }
    }

    Context 'what is refused' {
        It 'says when the port is taken, and what to do' {
            { Start-VoiceSandbox -Port $sandbox.Port } |
                Should -Throw "*$($sandbox.Port)*" -ErrorId 'VoiceSandboxNotStarted,VoicePS.Commands.StartVoiceSandboxCommand'
            try { Start-VoiceSandbox -Port $sandbox.Port } catch { $problem = $_ }
            $problem.CategoryInfo.Category | Should -Be 'ResourceUnavailable'
            $problem.TargetObject | Should -Be $sandbox.Port
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Port*'
        }

        It 'refuses to show requests where nobody waits' {
            (Get-Command Start-VoiceSandbox).ParameterSets.Where({ $_.Name -eq 'Background' }).Parameters.Name | Should -Not -Contain 'LogRequest'
        }

        It 'refuses the port <_>' -ForEach 0, -1, 65536 {
            { Start-VoiceSandbox -Port $_ } | Should -Throw "*'Port'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses an API version that does not exist, and says which do' {
            { Start-VoiceSandbox -ApiVersion 2018 } |
                Should -Throw "*'ApiVersion'*Current,2017*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
