BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $leg = '63f61863-4a51-4f6b-86e1-46edebcf9356'
    $start = "{`"action`":`"transfer`",`"conversationId`":`"$conversationId`""
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceTransferAction' {
    Context 'what it makes' {
        It 'makes an action with the conversation alone' {
            $action = New-VoiceTransferAction $conversationId
            $action | Should -BeOfType [VoicePS.VoiceNccoAction]
            $action.Action | Should -Be 'transfer'
            "$action" | Should -BeExactly "$start}"
        }

        It 'writes <Json> for <Options.Keys>' -ForEach @(
            @{ Options = @{ CanHear = '63f61863-4a51-4f6b-86e1-46edebcf9356' }; Json = '"canHear":["63f61863-4a51-4f6b-86e1-46edebcf9356"]' }
            @{ Options = @{ CanHear = @() }; Json = '"canHear":[]' }
            @{ Options = @{ CanSpeak = '63f61863-4a51-4f6b-86e1-46edebcf9356' }; Json = '"canSpeak":["63f61863-4a51-4f6b-86e1-46edebcf9356"]' }
            @{ Options = @{ CanSpeak = @() }; Json = '"canSpeak":[]' }
            @{ Options = @{ Mute = $true }; Json = '"mute":true' }
            @{ Options = @{ Mute = $false }; Json = '"mute":false' }
        ) {
            "$(New-VoiceTransferAction $conversationId @Options)" | Should -BeExactly "$start,$Json}"
        }

        It 'writes all options in the order of the reference' {
            "$(New-VoiceTransferAction $conversationId -CanSpeak $leg -CanHear $leg, $leg -Mute:$false)" |
                Should -BeExactly "$start,`"canHear`":[`"$leg`",`"$leg`"],`"canSpeak`":[`"$leg`"],`"mute`":false}"
        }

        It 'takes an id of 2017, which is a mere UUID' {
            "$(New-VoiceTransferAction $leg)" | Should -BeExactly "{`"action`":`"transfer`",`"conversationId`":`"$leg`"}"
        }
    }

    Context 'the pipeline' {
        It 'takes the conversation of a call' {
            $call = New-StartedCall
            "$($call | New-VoiceTransferAction)" | Should -BeExactly "{`"action`":`"transfer`",`"conversationId`":`"$($call.ConversationUuid)`"}"
        }

        It 'takes the id itself' {
            "$($conversationId | New-VoiceTransferAction)" | Should -BeExactly "$start}"
        }

        It 'refuses an object without a conversation, and goes on with the others' {
            $action = (Get-Date), @{ a = 1 }, $conversationId | New-VoiceTransferAction -ErrorAction SilentlyContinue -ErrorVariable problem
            "$action" | Should -BeExactly "$start}"
            $problem | Should -HaveCount 2
        }
    }

    Context 'what is refused' {
        It 'refuses to mute somebody whom others are to hear' {
            { New-VoiceTransferAction $conversationId -Mute -CanSpeak $leg } |
                Should -Throw '*-Mute*-CanSpeak*' -ErrorId 'VoiceNccoOptionConflict,VoicePS.Commands.NewVoiceTransferActionCommand'
        }

        It 'refuses what is not the id of a conversation: <_>' -ForEach 'incident', 'https://example.com/1', '1', 'incident 12345' {
            { New-VoiceTransferAction $_ } |
                Should -Throw '*is not the id of a conversation*' -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses what is not the id of a call' {
            { New-VoiceTransferAction $conversationId -CanHear $conversationId } |
                Should -Throw "*'CanHear'*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
