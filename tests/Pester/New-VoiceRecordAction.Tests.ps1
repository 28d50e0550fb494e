BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceRecordAction' {
    Context 'what it makes' {
        It 'makes an action with no options at all' {
            $action = New-VoiceRecordAction
            $action | Should -BeOfType [VoicePS.VoiceNccoAction]
            $action.Action | Should -Be 'record'
            "$action" | Should -BeExactly '{"action":"record"}'
        }

        It 'writes <Json> for <Options.Keys>' -ForEach @(
            @{ Options = @{ Format = 'MP3' }; Json = '"format":"mp3"' }
            @{ Options = @{ Split = 'Conversation' }; Json = '"split":"conversation"' }
            @{ Options = @{ EndOnSilence = 3 }; Json = '"endOnSilence":3' }
            @{ Options = @{ EndOnKey = '#' }; Json = '"endOnKey":"#"' }
            @{ Options = @{ EndOnKey = 0 }; Json = '"endOnKey":"0"' }
            @{ Options = @{ TimeOut = 7200 }; Json = '"timeOut":7200' }
            @{ Options = @{ BeepStart = $true }; Json = '"beepStart":true' }
            @{ Options = @{ BeepStart = $false }; Json = '"beepStart":false' }
            @{ Options = @{ EventUrl = 'https://example.com/event' }; Json = '"eventUrl":["https://example.com/event"]' }
            @{ Options = @{ EventMethod = 'get' }; Json = '"eventMethod":"GET"' }
        ) {
            "$(New-VoiceRecordAction @Options)" | Should -BeExactly "{`"action`":`"record`",$Json}"
        }

        It 'writes all options in the order of the reference' {
            $action = New-VoiceRecordAction -SentimentAnalysis -TranscriptionEventMethod POST -TranscriptionEventUrl https://example.com/text `
                -TranscriptionLanguage en-GB -Transcribe -EventMethod POST -EventUrl https://example.com/event -BeepStart -TimeOut 60 `
                -EndOnKey '*' -EndOnSilence 10 -Channels 32 -Split conversation -Format ogg
            "$action" | Should -BeExactly ('{"action":"record","format":"ogg","split":"conversation","channels":32,"endOnSilence":10,' +
                '"endOnKey":"*","timeOut":60,"beepStart":true,"eventUrl":["https://example.com/event"],"eventMethod":"POST",' +
                '"transcription":{"language":"en-GB","eventUrl":["https://example.com/text"],"eventMethod":"POST","sentimentAnalysis":true}}')
        }

        It 'is taken by a call of the sandbox' {
            (New-VoiceCall -To $callee -From $caller -Ncco (New-VoiceRecordAction -EndOnSilence 3)).Status | Should -Be 'started'
        }
    }

    Context 'a transcription' {
        It 'asks for one with the service''s own settings' {
            "$(New-VoiceRecordAction -Transcribe)" | Should -BeExactly '{"action":"record","transcription":{}}'
        }

        It 'is implied by <Options.Keys>' -ForEach @(
            @{ Options = @{ TranscriptionLanguage = 'de-DE' }; Json = '"language":"de-DE"' }
            @{ Options = @{ TranscriptionEventUrl = 'https://example.com/text' }; Json = '"eventUrl":["https://example.com/text"]' }
            @{ Options = @{ TranscriptionEventMethod = 'get' }; Json = '"eventMethod":"GET"' }
            @{ Options = @{ SentimentAnalysis = $true }; Json = '"sentimentAnalysis":true' }
        ) {
            "$(New-VoiceRecordAction @Options)" | Should -BeExactly "{`"action`":`"record`",`"transcription`":{$Json}}"
        }

        It 'is not asked for with -Transcribe:$false' {
            "$(New-VoiceRecordAction -Transcribe:$false)" | Should -BeExactly '{"action":"record"}'
        }

        It 'refuses settings of a transcription that is not wanted' {
            { New-VoiceRecordAction -Transcribe:$false -SentimentAnalysis } |
                Should -Throw '*-SentimentAnalysis*' -ErrorId 'VoiceNccoOptionConflict,VoicePS.Commands.NewVoiceRecordActionCommand'
        }
    }

    Context 'what is refused' {
        It 'refuses channels that are not split, and says how to split them' {
            { New-VoiceRecordAction -Channels 2 } |
                Should -Throw '*not split*' -ErrorId 'VoiceNccoOptionMissing,VoicePS.Commands.NewVoiceRecordActionCommand'
            try { New-VoiceRecordAction -Channels 2 } catch { $problem = $_ }
            $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem.TargetObject | Should -Be 'Split'
            $problem.ErrorDetails.RecommendedAction | Should -Be 'Add -Split conversation.'
        }

        It 'refuses -<Name> <Value>' -ForEach @(
            @{ Name = 'Channels'; Value = 0 }
            @{ Name = 'Channels'; Value = 33 }
            @{ Name = 'EndOnSilence'; Value = 2 }
            @{ Name = 'EndOnSilence'; Value = 11 }
            @{ Name = 'EndOnKey'; Value = '10' }
            @{ Name = 'EndOnKey'; Value = 'A' }
            @{ Name = 'TimeOut'; Value = 2 }
            @{ Name = 'TimeOut'; Value = 7201 }
            @{ Name = 'Format'; Value = 'flac' }
            @{ Name = 'Split'; Value = 'both' }
            @{ Name = 'EventUrl'; Value = 'example.com/event' }
            @{ Name = 'EventMethod'; Value = 'PUT' }
            @{ Name = 'TranscriptionEventUrl'; Value = 'example.com/event' }
            @{ Name = 'TranscriptionEventMethod'; Value = 'PUT' }
        ) {
            $options = @{ $Name = $Value }
            { New-VoiceRecordAction @options } | Should -Throw "*'$Name'*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
