BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # What a client gets to see of a list of calls: the status, or the error it ends in.
    function Get-Answer {
        param([string] $Method = 'GET', [string] $Token = (New-VoiceToken))

        $request = [System.Net.HttpWebRequest]::CreateHttp("$($sandbox.BaseUri)v1/calls")
        $request.Method = $Method
        $request.KeepAlive = $false
        $request.Headers['Authorization'] = "Bearer $Token"
        try { $response = $request.GetResponse() } catch { $response = $_.Exception.GetBaseException().Response }
        if (-not $response) { return 'no answer' }
        try {
            [pscustomobject]@{ Status = [int] $response.StatusCode; RetryAfter = $response.Headers['Retry-After']; Type = $response.ContentType }
        }
        finally { $response.Close() }
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Set-VoiceSandboxFault' {
    AfterEach { Remove-VoiceSandboxFault * }

    Context 'a fault that is set' {
        It 'answers with the status it is told' {
            Set-VoiceSandboxFault Status -StatusCode 503 -Body Html | Should -BeNullOrEmpty
            $answer = Get-Answer
            $answer.Status | Should -Be 503
            $answer.Type | Should -Be 'text/html'
            $answer.RetryAfter | Should -BeNullOrEmpty
        }

        It 'asks to wait so many seconds' {
            Set-VoiceSandboxFault Status -StatusCode 429 -RetryAfter 3
            (Get-Answer).RetryAfter | Should -Be '3'
        }

        It 'asks to wait until a date' {
            Set-VoiceSandboxFault Status -StatusCode 429 -RetryAfter 300 -RetryAfterAsDate
            $date = [DateTimeOffset]::Parse((Get-Answer).RetryAfter, [cultureinfo]::InvariantCulture)
            ($date - [DateTimeOffset]::UtcNow).TotalSeconds | Should -BeGreaterThan 100
        }

        It 'resets the connection' {
            Set-VoiceSandboxFault ResetBefore
            Get-Answer | Should -Be 'no answer'
        }

        It 'is late' {
            Set-VoiceSandboxFault Latency -Delay 0.4
            $began = [datetime]::UtcNow
            (Get-Answer).Status | Should -Be 200
            ([datetime]::UtcNow - $began).TotalSeconds | Should -BeGreaterThan 0.35
        }

        It 'has a clock that is off' {
            $token = New-VoiceToken
            Set-VoiceSandboxFault ClockSkew -ClockOffset 7200
            (Get-Answer -Token $token).Status | Should -Be 401
        }

        It 'strikes only where it is told to, and as often' {
            $once = $sandbox | Connect-VoiceSession -MaximumRetryCount 0 -PassThru
            $sandbox | Connect-VoiceSession
            $call = New-AnsweredCall
            Set-VoiceSandboxFault Status '/v1/calls/*/talk' -StatusCode 500 -Method PUT -Count 1
            $call | Send-VoiceTalk -Text 'Hello' -Session $once -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceServiceFailed,*'
            (Get-Answer).Status | Should -Be 200
            { $call | Send-VoiceTalk -Text 'Hello' -Session $once -ErrorAction Stop } | Should -Not -Throw
        }

        It 'is tried again by a session, so that a passing one is not noticed' {
            $call = New-AnsweredCall
            Set-VoiceSandboxFault Status '/v1/calls/*/talk' -StatusCode 500 -Method PUT -Count 1
            ($call | Send-VoiceTalk -Text 'Hello' -ErrorAction Stop).Message | Should -Be 'Talk started'
        }

        It 'strikes the same requests for the same seed' {
            $fates = foreach ($run in 1..2) {
                Set-VoiceSandboxFault Status -StatusCode 500 -Share 0.5 -Seed 11
                -join (1..20 | ForEach-Object { (Get-Answer).Status -eq 200 })
            }
            $fates[0] | Should -Be $fates[1]
            $fates[0] | Should -Match 'True'
            $fates[0] | Should -Match 'False'
        }
    }

    Context 'with -PassThru' {
        It 'gives the fault' {
            $fault = Set-VoiceSandboxFault SlowBody -Path '/v1/files/*' -Share 0.25 -Name slow -PassThru
            $fault | Should -BeOfType [VoicePS.VoiceSandboxFault]
            $fault.Name | Should -Be 'slow'
            $fault.Kind | Should -Be 'SlowBody'
            $fault.Path | Should -Be '/v1/files/*'
            $fault.Share | Should -Be 0.25
            $fault.Delay | Should -Be ([timespan] '00:00:02')
            $fault.Seed | Should -Not -BeNullOrEmpty
        }

        It 'calls a fault without a name after its kind, and replaces the one of that name' {
            Set-VoiceSandboxFault Status -StatusCode 500
            Set-VoiceSandboxFault Status -StatusCode 503
            $fault = Get-VoiceSandboxFault
            $fault | Should -HaveCount 1
            $fault.Name | Should -Be 'Status'
            $fault.StatusCode | Should -Be 503
        }
    }

    Context 'with -Sandbox' {
        It 'sets the fault there and nowhere else' {
            $other = Start-OtherSandbox
            Set-VoiceSandboxFault ResetBefore -Sandbox $other.Sandbox
            (Get-Answer).Status | Should -Be 200
            (Get-VoiceSandboxFault -Sandbox $other.Sandbox).Name | Should -Be 'ResetBefore'
            $other.Sandbox | Stop-VoiceSandbox
        }
    }

    Context 'with -WhatIf' {
        It 'sets nothing' {
            Set-VoiceSandboxFault ResetBefore -WhatIf
            Get-VoiceSandboxFault | Should -BeNullOrEmpty
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command Set-VoiceSandboxFault | Should -HaveParameter WhatIf
            Get-Command Set-VoiceSandboxFault | Should -HaveParameter Confirm
        }
    }

    Context 'what is refused' {
        It 'says what a fault of the kind Status lacks' {
            { Set-VoiceSandboxFault Status } |
                Should -Throw '*status code*' -ErrorId 'VoiceSandboxFaultWrong,VoicePS.Commands.SetVoiceSandboxFaultCommand'
        }

        It 'says what does not go together' {
            { Set-VoiceSandboxFault CutBody -StatusCode 500 } | Should -Throw '*CutBody*status code*' -ErrorId 'VoiceSandboxFaultWrong,*'
        }

        It 'refuses the share <_>' -ForEach -0.1, 1.1 {
            { Set-VoiceSandboxFault CutBody -Share $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses the status <_>' -ForEach 200, 399, 600 {
            { Set-VoiceSandboxFault Status -StatusCode $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a kind that does not exist' {
            { Set-VoiceSandboxFault Gremlin } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
        }
    }
}
