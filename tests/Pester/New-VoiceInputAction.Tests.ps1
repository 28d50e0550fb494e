BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $leg = '63f61863-4a51-4f6b-86e1-46edebcf9356'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceInputAction' {
    Context 'what it makes' {
        It 'listens for keys' {
            $action = New-VoiceInputAction -Dtmf
            $action | Should -BeOfType [VoicePS.VoiceNccoAction]
            $action.Action | Should -Be 'input'
            "$action" | Should -BeExactly '{"action":"input","type":["dtmf"]}'
        }

        It 'listens for words' {
            "$(New-VoiceInputAction -Speech)" | Should -BeExactly '{"action":"input","type":["speech"]}'
        }

        It 'listens for both' {
            "$(New-VoiceInputAction -Speech -Dtmf)" | Should -BeExactly '{"action":"input","type":["dtmf","speech"]}'
        }

        It 'writes <Json> for <Options.Keys> of keys, which implies -Dtmf' -ForEach @(
            @{ Options = @{ TimeOut = 0 }; Json = '"timeOut":0' }
            @{ Options = @{ TimeOut = 10 }; Json = '"timeOut":10' }
            @{ Options = @{ MaxDigits = 1 }; Json = '"maxDigits":1' }
            @{ Options = @{ MaxDigits = 20 }; Json = '"maxDigits":20' }
            @{ Options = @{ SubmitOnHash = $true }; Json = '"submitOnHash":true' }
            @{ Options = @{ SubmitOnHash = $false }; Json = '"submitOnHash":false' }
        ) {
            "$(New-VoiceInputAction @Options)" | Should -BeExactly "{`"action`":`"input`",`"type`":[`"dtmf`"],`"dtmf`":{$Json}}"
        }

        It 'writes <Json> for <Options.Keys> of speech, which implies -Speech' -ForEach @(
            @{ Options = @{ Uuid = '63f61863-4a51-4f6b-86e1-46edebcf9356' }; Json = '"uuid":["63f61863-4a51-4f6b-86e1-46edebcf9356"]' }
            @{ Options = @{ EndOnSilence = 0.4 }; Json = '"endOnSilence":0.4' }
            @{ Options = @{ EndOnSilence = 10 }; Json = '"endOnSilence":10' }
            @{ Options = @{ Language = 'de-DE' }; Json = '"language":"de-DE"' }
            @{ Options = @{ SpeechLanguage = 'de-DE' }; Json = '"language":"de-DE"' }
            @{ Options = @{ Context = 'yes' }; Json = '"context":["yes"]' }
            @{ Options = @{ Context = 'yes', 'no' }; Json = '"context":["yes","no"]' }
            @{ Options = @{ StartTimeout = 10 }; Json = '"startTimeout":10' }
            @{ Options = @{ MaxDuration = 60 }; Json = '"maxDuration":60' }
            @{ Options = @{ SaveAudio = $true }; Json = '"saveAudio":true' }
            @{ Options = @{ SaveAudio = $false }; Json = '"saveAudio":false' }
            @{ Options = @{ Sensitivity = 10 }; Json = '"sensitivity":10' }
            @{ Options = @{ Provider = 'google' }; Json = '"provider":"google"' }
            @{ Options = @{ ProviderOption = @{ language_code = 'en-US' } }; Json = '"providerOptions":{"language_code":"en-US"}' }
        ) {
            "$(New-VoiceInputAction @Options)" | Should -BeExactly "{`"action`":`"input`",`"type`":[`"speech`"],`"speech`":{$Json}}"
        }

        It 'writes <Json> for <Options.Keys>' -ForEach @(
            @{ Options = @{ Mode = 'Synchronous' }; Json = '"mode":"synchronous"' }
            @{ Options = @{ EventUrl = 'https://example.com/input' }; Json = '"eventUrl":["https://example.com/input"]' }
            @{ Options = @{ EventMethod = 'get' }; Json = '"eventMethod":"GET"' }
        ) {
            "$(New-VoiceInputAction -Dtmf @Options)" | Should -BeExactly "{`"action`":`"input`",`"type`":[`"dtmf`"],$Json}"
        }

        It 'writes all options in the order of the reference' {
            $action = New-VoiceInputAction -EventMethod POST -EventUrl https://example.com/input -ProviderOption @{ a = 1 } -Provider deepgram `
                -Sensitivity 50 -SaveAudio -MaxDuration 30 -StartTimeout 5 -Context 'yes', 'no' -Language en-GB -EndOnSilence 1.5 -Uuid $leg `
                -SubmitOnHash -MaxDigits 4 -TimeOut 5 -Mode synchronous
            "$action" | Should -BeExactly ('{"action":"input","type":["dtmf","speech"],"mode":"synchronous",' +
                '"dtmf":{"timeOut":5,"maxDigits":4,"submitOnHash":true},' +
                "`"speech`":{`"uuid`":[`"$leg`"],`"endOnSilence`":1.5,`"language`":`"en-GB`",`"context`":[`"yes`",`"no`"],`"startTimeout`":5," +
                '"maxDuration":30,"saveAudio":true,"sensitivity":50,"provider":"deepgram","providerOptions":{"a":1}},' +
                '"eventUrl":["https://example.com/input"],"eventMethod":"POST"}')
        }

        It 'listens to a call that is given as an object' {
            $call = New-StartedCall
            "$(New-VoiceInputAction -Uuid $call)" |
                Should -BeExactly "{`"action`":`"input`",`"type`":[`"speech`"],`"speech`":{`"uuid`":[`"$($call.Uuid)`"]}}"
        }

        It 'is taken by a call of the sandbox' {
            (New-VoiceCall -To $callee -From $caller -Ncco (New-VoiceInputAction -Dtmf -MaxDigits 1)).Status | Should -Be 'started'
        }
    }

    Context 'key by key' {
        It 'implies -Dtmf' {
            "$(New-VoiceInputAction -Mode asynchronous)" | Should -BeExactly '{"action":"input","type":["dtmf"],"mode":"asynchronous"}'
        }

        It 'refuses -<Name>, which decides nothing then' -ForEach @(
            @{ Name = 'TimeOut'; Options = @{ TimeOut = 3 } }
            @{ Name = 'MaxDigits'; Options = @{ MaxDigits = 4 } }
            @{ Name = 'SubmitOnHash'; Options = @{ SubmitOnHash = $true } }
        ) {
            { New-VoiceInputAction -Mode asynchronous @Options } |
                Should -Throw "*-Mode asynchronous*-$Name*" -ErrorId 'VoiceNccoOptionConflict,VoicePS.Commands.NewVoiceInputActionCommand'
        }

        It 'refuses -Dtmf:$false' {
            { New-VoiceInputAction -Mode asynchronous -Speech -Dtmf:$false } |
                Should -Throw '*-Dtmf:$false*' -ErrorId 'VoiceNccoOptionConflict,VoicePS.Commands.NewVoiceInputActionCommand'
        }
    }

    Context 'disputed limits' {
        It 'warns of -<Name> <Value>, and makes the action' -ForEach @(
            @{ Name = 'MaxDigits'; Value = 21; Range = '1 to 20' }
            @{ Name = 'MaxDigits'; Value = 22; Range = '1 to 20' }
            @{ Name = 'StartTimeout'; Value = 11; Range = '1 to 10' }
            @{ Name = 'StartTimeout'; Value = 60; Range = '1 to 10' }
        ) {
            $options = @{ $Name = $Value }
            $action = New-VoiceInputAction @options -WarningVariable warning -WarningAction SilentlyContinue
            $action | Should -HaveCount 1
            "$warning" | Should -BeLike "-$Name $Value*$Range*"
        }

        It 'warns of nothing else' {
            $null = New-VoiceInputAction -MaxDigits 20 -StartTimeout 10 -WarningVariable warning
            $warning | Should -BeNullOrEmpty
        }
    }

    Context 'what is refused' {
        It 'refuses to listen for nothing, and says what there is' {
            { New-VoiceInputAction } |
                Should -Throw '*Nothing is listened for*' -ErrorId 'VoiceNccoOptionMissing,VoicePS.Commands.NewVoiceInputActionCommand'
            { New-VoiceInputAction -Dtmf:$false } | Should -Throw -ErrorId 'VoiceNccoOptionMissing,*'
            try { New-VoiceInputAction } catch { $problem = $_ }
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Dtmf*-Speech*'
        }

        It 'refuses settings of what is not listened for' {
            { New-VoiceInputAction -Dtmf:$false -MaxDigits 4 } | Should -Throw '*-MaxDigits*' -ErrorId 'VoiceNccoOptionConflict,*'
            { New-VoiceInputAction -Dtmf -Speech:$false -Language en-GB } | Should -Throw '*-Language*' -ErrorId 'VoiceNccoOptionConflict,*'
        }

        It 'refuses -<Name> <Value>' -ForEach @(
            @{ Name = 'TimeOut'; Value = -1 }
            @{ Name = 'TimeOut'; Value = 11 }
            @{ Name = 'MaxDigits'; Value = 0 }
            @{ Name = 'MaxDigits'; Value = 23 }
            @{ Name = 'EndOnSilence'; Value = 0.3 }
            @{ Name = 'EndOnSilence'; Value = 10.1 }
            @{ Name = 'StartTimeout'; Value = 0 }
            @{ Name = 'StartTimeout'; Value = 61 }
            @{ Name = 'MaxDuration'; Value = 0 }
            @{ Name = 'MaxDuration'; Value = 61 }
            @{ Name = 'Sensitivity'; Value = 9 }
            @{ Name = 'Sensitivity'; Value = 101 }
            @{ Name = 'Mode'; Value = 'slow' }
            @{ Name = 'Uuid'; Value = 'hello' }
            @{ Name = 'Context'; Value = @() }
            @{ Name = 'EventUrl'; Value = 'example.com/input' }
            @{ Name = 'EventMethod'; Value = 'PUT' }
        ) {
            $options = @{ $Name = $Value }
            { New-VoiceInputAction @options } | Should -Throw "*'$Name'*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
