BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $recorded, $transcribed = New-RecordedEvent 'Hello, this is a test.', 'Goodbye.' | Sort-Object EventType
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Get-VoiceTranscription' {
    Context 'reading a transcript' {
        It 'gives one object for each sentence, in order of time' {
            $sentences = $transcribed | Get-VoiceTranscription
            $sentences | Should -BeOfType [VoicePS.VoiceTranscriptionSentence]
            $sentences.Sentence | Should -Be 'Hello, this is a test.', 'Goodbye.'
            $sentences.RawSentence | Should -Be 'hello this is a test', 'goodbye'
            $sentences.Channel | Should -Be 1, 1
            $sentences[0].Duration | Should -BeGreaterThan ([timespan]::Zero)
            $sentences[1].Start | Should -BeGreaterOrEqual ($sentences[0].Start + $sentences[0].Duration)
            $sentences[0].RecordingUuid | Should -Be $recorded.RecordingUuid
        }

        It 'knows each word, with its time and how sure the service is' {
            $words = ($transcribed | Get-VoiceTranscription)[0].Words
            $words | Should -BeOfType [VoicePS.VoiceTranscriptionWord]
            $words | Should -HaveCount 5
            $words[4].End | Should -BeGreaterThan $words[4].Start
            $words[0].Confidence | Should -BeGreaterThan 0.5
            $words[0].Confidence | Should -BeLessOrEqual 1
        }

        It 'takes an address' {
            (Get-VoiceTranscription -Uri $transcribed.TranscriptionUrl).Sentence | Should -HaveCount 2
            ($transcribed.TranscriptionUrl | Get-VoiceTranscription).Sentence | Should -HaveCount 2
        }

        It 'takes an address from the property <_> of any object' -ForEach 'TranscriptionUrl', 'transcription_url' {
            ([pscustomobject]@{ $_ = $transcribed.TranscriptionUrl } | Get-VoiceTranscription).Sentence | Should -HaveCount 2
        }

        It 'reads as text where text is wanted' {
            "$(($transcribed | Get-VoiceTranscription)[1])" | Should -Be 'Goodbye.'
        }

        It 'shows time, channel and sentence' {
            $shown = $transcribed | Get-VoiceTranscription | Out-String
            $shown | Should -BeLike '*Start*Channel*Sentence*'
            $shown | Should -Match '00:00:0\d\.\d +1 Hello, this is a test\.'
        }
    }

    Context 'an error in one record' {
        It 'does not take another event for it, and goes on' {
            $result = $recorded, $transcribed | Get-VoiceTranscription -ErrorAction SilentlyContinue -ErrorVariable problem
            $result | Should -HaveCount 2
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceRecordingAddress,VoicePS.Commands.GetVoiceTranscriptionCommand'
            $problem[0].TargetObject | Should -Be $recorded
        }

        It 'does not take a recording for a transcript' {
            Get-VoiceTranscription -Uri $recorded.RecordingUrl -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceAnswerNotUnderstood,VoicePS.Commands.GetVoiceTranscriptionCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'InvalidData'
        }

        It 'does not find what is not there' {
            Get-VoiceTranscription -Uri "$($sandbox.BaseUri)v1/files/$unknownId" -ErrorAction SilentlyContinue -ErrorVariable problem |
                Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceRecordingNotFound,VoicePS.Commands.GetVoiceTranscriptionCommand'
        }

        It 'sends no token to a host that it does not trust' {
            Get-VoiceTranscription -Uri 'https://nexmo.com.example.com/1' -ErrorAction SilentlyContinue -ErrorVariable problem |
                Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceHostNotTrusted,VoicePS.Commands.GetVoiceTranscriptionCommand'
        }
    }

    It 'refuses an address that is none' {
        { Get-VoiceTranscription -Uri 'nonsense' } |
            Should -Throw "*'nonsense' is not a web address*" -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'asks for a session' {
        Disconnect-VoiceSession
        try {
            { $transcribed | Get-VoiceTranscription } |
                Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.GetVoiceTranscriptionCommand'
        }
        finally {
            $sandbox | Connect-VoiceSession
        }
    }
}
