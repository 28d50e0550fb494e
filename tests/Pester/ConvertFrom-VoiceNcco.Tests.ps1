BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    $json = '[{"action":"talk","text":"Hi","loop":2},{"action":"record"}]'
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'ConvertFrom-VoiceNcco' {
    It 'gives the actions, one by one' {
        $actions = $json | ConvertFrom-VoiceNcco
        $actions | Should -HaveCount 2
        $actions[0] | Should -BeOfType [VoicePS.VoiceNccoAction]
        $actions.Action | Should -Be 'talk', 'record'
        $actions[0].Options['text'] | Should -Be 'Hi'
        $actions[0].Options['loop'] | Should -Be 2
    }

    It 'takes <Kind>' -ForEach @(
        @{ Kind = 'text as an argument'; Read = { ConvertFrom-VoiceNcco $json } }
        @{ Kind = 'the lines of a file'; Read = { Get-Content TestDrive:/ncco.json | ConvertFrom-VoiceNcco } }
        @{ Kind = 'the text of a file'; Read = { Get-Content TestDrive:/ncco.json -Raw | ConvertFrom-VoiceNcco } }
        @{ Kind = 'a file'; Read = { Get-ChildItem TestDrive:/ncco.json | ConvertFrom-VoiceNcco } }
        @{ Kind = 'the path of a file'; Read = { ConvertFrom-VoiceNcco TestDrive:/ncco.json } }
        @{ Kind = '-Path with wildcards'; Read = { ConvertFrom-VoiceNcco -Path TestDrive:/*.json } }
        @{ Kind = 'hashtables'; Read = { @{ action = 'talk' }, @{ action = 'record' } | ConvertFrom-VoiceNcco } }
    ) {
        Set-Content TestDrive:/ncco.json -Value '[', '{"action":"talk","text":"Hi","loop":2},', '{"action":"record"}', ']'
        (& $Read).Action | Should -Be 'talk', 'record'
    }

    It 'gives back exactly what went in' {
        $json | ConvertFrom-VoiceNcco | ConvertTo-VoiceNcco -Compress | Should -BeExactly $json
    }

    It 'lets an NCCO be put together from parts' {
        $greeting = ConvertFrom-VoiceNcco '[{"action":"talk","text":"Hi"}]'
        $rest = ConvertFrom-VoiceNcco '[{"action":"record"},{"action":"wait"}]'
        $ncco = @($greeting; $rest)
        $ncco | ConvertTo-VoiceNcco -Compress | Should -BeExactly '[{"action":"talk","text":"Hi"},{"action":"record"},{"action":"wait"}]'
        (New-VoiceCall -To $callee -From $caller -Ncco $ncco).Status | Should -Be 'started'
    }

    It 'tells where JSON is broken, with the file, its line and its position' {
        Set-Content TestDrive:/typo.json -Value '[', '  { "action": "talk",', "    'text': 'Hello' }", ']'
        ConvertFrom-VoiceNcco -Path TestDrive:/typo.json -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceNccoNotUnderstood,VoicePS.Commands.ConvertFromVoiceNccoCommand'
        $problem[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $problem[0].Exception.Message | Should -BeLike 'typo.json:*line 3, position 5*double quotes*'
        $problem[0].TargetObject | Should -BeLike '*typo.json'
    }

    It 'goes on after a broken text' {
        $actions = '[{"action":"talk"}, 1]', '[{"action":"record"}]' | ConvertFrom-VoiceNcco -ErrorAction SilentlyContinue -ErrorVariable problem
        $actions.Action | Should -Be 'record'
        $problem | Should -HaveCount 1
    }

    It 'writes an error for a file that is not there' {
        ConvertFrom-VoiceNcco -Path TestDrive:/nowhere.json -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceNccoFile,VoicePS.Commands.ConvertFromVoiceNccoCommand'
    }
}
