BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $url = 'https://example.com/progress'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceNotifyAction' {
    Context 'what it makes' {
        It 'makes an action with the payload and the address in an array of one' {
            $action = New-VoiceNotifyAction @{ step = 'menu' } $url
            $action | Should -BeOfType [VoicePS.VoiceNccoAction]
            $action.Action | Should -Be 'notify'
            "$action" | Should -BeExactly '{"action":"notify","payload":{"step":"menu"},"eventUrl":["https://example.com/progress"]}'
        }

        It 'writes how the webhook is told' {
            "$(New-VoiceNotifyAction -EventMethod get -EventUrl $url -Payload @{ step = 1 })" |
                Should -BeExactly '{"action":"notify","payload":{"step":1},"eventUrl":["https://example.com/progress"],"eventMethod":"GET"}'
        }

        It 'takes the payload as <Form>' -ForEach @(
            @{ Form = 'an ordered hashtable'; Payload = [ordered]@{ b = 1.5; a = $true, $null, 'x'; deep = @{ c = 'd' } } }
            @{ Form = 'an object'; Payload = [pscustomobject]@{ b = 1.5; a = $true, $null, 'x'; deep = [pscustomobject]@{ c = 'd' } } }
            @{ Form = 'JSON text'; Payload = '{ "b": 1.5, "a": [true, null, "x"], "deep": { "c": "d" } }' }
        ) {
            "$(New-VoiceNotifyAction $Payload $url)" |
                Should -BeExactly '{"action":"notify","payload":{"b":1.5,"a":[true,null,"x"],"deep":{"c":"d"}},"eventUrl":["https://example.com/progress"]}'
        }

        It 'takes an empty payload' {
            "$(New-VoiceNotifyAction @{} $url)" | Should -BeExactly '{"action":"notify","payload":{},"eventUrl":["https://example.com/progress"]}'
        }

        It 'is taken by a call of the sandbox' {
            (New-VoiceCall -To $callee -From $caller -Ncco (New-VoiceNotifyAction @{ step = 1 } $url)).Status | Should -Be 'started'
        }
    }

    Context 'the pipeline' {
        It 'makes one action for each payload' {
            $made = @{ step = 1 }, [pscustomobject]@{ step = 2 }, '{"step":3}' | New-VoiceNotifyAction -EventUrl $url | ForEach-Object { "$_" }
            $made | Should -HaveCount 3
            $made[0] | Should -BeExactly '{"action":"notify","payload":{"step":1},"eventUrl":["https://example.com/progress"]}'
            $made[1] | Should -BeExactly '{"action":"notify","payload":{"step":2},"eventUrl":["https://example.com/progress"]}'
            $made[2] | Should -BeExactly '{"action":"notify","payload":{"step":3},"eventUrl":["https://example.com/progress"]}'
        }

        It 'refuses what is no JSON object, and goes on with the others' {
            $action = 'nonsense', @{ step = 1 } | New-VoiceNotifyAction -EventUrl $url -ErrorAction SilentlyContinue -ErrorVariable problem
            $action | Should -HaveCount 1
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'ParameterArgumentTransformationError,VoicePS.Commands.NewVoiceNotifyActionCommand'
        }
    }

    Context 'what is refused' {
        It 'refuses a payload that is <Wrong>' -ForEach @(
            @{ Wrong = 'a number'; Payload = 42; Says = '*given as a hashtable*or as JSON text*' }
            @{ Wrong = 'a list'; Payload = 1, 2; Says = '*given as a hashtable*or as JSON text*' }
            @{ Wrong = 'mere text'; Payload = 'hello'; Says = '*not valid JSON*' }
            @{ Wrong = 'without a form in JSON'; Payload = @{ a = @{ b = { 1 } } }; Says = '*a.b is of type ScriptBlock*' }
        ) {
            { New-VoiceNotifyAction $Payload $url } | Should -Throw $Says -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses what is no address' {
            { New-VoiceNotifyAction @{ step = 1 } 'progress' } | Should -Throw "*'EventUrl'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a method that webhooks do not have' {
            { New-VoiceNotifyAction @{ step = 1 } $url -EventMethod PUT } | Should -Throw "*'EventMethod'*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
