BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $first = '63f61863-4a51-4f6b-86e1-46edebcf9356'
    $second = '5aa0e0fa-779a-4df7-8fea-64e700d3c905'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceConversationAction' {
    Context 'what it makes' {
        It 'makes an action with the name alone' {
            $action = New-VoiceConversationAction 'incident-4711'
            $action | Should -BeOfType [VoicePS.VoiceNccoAction]
            $action.Action | Should -Be 'conversation'
            "$action" | Should -BeExactly '{"action":"conversation","name":"incident-4711"}'
        }

        It 'writes <Json> for <Options.Keys>' -ForEach @(
            @{ Options = @{ MusicOnHoldUrl = 'https://example.com/hold.mp3' }; Json = '"musicOnHoldUrl":["https://example.com/hold.mp3"]' }
            @{ Options = @{ StartOnEnter = $false }; Json = '"startOnEnter":false' }
            @{ Options = @{ StartOnEnter = $true }; Json = '"startOnEnter":true' }
            @{ Options = @{ EndOnExit = $true }; Json = '"endOnExit":true' }
            @{ Options = @{ EndOnExit = $false }; Json = '"endOnExit":false' }
            @{ Options = @{ Record = $true }; Json = '"record":true' }
            @{ Options = @{ Record = $false }; Json = '"record":false' }
            @{ Options = @{ CanSpeak = @() }; Json = '"canSpeak":[]' }
            @{ Options = @{ CanHear = @() }; Json = '"canHear":[]' }
            @{ Options = @{ Mute = $true }; Json = '"mute":true' }
            @{ Options = @{ Mute = $false }; Json = '"mute":false' }
            @{ Options = @{ EventUrl = 'https://example.com/event' }; Json = '"eventUrl":["https://example.com/event"]' }
            @{ Options = @{ EventMethod = 'POST' }; Json = '"eventMethod":"POST"' }
        ) {
            "$(New-VoiceConversationAction 'x' @Options)" | Should -BeExactly "{`"action`":`"conversation`",`"name`":`"x`",$Json}"
        }

        It 'writes all options in the order of the reference' {
            $action = New-VoiceConversationAction -TranscriptionLanguage en-GB -EventMethod GET -EventUrl https://example.com/event -Mute `
                -CanHear $first, $second -Record -EndOnExit -StartOnEnter $false -MusicOnHoldUrl https://example.com/hold.mp3 -Name 'x'
            "$action" | Should -BeExactly ('{"action":"conversation","name":"x","musicOnHoldUrl":["https://example.com/hold.mp3"],' +
                "`"startOnEnter`":false,`"endOnExit`":true,`"record`":true,`"canHear`":[`"$first`",`"$second`"],`"mute`":true," +
                '"eventUrl":["https://example.com/event"],"eventMethod":"GET","transcription":{"language":"en-GB"}}')
        }

        It 'takes who may hear and speak as ids, calls and rows of a table' {
            $call = New-StartedCall
            "$(New-VoiceConversationAction 'x' -CanSpeak $call)" |
                Should -BeExactly "{`"action`":`"conversation`",`"name`":`"x`",`"canSpeak`":[`"$($call.Uuid)`"]}"
            "$(New-VoiceConversationAction 'x' -CanHear $first, ([pscustomobject]@{ Uuid = $second }))" |
                Should -BeExactly "{`"action`":`"conversation`",`"name`":`"x`",`"canHear`":[`"$first`",`"$second`"]}"
        }

        It 'takes -StartOnEnter:$false as well' {
            "$(New-VoiceConversationAction 'x' -StartOnEnter:$false)" | Should -BeExactly '{"action":"conversation","name":"x","startOnEnter":false}'
        }

        It 'is taken by a call of the sandbox' {
            (New-VoiceCall -To $callee -From $caller -Ncco (New-VoiceConversationAction 'x' -CanHear @())).Status | Should -Be 'started'
        }
    }

    Context 'a transcription' {
        It 'is made of what is recorded' {
            "$(New-VoiceConversationAction 'x' -Record -Transcribe)" |
                Should -BeExactly '{"action":"conversation","name":"x","record":true,"transcription":{}}'
        }

        It 'is refused for what is not recorded, and says how to record' -ForEach @(
            @{ Options = @{ Transcribe = $true } }
            @{ Options = @{ SentimentAnalysis = $true; Record = $false } }
        ) {
            { New-VoiceConversationAction 'x' @Options } |
                Should -Throw '*not recorded*' -ErrorId 'VoiceNccoOptionMissing,VoicePS.Commands.NewVoiceConversationActionCommand'
            try { New-VoiceConversationAction 'x' @Options } catch { $problem = $_ }
            $problem.ErrorDetails.RecommendedAction | Should -Be 'Add -Record.'
        }
    }

    Context 'what is refused' {
        It 'refuses to mute somebody whom others are to hear' {
            { New-VoiceConversationAction 'x' -Mute -CanSpeak $first } |
                Should -Throw '*-Mute*-CanSpeak*' -ErrorId 'VoiceNccoOptionConflict,VoicePS.Commands.NewVoiceConversationActionCommand'
            { New-VoiceConversationAction 'x' -Mute -CanSpeak @() } | Should -Throw -ErrorId 'VoiceNccoOptionConflict,*'
        }

        It 'does not take -Mute:$false for muting' {
            "$(New-VoiceConversationAction 'x' -Mute:$false -CanSpeak $first)" |
                Should -BeExactly "{`"action`":`"conversation`",`"name`":`"x`",`"canSpeak`":[`"$first`"],`"mute`":false}"
        }

        It 'refuses an empty name' {
            { New-VoiceConversationAction '' } | Should -Throw "*'Name'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses what is not the id of a call: <_>' -ForEach 'hello', 'CON-63f61863-4a51-4f6b-86e1-46edebcf9356' {
            { New-VoiceConversationAction 'x' -CanSpeak $_ } | Should -Throw "*'CanSpeak'*" -ErrorId 'ParameterArgumentValidationError,*'
            { New-VoiceConversationAction 'x' -CanHear $_ } | Should -Throw "*'CanHear'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a music on hold that is no address' {
            { New-VoiceConversationAction 'x' -MusicOnHoldUrl 'hold.mp3' } |
                Should -Throw "*'MusicOnHoldUrl'*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
