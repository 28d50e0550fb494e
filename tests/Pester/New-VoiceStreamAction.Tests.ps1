BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $url = 'https://example.com/hold.mp3'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceStreamAction' {
    Context 'what it makes' {
        It 'makes an action with the address in an array of one' {
            $action = New-VoiceStreamAction $url
            $action | Should -BeOfType [VoicePS.VoiceNccoAction]
            $action.Action | Should -Be 'stream'
            "$action" | Should -BeExactly '{"action":"stream","streamUrl":["https://example.com/hold.mp3"]}'
        }

        It 'writes <Json> for <Options.Keys>' -ForEach @(
            @{ Options = @{ Level = 0.1 }; Json = '"level":0.1' }
            @{ Options = @{ Level = -1 }; Json = '"level":-1' }
            @{ Options = @{ BargeIn = $true }; Json = '"bargeIn":true' }
            @{ Options = @{ BargeIn = $false }; Json = '"bargeIn":false' }
            @{ Options = @{ Loop = 0 }; Json = '"loop":0' }
        ) {
            "$(New-VoiceStreamAction $url @Options)" |
                Should -BeExactly "{`"action`":`"stream`",`"streamUrl`":[`"https://example.com/hold.mp3`"],$Json}"
        }

        It 'writes all options in the order of the reference' {
            "$(New-VoiceStreamAction -Loop 2 -BargeIn -Level -0.3 -StreamUrl $url)" |
                Should -BeExactly '{"action":"stream","streamUrl":["https://example.com/hold.mp3"],"level":-0.3,"bargeIn":true,"loop":2}'
        }

        It 'keeps the address as it was written' {
            "$(New-VoiceStreamAction 'http://example.com/a b.mp3?x=1&y=2')" |
                Should -BeExactly '{"action":"stream","streamUrl":["http://example.com/a b.mp3?x=1&y=2"]}'
        }

        It 'is taken by a call of the sandbox' {
            (New-VoiceCall -To $callee -From $caller -Ncco (New-VoiceStreamAction $url)).Status | Should -Be 'started'
        }
    }

    Context 'the pipeline' {
        It 'makes one action for each address' {
            $made = 'https://example.com/1.mp3', [uri]'https://example.com/2.mp3' | New-VoiceStreamAction | ForEach-Object { "$_" }
            $made -join ',' | Should -BeExactly ('{"action":"stream","streamUrl":["https://example.com/1.mp3"]},' +
                '{"action":"stream","streamUrl":["https://example.com/2.mp3"]}')
        }

        It 'takes the address from the property <_> of any object' -ForEach 'StreamUrl', 'Url', 'Uri' {
            "$([pscustomobject]@{ $_ = $url } | New-VoiceStreamAction)" |
                Should -BeExactly '{"action":"stream","streamUrl":["https://example.com/hold.mp3"]}'
        }

        It 'refuses what is no address, and goes on with the others' {
            $action = 'hold.mp3', $url | New-VoiceStreamAction -ErrorAction SilentlyContinue -ErrorVariable problem
            $action | Should -HaveCount 1
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'ParameterArgumentValidationError,VoicePS.Commands.NewVoiceStreamActionCommand'
        }
    }

    Context 'what is refused' {
        It 'refuses the address <_>' -ForEach 'hold.mp3', 'ftp://example.com/hold.mp3', 'file:///hold.mp3' {
            { New-VoiceStreamAction $_ } | Should -Throw '*is not a web address*' -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a level of <_>' -ForEach -1.1, 1.1 {
            { New-VoiceStreamAction $url -Level $_ } | Should -Throw "*'Level'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a loop of -1' {
            { New-VoiceStreamAction $url -Loop -1 } | Should -Throw "*'Loop'*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
