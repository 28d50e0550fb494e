BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'New-VoiceTalkAction' {
    Context 'what it makes' {
        It 'makes an action with the text alone' {
            $action = New-VoiceTalkAction 'Hello'
            $action | Should -BeOfType [VoicePS.VoiceNccoAction]
            $action.Action | Should -Be 'talk'
            "$action" | Should -BeExactly '{"action":"talk","text":"Hello"}'
        }

        It 'writes <Json> for <Options.Keys>' -ForEach @(
            @{ Options = @{ BargeIn = $true }; Json = '"bargeIn":true' }
            @{ Options = @{ BargeIn = $false }; Json = '"bargeIn":false' }
            @{ Options = @{ Loop = 0 }; Json = '"loop":0' }
            @{ Options = @{ Loop = 3 }; Json = '"loop":3' }
            @{ Options = @{ Level = -0.5 }; Json = '"level":-0.5' }
            @{ Options = @{ Level = 1 }; Json = '"level":1' }
            @{ Options = @{ Language = 'en-GB' }; Json = '"language":"en-GB"' }
            @{ Options = @{ Style = 2 }; Json = '"style":2' }
            @{ Options = @{ Premium = $true }; Json = '"premium":true' }
            @{ Options = @{ VoiceName = 'Kimberly' }; Json = '"voiceName":"Kimberly"' }
            @{ Options = @{ Provider = 'Google' }; Json = '"provider":"Google"' }
            @{ Options = @{ ProviderOption = @{ speed = 1.25 } }; Json = '"providerOptions":{"speed":1.25}' }
        ) {
            "$(New-VoiceTalkAction 'Hi' @Options)" | Should -BeExactly "{`"action`":`"talk`",`"text`":`"Hi`",$Json}"
        }

        It 'writes all options in the order of the reference' {
            $action = New-VoiceTalkAction 'Hi' -Provider Polly -Premium -Style 1 -Language de-DE -Level 0.4 -Loop 2 -BargeIn -ProviderOption @{ a = 1 }
            "$action" | Should -BeExactly ('{"action":"talk","text":"Hi","bargeIn":true,"loop":2,"level":0.4,"language":"de-DE","style":1,' +
                '"premium":true,"provider":"Polly","providerOptions":{"a":1}}')
        }

        It 'takes the options of an engine as an object or as JSON text' {
            $json = '{"action":"talk","text":"Hi","providerOptions":{"speed":1.25,"tags":["a","b"]}}'
            "$(New-VoiceTalkAction 'Hi' -ProviderOption ([pscustomobject]@{ speed = 1.25; tags = 'a', 'b' }))" | Should -BeExactly $json
            "$(New-VoiceTalkAction 'Hi' -ProviderOptions '{"speed":1.25,"tags":["a","b"]}')" | Should -BeExactly $json
        }

        It 'keeps letters, quotes and SSML as they are' {
            # The letter by its number, so that every edition of PowerShell reads this file alike.
            $text = "<speak>Caf$([char]0xE9) <break time=`"1s`"/></speak>"
            "$(New-VoiceTalkAction $text)" | Should -BeExactly "{`"action`":`"talk`",`"text`":`"<speak>Caf$([char]0xE9) <break time=\`"1s\`"/></speak>`"}"
        }

        It 'works without a session' {
            Disconnect-VoiceSession
            try { "$(New-VoiceTalkAction 'Hi')" | Should -BeExactly '{"action":"talk","text":"Hi"}' }
            finally { $sandbox | Connect-VoiceSession }
        }
    }

    Context 'the pipeline' {
        It 'makes one action for each text' {
            ('a', 'b' | New-VoiceTalkAction -Loop 2 | ForEach-Object { "$_" }) -join ',' |
                Should -BeExactly '{"action":"talk","text":"a","loop":2},{"action":"talk","text":"b","loop":2}'
        }

        It 'takes text, voice and loudness from the rows of a table, and a blank cell for nothing' {
            $rows = @('Text,Language,Style,VoiceName,Loop,Level', 'One,de-DE,1,,,', 'Two,,,Amy,0,0.4', 'Three,,,,,', 'Four,en-GB,3,Amy,,-1') | ConvertFrom-Csv
            $rows | New-VoiceTalkAction | ForEach-Object ToString | Should -BeExactly @(
                '{"action":"talk","text":"One","language":"de-DE","style":1}'
                '{"action":"talk","text":"Two","loop":0,"level":0.4,"voiceName":"Amy"}'
                '{"action":"talk","text":"Three"}'
                '{"action":"talk","text":"Four","level":-1,"language":"en-GB","style":3}')
        }

        It 'speaks with each voice of Get-VoiceTalkStyle: by its style, and by its name where it has none' {
            Get-VoiceTalkStyle -VoiceName 'Kimberly', 'Chipmunk' | New-VoiceTalkAction 'Hi' | ForEach-Object ToString | Should -BeExactly @(
                '{"action":"talk","text":"Hi","language":"en-US","style":0}'
                '{"action":"talk","text":"Hi","voiceName":"Chipmunk"}')
        }

        It 'lets what is typed count before what a row says' {
            "$([pscustomobject]@{ Text = 'Hi'; Language = 'en-GB'; Style = 3 } | New-VoiceTalkAction -VoiceName Emma)" |
                Should -BeExactly '{"action":"talk","text":"Hi","voiceName":"Emma"}'
        }

        It 'speaks a number' {
            "$(42 | New-VoiceTalkAction)" | Should -BeExactly '{"action":"talk","text":"42"}'
        }

        It 'refuses an object that has no text, and goes on with the others' {
            $action = @{ a = 1 }, 'Hi' | New-VoiceTalkAction -ErrorAction SilentlyContinue -ErrorVariable problem
            "$action" | Should -BeExactly '{"action":"talk","text":"Hi"}'
            $problem | Should -HaveCount 1
        }
    }

    Context 'an NCCO of it' {
        It 'collects with other actions into an NCCO that a call takes' {
            $ncco = New-VoiceTalkAction 'Press 1' -BargeIn; $ncco = @($ncco; New-VoiceInputAction -Dtmf -MaxDigits 1)
            $recorder = Start-RequestRecorder
            try {
                $null = New-VoiceCall -To $callee -From $caller -Ncco $ncco -Session $recorder.Session
                (Receive-RecordedRequest $recorder).Body | Should -BeLike ('*"ncco":`[{"action":"talk","text":"Press 1","bargeIn":true},' +
                    '{"action":"input","type":`["dtmf"`],"dtmf":{"maxDigits":1}}`]}')
            }
            finally { Stop-RequestRecorder $recorder }
        }

        It 'is spoken in a call of the sandbox' {
            (New-VoiceCall -To $callee -From $caller -Ncco (New-VoiceTalkAction 'Hello')).Status | Should -Be 'started'
        }
    }

    Context 'voices' {
        It 'warns once of what the vendor does not document, and makes the actions' {
            $made = 'a', 'b' | New-VoiceTalkAction -Language en-GB -Style 11 -WarningVariable warning -WarningAction SilentlyContinue
            $made | Should -HaveCount 2
            $warning | Should -HaveCount 1
            "$warning" | Should -BeLike '*no style 11 for en-GB*'
        }

        It 'warns of tags that may be read aloud' {
            $null = New-VoiceTalkAction 'One <break/> two' -WarningVariable warning -WarningAction SilentlyContinue
            "$warning" | Should -BeLike '*<break>*'
        }

        It 'has nothing to say about what the vendor documents' {
            $null = New-VoiceTalkAction '<speak>Hi</speak>' -Language en-GB -Style 2 -Premium -WarningVariable warning
            $warning | Should -BeNullOrEmpty
        }

        It 'completes <Begun>' -ForEach @(
            @{ Begun = "New-VoiceTalkAction 'Hi' -Language cy"; Completion = 'cy-GB' }
            @{ Begun = "New-VoiceTalkAction 'Hi' -Language cy-GB -Style "; Completion = '0' }
            @{ Begun = "New-VoiceTalkAction 'Hi' -VoiceName kimb"; Completion = 'Kimberly' }
        ) {
            $found = [System.Management.Automation.CommandCompletion]::CompleteInput($Begun, $Begun.Length, $null)
            $found.CompletionMatches.CompletionText | Should -Contain $Completion
        }
    }

    Context 'how it looks' {
        It 'shows actions in a table of 100 columns' {
            $table = @(New-VoiceTalkAction ('word ' * 40); New-VoiceWaitAction 5) | Out-String -Width 100
            $table | Should -Match 'Action +Options'
            $table | Should -Match 'talk +\{"text":"word word'
            $table | Should -Match 'wait +\{"timeout":5\}'
            ($table -split '\r?\n' | ForEach-Object Length | Sort-Object)[-1] | Should -BeLessOrEqual 100
        }

        It 'shows all of an action in a list' {
            $list = New-VoiceTalkAction 'Hello' -BargeIn | Format-List | Out-String -Width 100
            $list | Should -Match 'Action +: talk'
            $list | Should -Match 'Options +: \{"text":"Hello","bargeIn":true\}'
        }
    }

    Context 'what is refused' {
        It 'refuses an empty text' {
            { New-VoiceTalkAction '' } | Should -Throw "*'Text'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a level of <_>' -ForEach -1.1, 1.1 {
            { New-VoiceTalkAction 'Hi' -Level $_ } | Should -Throw "*'Level'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a loop of -1' {
            { New-VoiceTalkAction 'Hi' -Loop -1 } | Should -Throw "*'Loop'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a style of -1' {
            { New-VoiceTalkAction 'Hi' -Style -1 } | Should -Throw "*'Style'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a voice by its name together with a language or a style' {
            { New-VoiceTalkAction 'Hi' -VoiceName 'Kimberly' -Language 'en-GB' } |
                Should -Throw '*Kimberly*' -ErrorId 'VoiceNameWithStyle,VoicePS.Commands.NewVoiceTalkActionCommand'
            { New-VoiceTalkAction 'Hi' -VoiceName 'Kimberly' -Style 0 } | Should -Throw -ErrorId 'VoiceNameWithStyle,*'
        }

        It 'refuses a text that cannot be spoken, and goes on with the others' {
            $action = ('x' * 1501), '<speak>One', 'Two' | New-VoiceTalkAction -ErrorAction SilentlyContinue -ErrorVariable problem
            "$action" | Should -BeExactly '{"action":"talk","text":"Two"}'
            $problem.FullyQualifiedErrorId | Should -Be @(
                'VoiceTalkTextTooLong,VoicePS.Commands.NewVoiceTalkActionCommand'
                'VoiceSsmlInvalid,VoicePS.Commands.NewVoiceTalkActionCommand')
            $problem[1].TargetObject | Should -Be '<speak>One'
            $problem[1].ErrorDetails.RecommendedAction | Should -Be 'Close it with </speak>.'
        }

        It 'takes a text as long as the service does, tags not counted' {
            New-VoiceTalkAction ('<speak>' + ('<break time="1s"/>' * 50) + ('x' * 1500) + '</speak>') | Should -HaveCount 1
        }

        It 'refuses options of an engine that are <Wrong>' -ForEach @(
            @{ Wrong = 'a number'; Value = 42; Says = '*given as a hashtable*or as JSON text*' }
            @{ Wrong = 'broken JSON'; Value = '{"a":'; Says = '*not valid JSON (line 1, position *' }
            @{ Wrong = 'a list in JSON'; Value = '[1]'; Says = "*begins with '{'*" }
            @{ Wrong = 'without a form in JSON'; Value = @{ a = { 1 } }; Says = '*no form in JSON*' }
        ) {
            { New-VoiceTalkAction 'Hi' -ProviderOption $Value } |
                Should -Throw $Says -ErrorId 'ParameterArgumentTransformationError,*'
        }
    }
}
