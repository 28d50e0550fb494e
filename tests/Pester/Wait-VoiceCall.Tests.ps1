BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $often = @{ PollingInterval = 0.1; TimeoutSec = 30 }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Wait-VoiceCall' {
    Context 'waiting for calls' {
        It 'writes a call as it is when it has ended' {
            $call = New-VoiceCall -To $callee -From $caller -Ncco $hello -LengthTimer 1
            $ended = $call | Wait-VoiceCall @often
            $ended | Should -BeOfType [VoicePS.VoiceCall]
            $ended | Should -HaveCount 1
            $ended.Uuid | Should -Be $call.Uuid
            $ended.Status | Should -Be 'completed'
            $ended.Price | Should -BeOfType [decimal]
            $call.Status | Should -Be 'started'
        }

        It 'writes a call as soon as it is in the status <_>' -ForEach 'answered', 'Answered' {
            (New-StartedCall | Wait-VoiceCall -Status $_ @often).Status | Should -Be 'answered'
        }

        It 'takes whichever of several statuses comes first' {
            (New-StartedCall | Wait-VoiceCall -Status answered, busy, failed @often).Status | Should -Be 'answered'
        }

        It 'waits for many calls at once, and writes each as it ends' {
            $long = New-VoiceCall -To $callee -From $caller -Ncco $hello -LengthTimer 3
            $short = 1..4 | ForEach-Object { New-VoiceCall -To $callee -From $caller -Ncco $hello -LengthTimer 1 }
            $ended = @($long) + @($short) | Wait-VoiceCall @often
            $ended.Status | Select-Object -Unique | Should -Be 'completed'
            $ended | Should -HaveCount 5
            $ended[-1].Uuid | Should -Be $long.Uuid
        }

        It 'takes the id by position, and from the property <_> of any object' -ForEach 'Uuid', 'CallUuid' {
            $call = New-AnsweredCall
            (Wait-VoiceCall $call.Uuid -Status answered @often).Uuid | Should -Be $call.Uuid
            ([pscustomobject]@{ $_ = $call.Uuid } | Wait-VoiceCall -Status answered @often).Uuid | Should -Be $call.Uuid
        }

        It 'takes what came before it in the pipeline: the result of a talk' {
            $call = New-AnsweredCall
            ($call | Send-VoiceTalk -Text 'Hello' | Wait-VoiceCall -Status answered @often).Uuid | Should -Be $call.Uuid
        }

        It 'writes a call that is given twice once' {
            $call = New-AnsweredCall
            $call, $call | Wait-VoiceCall -Status answered @often | Should -HaveCount 1
        }

        It 'does not wait where there is nothing to wait for' {
            @() | Wait-VoiceCall | Should -BeNullOrEmpty
        }

        It 'goes on to the next cmdlet' {
            $call = New-StartedCall | Wait-VoiceCall -Status answered @often | Stop-VoiceCall -PassThru
            $call.Status | Should -Be 'completed'
        }
    }

    Context 'calls that nobody answers' {
        It 'writes a call that is <Status>' -ForEach @(
            @{ Behavior = 'Busy'; Status = 'busy' }
            @{ Behavior = 'Rejected'; Status = 'rejected' }
            @{ Behavior = 'Unanswered'; Status = 'unanswered' }
            @{ Behavior = 'Failed'; Status = 'failed' }
        ) {
            $number = '447700900950'
            Set-VoiceSandboxNumber $number -Behavior $Behavior -AnswerAfter 0.2
            (New-VoiceCall -To $number -From $caller -Ncco $hello | Wait-VoiceCall @often).Status | Should -Be $Status
        }

        It 'tells of a call that ends although it was to be answered' {
            Set-VoiceSandboxNumber '447700900951' -Behavior Busy -AnswerAfter 0.2
            New-VoiceCall -To '447700900951' -From $caller -Ncco $hello |
                Wait-VoiceCall -Status answered @often -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceWaitMissed,VoicePS.Commands.WaitVoiceCallCommand'
            $problem[0].TargetObject.Status | Should -Be 'busy'
            $problem[0].Exception.Message | Should -BeLike '*has ended with the status busy and cannot become answered any more.'
        }
    }

    Context 'calls that do not come to it' {
        It 'tells of a call that is not there in time, with the call as target, and writes the others' {
            $calls = @(New-AnsweredCall) + @(New-EndedCall)
            $ended = $calls | Wait-VoiceCall -PollingInterval 0.2 -TimeoutSec 2 -ErrorAction SilentlyContinue -ErrorVariable problem
            $ended.Uuid | Should -Be $calls[1].Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceWaitTimeout,VoicePS.Commands.WaitVoiceCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
            $problem[0].TargetObject | Should -BeOfType [VoicePS.VoiceCall]
            $problem[0].TargetObject.Uuid | Should -Be $calls[0].Uuid
            $problem[0].TargetObject.Status | Should -Be 'answered'
            $problem[0].Exception.Message | Should -BeLike '*did not end within 2 seconds: it is answered.'
            $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty

            $problem[0].TargetObject | Stop-VoiceCall
            ($calls[0] | Get-VoiceCall).Status | Should -Be 'completed'
        }

        It 'does not wait for what cannot come any more' {
            $call = New-EndedCall
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $call | Wait-VoiceCall -Status answered -TimeoutSec 600 -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 300
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceWaitMissed,VoicePS.Commands.WaitVoiceCallCommand'
            $problem[0].TargetObject.Status | Should -Be 'completed'
            $problem[0].Exception.Message | Should -BeLike '*has ended with the status completed and cannot become answered any more.'
        }

        It 'tells of a call that the service does not know once, and waits for the others' {
            $call = New-AnsweredCall
            $found = $unknownId, $call.Uuid | Wait-VoiceCall -Status answered @often -ErrorAction SilentlyContinue -ErrorVariable problem
            $found.Uuid | Should -Be $call.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceCallNotFound,VoicePS.Commands.WaitVoiceCallCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be $unknownId
        }

        It 'refuses an object that is no call, and waits for the others' {
            $call = New-AnsweredCall
            $found = (Get-Date), $call | Wait-VoiceCall -Status answered @often -ErrorAction SilentlyContinue -ErrorVariable problem
            $found.Uuid | Should -Be $call.Uuid
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        }
    }

    Context 'what is refused' {
        It 'refuses a polling interval of <Value>, and says what is possible' -ForEach @(
            @{ Value = 0; Says = '0.1 to 86400 seconds' }
            @{ Value = -1; Says = '0.1 to 86400 seconds' }
            @{ Value = [timespan]::Zero; Says = '0.1 to 86400 seconds' }
            @{ Value = 'soon'; Says = 'is not a time' }
        ) {
            { Wait-VoiceCall $unknownId -PollingInterval $Value } | Should -Throw "*$Says*"
        }

        It 'takes a polling interval of <_>' -ForEach 1, 0.5, '2', '00:00:01', ([timespan] '00:00:01') {
            $call = New-AnsweredCall
            (Wait-VoiceCall $call -Status answered -PollingInterval $_ -TimeoutSec 30).Uuid | Should -Be $call.Uuid
        }

        It 'refuses a status that there is not' {
            { Wait-VoiceCall $unknownId -Status ended } | Should -Throw "*'Status'*completed*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a time of <_>' -ForEach 0, -1 {
            { Wait-VoiceCall $unknownId -TimeoutSec $_ } | Should -Throw "*'TimeoutSec'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses the id of a conversation and says how to see its calls' {
            { Wait-VoiceCall $conversationId } |
                Should -Throw "*conversation*Get-VoiceCall -ConversationUuid $conversationId*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'sessions' {
        It 'asks for a session, and says how to open one' {
            Disconnect-VoiceSession
            try {
                { Wait-VoiceCall $unknownId } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.WaitVoiceCallCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }

        It 'refuses a session that was closed' {
            $closed = New-ClosedSession
            { Wait-VoiceCall $unknownId -Session $closed } |
                Should -Throw -ErrorId 'VoiceSessionClosed,VoicePS.Commands.WaitVoiceCallCommand'
        }

        It 'uses the session that it is given' {
            $other = Start-OtherSandbox
            $call = New-AnsweredCall -Session $other.Session
            ($call.Uuid | Wait-VoiceCall -Status answered @often -Session $other.Session).Uuid | Should -Be $call.Uuid
        }
    }
}
