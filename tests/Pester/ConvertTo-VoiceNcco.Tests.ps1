BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    $talk = [ordered]@{ action = 'talk'; text = 'Press 1'; bargeIn = $true }
    $listen = [ordered]@{ action = 'input'; type = @('dtmf'); dtmf = @{ maxDigits = 1 }; eventUrl = @('https://example.com/keys?a=1&b=2') }
    $json = '[{"action":"talk","text":"Press 1","bargeIn":true},{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":1},"eventUrl":["https://example.com/keys?a=1&b=2"]}]'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'ConvertTo-VoiceNcco' {
    Context 'the text' {
        It 'is one list of all actions, as a web server returns it' {
            $talk, $listen | ConvertTo-VoiceNcco -Compress | Should -BeExactly $json
            ConvertTo-VoiceNcco $talk, $listen -Compress | Should -BeExactly $json
        }

        It 'has several lines for people, unless it is compressed' {
            $text = $talk, $listen | ConvertTo-VoiceNcco
            $text | Should -BeOfType [string]
            $text | Should -HaveCount 1
            ($text -split '\r?\n')[0..2] -join '|' | Should -BeExactly '[|  {|    "action": "talk",'
            $text | ConvertTo-VoiceNcco -Compress | Should -BeExactly $json
        }

        It 'is a list for a single action as well' {
            @{ action = 'talk'; text = 'Hi' } | ConvertTo-VoiceNcco -Compress | Should -BeExactly '[{"action":"talk","text":"Hi"}]'
            '{"action":"talk","text":"Hi"}' | ConvertTo-VoiceNcco -Compress | Should -BeExactly '[{"action":"talk","text":"Hi"}]'
        }

        It 'has names in the API''s spelling, whatever their case in the script' {
            [ordered]@{ Action = 'Input'; Type = @('DTMF'); Dtmf = @{ SubmitOnHash = $true }; EventMethod = 'get' } | ConvertTo-VoiceNcco -Compress |
                Should -BeExactly '[{"action":"input","type":["dtmf"],"dtmf":{"submitOnHash":true},"eventMethod":"GET"}]'
            [pscustomobject]@{ Action = 'talk'; Text = 'Hi'; NewerThanThis = @{ CaseKept = 1 } } | ConvertTo-VoiceNcco -Compress |
                Should -BeExactly '[{"action":"talk","text":"Hi","NewerThanThis":{"CaseKept":1}}]'
        }

        It 'is what JSON text was, apart from blanks' {
            ' [ {"action":"talk" , "Text":"Hi", "level":2.0 } ] ' | ConvertTo-VoiceNcco -Compress | Should -BeExactly '[{"action":"talk","Text":"Hi","level":2.0}]'
        }

        It 'is readable whatever the language, and valid' {
            @{ action = 'talk'; text = "Grüße an <Zoë> & '日本' `"`t\" } | ConvertTo-VoiceNcco -Compress |
                Should -BeExactly "[{`"action`":`"talk`",`"text`":`"Grüße an <Zoë> & '日本' \`"\t\\`"}]"
            (@{ action = 'talk'; text = '😀' } | ConvertTo-VoiceNcco | ConvertFrom-Json).text | Should -BeExactly '😀'
        }

        It 'has the endpoint of an NCCO, not that of a request' {
            $call = New-StartedCall
            [ordered]@{ action = 'connect'; endpoint = @((Get-VoiceCall $call.Uuid).To) } | ConvertTo-VoiceNcco -Compress |
                Should -BeExactly "[{`"action`":`"connect`",`"endpoint`":[{`"type`":`"phone`",`"number`":`"$callee`"}]}]"
        }
    }

    Context 'several NCCOs' {
        It 'writes one text for each list, text and file' {
            Set-Content TestDrive:/a.json -Value '[{"action":"record"}]'
            Set-Content TestDrive:/b.json -Value '[', '{"action":"wait"}', ']'
            '[{"action":"record"}]', '[{"action":"wait"}]' | ConvertTo-VoiceNcco -Compress | Should -Be '[{"action":"record"}]', '[{"action":"wait"}]'
            (Get-ChildItem TestDrive:/a.json, TestDrive:/b.json | ConvertTo-VoiceNcco -Compress) | Should -Be '[{"action":"record"}]', '[{"action":"wait"}]'
            (Get-Content TestDrive:/a.json, TestDrive:/b.json | ConvertTo-VoiceNcco -Compress) | Should -Be '[{"action":"record"}]', '[{"action":"wait"}]'
            ConvertTo-VoiceNcco -Path TestDrive:/?.json -Compress | Should -Be '[{"action":"record"}]', '[{"action":"wait"}]'
        }
    }

    Context 'what cannot be converted' {
        It 'writes an error for <Kind>, and goes on' -ForEach @(
            @{ Kind = 'an action without a name'; Ncco = { @{ text = 'Hi' } }; Says = "*action [[]0]*needs the option 'action'*" }
            @{ Kind = 'a name of an option in the wrong case in JSON'; Ncco = { '[{"Action":"talk"}]' }; Says = "*'Action' is spelled 'action'*" }
            @{ Kind = 'the third action being none'; Ncco = { , @(@{ action = 'record' }, @{ action = 'wait' }, 17) }; Says = '*action `[2`]*Int32*' }
            @{ Kind = 'broken JSON'; Ncco = { '[{"action":"talk",}]' }; Says = '*line 1, position 19*comma too many*' }
            @{ Kind = 'JSON that is no list'; Ncco = { '[1]' }; Says = '*action `[0`] is none*' }
            @{ Kind = 'text that is nothing'; Ncco = { 'talk' }; Says = '*neither JSON text nor a file*' }
            @{ Kind = 'a value without a form in JSON'; Ncco = { @{ action = 'talk'; text = { 'Hi' } } }; Says = '*`[0`].text*ScriptBlock*' }
            @{ Kind = 'nothing'; Ncco = { , @() }; Says = '*at least one action*' }
        ) {
            $text = & { & $Ncco; '[{"action":"record"}]' } | ConvertTo-VoiceNcco -Compress -ErrorAction SilentlyContinue -ErrorVariable problem
            $text | Should -BeExactly '[{"action":"record"}]'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceNccoNotUnderstood,VoicePS.Commands.ConvertToVoiceNccoCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'InvalidData'
            $problem[0].Exception.Message | Should -BeLike $Says
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Test-VoiceNcco*'
        }
    }
}
