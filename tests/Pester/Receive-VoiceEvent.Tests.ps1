BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # Sends webhooks in turn from another thread, as soon as somebody listens. A text that begins with a question mark
    # goes by GET.
    function Start-Webhook {
        param([string] $Prefix, [string[]] $Webhook)

        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2()).AddScript({
                param($prefix, $webhooks)
                $client = [System.Net.Http.HttpClient]::new()
                foreach ($webhook in $webhooks) {
                    for ($attempt = 0; $attempt -lt 400; $attempt++) {
                        try {
                            if ($webhook[0] -eq '?') { $answer = $client.GetAsync($prefix + $webhook).GetAwaiter().GetResult() }
                            else {
                                $content = [System.Net.Http.StringContent]::new($webhook, [System.Text.Encoding]::UTF8, 'application/json')
                                $answer = $client.PostAsync($prefix, $content).GetAwaiter().GetResult()
                            }
                            break
                        }
                        catch { [System.Threading.Thread]::Sleep(25) }
                    }
                    "$([int]$answer.StatusCode) $($answer.Content.ReadAsStringAsync().GetAwaiter().GetResult())".Trim()
                }
            }).AddArgument($Prefix).AddArgument($Webhook)
        [pscustomobject]@{ Shell = $shell; Running = $shell.BeginInvoke() }
    }

    # What the webhooks were answered with, each as its status and its body.
    function Receive-Answer {
        param($Sender)

        $Sender.Shell.EndInvoke($Sender.Running)
        $Sender.Shell.Dispose()
    }

    $ringing = "{`"uuid`":`"$unknownId`",`"status`":`"ringing`"}"
    $pressed = "{`"uuid`":`"$unknownId`",`"dtmf`":{`"digits`":`"1`",`"timed_out`":false}}"
    $answered = "?uuid=$unknownId&from=$caller&to=$callee&conversation_uuid=CON-1"
    $ncco = '[{"action":"talk","text":"Hello"}]'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Receive-VoiceEvent' {
    BeforeEach { $prefix = Get-FreePrefix }

    Context 'events' {
        It 'writes each event as it arrives and ends after as many as asked for' {
            $sender = Start-Webhook $prefix $ringing, $pressed
            $received = Receive-VoiceEvent -Prefix $prefix -Count 2 -TimeoutSec 30
            $received.EventType | Should -Be 'status', 'input'
            $received[0] | Should -BeOfType [VoicePS.VoiceStatusEvent]
            $received[1].Digits | Should -Be '1'
            Receive-Answer $sender | Should -Be '204', '204'
        }

        It 'writes only the events of the calls it is given' {
            $other = $ringing.Replace($unknownId, '71dd0d54-2c59-4b85-9d32-3c1a6d5f0c11')
            $sender = Start-Webhook $prefix $other, $ringing
            $received = Receive-VoiceEvent -Prefix $prefix -Uuid $unknownId -Count 1 -TimeoutSec 30
            $received.Uuid | Should -Be $unknownId
            Receive-Answer $sender | Should -Be '204', '204'
        }

        It 'takes the calls from the pipeline, and listens before they are placed' {
            $call = New-StartedCall | ForEach-Object {
                $sender = Start-Webhook $prefix "{`"uuid`":`"$($_.Uuid)`",`"status`":`"started`"}"
                Receive-Answer $sender | Should -Be '204'
                $_
            } | Receive-VoiceEvent -Prefix $prefix -Count 1 -TimeoutSec 30
            $call.Status | Should -Be 'started'
        }

        It 'gives what pipes into Get-VoiceCall' {
            $call = New-StartedCall
            $sender = Start-Webhook $prefix "{`"uuid`":`"$($call.Uuid)`",`"status`":`"started`"}"
            (Receive-VoiceEvent -Prefix $prefix -Count 1 -TimeoutSec 30 | Get-VoiceCall -ErrorAction Stop).Uuid | Should -Be $call.Uuid
            Receive-Answer $sender | Should -Be '204'
        }

        It 'ends without an error when the time is over' {
            Receive-VoiceEvent -TimeoutSec 1 -ErrorVariable problem | Should -BeNullOrEmpty
            $problem | Should -BeNullOrEmpty
        }

        It 'says at which free port it listens' {
            Receive-VoiceEvent -TimeoutSec 1 -InformationVariable listening
            $listening | Should -HaveCount 1
            $listening[0].Tags | Should -Contain 'VoiceEventAddress'
            "$($listening[0].MessageData)" | Should -Match '^http://127\.0\.0\.1:\d+/$'
        }
    }

    Context 'answers' {
        It 'answers answer webhooks with the NCCO, and nothing else' {
            $sender = Start-Webhook $prefix $answered, $ringing
            Receive-VoiceEvent -Prefix $prefix -Ncco $ncco -Count 2 -TimeoutSec 30 | Should -HaveCount 2
            Receive-Answer $sender | Should -Be "200 $ncco", '204'
        }

        It 'answers each event with what the script makes of it' {
            $sender = Start-Webhook $prefix $answered, $pressed, $ringing
            Receive-VoiceEvent -Prefix $prefix -Count 3 -TimeoutSec 30 -NccoScript {
                param($e)
                if ($e.EventType -eq 'answer') { [ordered]@{ action = 'talk'; text = 'Press 1' }; [ordered]@{ action = 'input' } }
                if ($e.EventType -eq 'input') { [ordered]@{ action = 'talk'; text = "You pressed $($_.Digits)" } }
            } | Should -HaveCount 3
            Receive-Answer $sender | Should -Be @(
                '200 [{"action":"talk","text":"Press 1"},{"action":"input"}]'
                '200 [{"action":"talk","text":"You pressed 1"}]'
                '204')
        }

        It 'takes JSON text from the script' {
            $sender = Start-Webhook $prefix $answered
            $null = Receive-VoiceEvent -Prefix $prefix -Count 1 -TimeoutSec 30 -NccoScript { $ncco }
            Receive-Answer $sender | Should -Be "200 $ncco"
        }

        It 'gives the NCCO where the script <Name>' -ForEach @(
            @{ Name = 'writes nothing'; Script = { }; Errors = 0 }
            @{ Name = 'fails'; Script = { throw 'Out of ideas.' }; Errors = 1 }
            @{ Name = 'writes what is no NCCO'; Script = { 17 }; Errors = 1 }
        ) {
            $sender = Start-Webhook $prefix $answered, $ringing
            $received = Receive-VoiceEvent -Prefix $prefix -Count 2 -TimeoutSec 30 -NccoScript { if ($_.EventType -eq 'answer') { & $Script } } -Ncco $ncco -ErrorAction SilentlyContinue -ErrorVariable problem
            $received | Should -HaveCount 2
            Receive-Answer $sender | Should -Be "200 $ncco", '204'
            $ids = @($problem | Where-Object { $_.FullyQualifiedErrorId -eq 'VoiceNccoScriptFailed,VoicePS.Commands.ReceiveVoiceEventCommand' })
            $ids | Should -HaveCount $Errors
            if ($Errors -gt 0) { $ids[0].TargetObject | Should -BeOfType [VoicePS.VoiceAnswerEvent] }
        }
    }

    Context 'the test of NCCOs' {
        It 'refuses an NCCO that the service would refuse, before it listens' {
            { Receive-VoiceEvent -Ncco @{ action = 'talk' } -TimeoutSec 1 } |
                Should -Throw '*`[0`].text*' -ErrorId 'VoiceNccoInvalid,VoicePS.Commands.ReceiveVoiceEventCommand'
        }

        It 'sends what the script wrote all the same, and warns once of each mistake' {
            $sender = Start-Webhook $prefix $answered, $answered, $answered
            $null = Receive-VoiceEvent -Prefix $prefix -Count 3 -TimeoutSec 30 -NccoScript { @{ action = 'talk' } } -WarningVariable warning -WarningAction SilentlyContinue
            Receive-Answer $sender | Should -Be '200 [{"action":"talk"}]', '200 [{"action":"talk"}]', '200 [{"action":"talk"}]'
            $warning | Should -HaveCount 1
            $warning[0] | Should -BeLike 'The NCCO that -NccoScript wrote for the event*`[0`].text: talk needs the option text*'
        }

        It 'is left out with -SkipNccoTest' {
            $sender = Start-Webhook $prefix $answered
            $null = Receive-VoiceEvent -Prefix $prefix -Count 1 -TimeoutSec 30 -Ncco @{ action = 'talk' } -NccoScript { } -SkipNccoTest -WarningVariable warning
            Receive-Answer $sender | Should -Be '200 [{"action":"talk"}]'
            $warning | Should -BeNullOrEmpty
        }

        It 'takes a file from the script' {
            Set-Content TestDrive:/answer.json -Value $ncco
            $sender = Start-Webhook $prefix $answered
            $null = Receive-VoiceEvent -Prefix $prefix -Count 1 -TimeoutSec 30 -NccoScript { 'TestDrive:/answer.json' }
            Receive-Answer $sender | Should -Be "200 $ncco"
        }
    }

    Context 'what is refused' {
        It 'refuses an unsigned webhook where there is a secret, and says which check failed' {
            $sender = Start-Webhook $prefix $ringing
            Receive-VoiceEvent -Prefix $prefix -SignatureSecret 'secret' -TimeoutSec 3 -WarningVariable warning -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            Receive-Answer $sender | Should -Be '401'
            $warning | Should -HaveCount 1
            $warning[0] | Should -BeLike '*TokenMissing*'
        }

        It 'warns about what is no event, and goes on' {
            $sender = Start-Webhook $prefix 'nonsense', $ringing
            $received = Receive-VoiceEvent -Prefix $prefix -Count 1 -TimeoutSec 30 -WarningVariable warning -WarningAction SilentlyContinue
            $received.Status | Should -Be 'ringing'
            Receive-Answer $sender | Should -Be '400', '204'
            $warning[0] | Should -BeLike '*127.0.0.1 was refused: it cannot be understood*'
        }

        It 'refuses an empty secret' {
            { Receive-VoiceEvent -SignatureSecret '' -TimeoutSec 1 } |
                Should -Throw '*signature secret is empty*' -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses where one cannot listen: <_>' -ForEach 'https://127.0.0.1:8090/', '127.0.0.1:8090', 'http://+:0/' {
            { Receive-VoiceEvent -Prefix $_ -TimeoutSec 1 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'says that a port is taken' {
            { Receive-VoiceEvent -Prefix $sandbox.BaseUri -TimeoutSec 1 } |
                Should -Throw "Port $($sandbox.Port) is already in use." -ErrorId 'VoiceListenerNotStarted,VoicePS.Commands.ReceiveVoiceEventCommand'
        }
    }
}
