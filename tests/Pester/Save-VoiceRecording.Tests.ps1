BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $recorded, $other = 1..2 | ForEach-Object { New-RecordedEvent | Where-Object EventType -eq record }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Save-VoiceRecording' {
    BeforeEach {
        # A folder for each test: what one has saved, the next would find.
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $name = '{0:yyyyMMdd}T{0:HHmmss}Z-{1}.wav' -f $recorded.StartTime, $recorded.RecordingUuid
    }

    Context 'saving a recording' {
        It 'saves what a record event tells of, under the time of its start and its id' {
            $file = $recorded | Save-VoiceRecording -Path $folder
            $file | Should -HaveCount 1
            $file | Should -BeOfType [System.IO.FileInfo]
            $file.FullName | Should -Be (Join-Path $folder $name)
            $file.Length | Should -Be $recorded.Size
            [System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes($file.FullName), 0, 4) | Should -Be 'RIFF'
            Get-ChildItem $folder | Should -HaveCount 1
        }

        It 'writes the file as Get-Item does' {
            ($recorded | Save-VoiceRecording -Path $folder).PSPath | Should -BeLike '*FileSystem::*'
        }

        It 'saves several recordings' {
            $files = $recorded, $other | Save-VoiceRecording -Path $folder
            $files[0].Name | Should -BeLike "*$($recorded.RecordingUuid)*"
            $files[1].Name | Should -BeLike "*$($other.RecordingUuid)*"
            Get-ChildItem $folder | Should -HaveCount 2
        }

        It 'saves into the current folder where none is given' {
            $before = Get-Location
            Set-Location $folder
            try { ($recorded | Save-VoiceRecording).DirectoryName | Should -Be $folder }
            finally { Set-Location $before }
        }

        It 'takes an address, and names the file by the id in it' {
            $file = Save-VoiceRecording -Uri $recorded.RecordingUrl -Path $folder
            $file.BaseName | Should -Be ([uri]$recorded.RecordingUrl).Segments[-1]
        }

        It 'takes an address from the pipeline' {
            ($recorded.RecordingUrl | Save-VoiceRecording -Path $folder).Length | Should -Be $recorded.Size
        }

        It 'takes the webhook as <Name>' -ForEach @(
            @{ Name = 'a hashtable'; Make = { @{ recording_url = $recorded.RecordingUrl; recording_uuid = $recorded.RecordingUuid; start_time = $recorded.StartTime } } }
            @{ Name = 'what ConvertFrom-Json made of it'; Make = { $recorded.Raw | ConvertFrom-Json } }
            @{ Name = 'a row of a CSV file'; Make = { $recorded | Select-Object RecordingUrl, RecordingUuid, StartTime, Size | ConvertTo-Csv | ConvertFrom-Csv } }
        ) {
            (& $Make | Save-VoiceRecording -Path $folder).Name | Should -Be $name
        }

        It 'saves into the file that it is told' {
            $path = Join-Path $folder 'evidence.wav'
            ($recorded | Save-VoiceRecording $path).FullName | Should -Be $path
            ($other | Save-VoiceRecording -LiteralPath (Join-Path $folder '[1].wav')).Name | Should -Be '[1].wav'
        }

        It 'warns where the event says another size' {
            $wrong = [pscustomobject]@{ recording_url = $recorded.RecordingUrl; recording_uuid = 'a'; size = 5 }
            $null = $wrong | Save-VoiceRecording -Path $folder -WarningVariable warning -WarningAction SilentlyContinue
            $warning | Should -BeLike "*5 bytes*$($recorded.Size)*"
        }
    }

    Context 'files that exist' {
        It 'leaves them alone, says which, and goes on with the others' {
            $null = $recorded | Save-VoiceRecording -Path $folder
            Set-Content -LiteralPath (Join-Path $folder $name) -Value 'precious'
            $result = $recorded, $other | Save-VoiceRecording -Path $folder -ErrorAction SilentlyContinue -ErrorVariable problem
            $result | Should -HaveCount 1
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceRecordingFileExists,VoicePS.Commands.SaveVoiceRecordingCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ResourceExists'
            $problem[0].TargetObject | Should -Be $recorded
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
            Get-Content (Join-Path $folder $name) | Should -Be 'precious'
        }

        It 'replaces them with -Force' {
            Set-Content -LiteralPath (Join-Path $folder $name) -Value 'old'
            ($recorded | Save-VoiceRecording -Path $folder -Force).Length | Should -Be $recorded.Size
            Get-ChildItem $folder | Should -HaveCount 1
        }

        It 'does not let the second recording replace the first, not even with -Force' {
            $path = Join-Path $folder 'one.wav'
            $result = $recorded, $other | Save-VoiceRecording -Path $path -Force -ErrorAction SilentlyContinue -ErrorVariable problem
            $result | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceRecordingFileExists,*'
            $problem[0].TargetObject | Should -Be $other
            $problem[0].Exception.Message | Should -BeLike '*give a folder*'
        }
    }

    Context 'with -WhatIf' {
        It 'asks for nothing and writes nothing' {
            $recorder = Start-RequestRecorder
            try {
                Save-VoiceRecording -Uri "$($recorder.Session.BaseUri)v1/files/1" -Path $folder -Session $recorder.Session -WhatIf |
                    Should -BeNullOrEmpty
                Receive-RecordedRequest $recorder | Should -BeNullOrEmpty
            }
            finally {
                Stop-RequestRecorder $recorder
            }
            Get-ChildItem $folder | Should -BeNullOrEmpty
        }

        It 'supports -WhatIf and -Confirm' {
            Get-Command Save-VoiceRecording | Should -HaveParameter WhatIf
            Get-Command Save-VoiceRecording | Should -HaveParameter Confirm
        }
    }

    Context 'an error in one record' {
        It 'says where nothing was recorded, and goes on: <Name>' -ForEach @(
            @{ Name = 'no address'; Json = '{"recording_url":"","recording_uuid":"a","size":0}' }
            @{ Name = 'no bytes'; Json = '{"recording_url":"https://api.nexmo.com/v1/files/1","recording_uuid":"a","size":0}' }
        ) {
            $empty = $Json | ConvertFrom-VoiceEvent
            $result = $empty, $recorded | Save-VoiceRecording -Path $folder -ErrorAction SilentlyContinue -ErrorVariable problem
            $result | Should -HaveCount 1
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceRecordingEmpty,VoicePS.Commands.SaveVoiceRecordingCommand'
            $problem[0].TargetObject | Should -Be $empty
        }

        It 'says what is no record event: <Name>' -ForEach @(
            @{ Name = 'another event'; Make = { '{"payload":{},"conversation_uuid":"CON-1"}' | ConvertFrom-VoiceEvent } }
            @{ Name = 'another object'; Make = { Get-Date } }
            @{ Name = 'text'; Make = { 'nonsense' } }
        ) {
            & $Make | Save-VoiceRecording -Path $folder -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceRecordingAddress,VoicePS.Commands.SaveVoiceRecordingCommand'
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Uri*'
        }

        It 'sends no token to a host that it does not trust, and asks it for nothing: <_>' -ForEach @(
            'https://evilnexmo.com/v1/files/1', 'https://nexmo.com.example.com/1', 'http://api.nexmo.com/v1/files/1', 'https://a@api.nexmo.com/1'
        ) {
            $_ | Save-VoiceRecording -Path $folder -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceHostNotTrusted,VoicePS.Commands.SaveVoiceRecordingCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'SecurityError'
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Connect-VoiceSession -BaseUri*'
        }

        It 'does not find what is not there, and leaves nothing' {
            $gone = [pscustomobject]@{ RecordingUrl = "$($sandbox.BaseUri)v1/files/$unknownId" }
            $result = $gone, $recorded | Save-VoiceRecording -Path $folder -ErrorAction SilentlyContinue -ErrorVariable problem
            $result | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceRecordingNotFound,VoicePS.Commands.SaveVoiceRecordingCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].Exception.StatusCode | Should -Be 404
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*30 days*'
            Get-ChildItem $folder | Should -HaveCount 1
        }

        It 'does not keep a page as if it were a recording' {
            $recorder = Start-RequestRecorder
            try {
                Save-VoiceRecording -Uri "$($recorder.Session.BaseUri)v1/files/1" -Path $folder -Session $recorder.Session -ErrorAction SilentlyContinue -ErrorVariable problem |
                    Should -BeNullOrEmpty
            }
            finally {
                Stop-RequestRecorder $recorder
            }
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'VoiceAnswerNotUnderstood,*'
            $problem[0].Exception.ResponseBody | Should -BeLike '*Recorded*'
            Get-ChildItem $folder | Should -BeNullOrEmpty
        }
    }

    Context 'what is refused at once' {
        It 'refuses a folder that does not exist: <_>' -ForEach 'missing', 'missing/', 'missing/a.mp3' {
            { $recorded | Save-VoiceRecording -Path (Join-Path $folder $_) } |
                Should -Throw '*no folder*' -ErrorId 'VoiceRecordingPath,VoicePS.Commands.SaveVoiceRecordingCommand'
        }

        It 'refuses a place that is not on a disk' {
            { $recorded | Save-VoiceRecording -Path 'variable:x' } |
                Should -Throw '*provider Variable*' -ErrorId 'VoiceRecordingPath,*'
        }

        It 'refuses an address that is none: <_>' -ForEach 'nonsense', '/v1/files/1', 'ftp://example.com/1' {
            { Save-VoiceRecording -Uri $_ -Path $folder } |
                Should -Throw "*'$_' is not a web address*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'asks for a session' {
            Disconnect-VoiceSession
            try {
                { $recorded | Save-VoiceRecording -Path $folder } |
                    Should -Throw '*Connect-VoiceSession*' -ErrorId 'VoiceSessionMissing,VoicePS.Commands.SaveVoiceRecordingCommand'
            }
            finally {
                $sandbox | Connect-VoiceSession
            }
        }
    }
}
