# No sandbox and no session here: the table comes with the module.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/VoicePS/VoicePS.psd1" -ErrorAction Stop
}

Describe 'Get-VoiceTalkStyle' {
    Context 'the table' {
        It 'lists every style of every language, and the names of 2017' {
            $all = Get-VoiceTalkStyle
            $all[0] | Should -BeOfType [VoicePS.VoiceTalkStyle]
            @($all | Where-Object { $null -ne $_.Style }) | Should -HaveCount 302
            @($all | Where-Object VoiceName) | Should -HaveCount 51
            @($all | Where-Object { $null -eq $_.Style }).VoiceName |
                Should -Be 'Geraint', 'Gwyneth', 'Chipmunk', 'Eric', 'Jennifer', 'Agnieszka'
        }

        It 'needs no session' {
            Disconnect-VoiceSession
            Get-VoiceTalkStyle -Language 'en-GB' -ErrorAction Stop | Should -Not -BeNullOrEmpty
        }

        It 'tells of each voice what the vendor tells' {
            $style = Get-VoiceTalkStyle -Language 'en-GB' -Style 4
            $style.Language | Should -Be 'en-GB'
            $style.LanguageName | Should -Be 'English (United Kingdom)'
            $style.Style | Should -Be 4
            $style.Name | Should -Be 'Brian'
            $style.VoiceName | Should -Be 'Brian'
            $style.Gender | Should -Be 'Male'
            $style.Provider | Should -Be 'Amazon Polly'
            $style.Standard | Should -BeTrue
            $style.Premium | Should -BeTrue
            $style.Ssml | Should -BeTrue
            "$style" | Should -Be 'en-GB 4'
        }

        It 'fits into a table' {
            $lines = (Get-VoiceTalkStyle -Language 'en-GB' -Style 4, 9, 12 | Out-String -Width 80).Trim() -split '\r?\n'
            $lines[0] -split '\s+' | Should -Be 'Language', 'Style', 'Name', 'Gender', 'Premium', 'Ssml'
            $lines[2] -split '\s+' | Should -Be 'en-GB', '4', 'Brian', 'Male', 'yes', 'yes'
            $lines[3].Trim() -split '\s+' | Should -Be 'en-GB', '9', 'no', 'no'
            $lines[4] -split '\s+' | Should -Be 'en-GB', '12', 'Arthur', 'Male', 'only', 'yes'
        }
    }

    Context 'choosing' {
        It 'takes a language in any case, by position, by wildcards, and in words' {
            (Get-VoiceTalkStyle 'EN-gb-wls' -Style 0).Name | Should -Be 'Geraint'
            (Get-VoiceTalkStyle -Language 'is-*', 'sr-RS').Language | Should -Be 'is-IS', 'is-IS', 'is-IS', 'sr-RS'
            (Get-VoiceTalkStyle -Language 'Icelandic').Style | Should -Be 0, 1, 2
        }

        It 'takes several styles' {
            (Get-VoiceTalkStyle -Language 'en-GB' -Style 4, 1).Name | Should -Be 'Emma', 'Brian'
        }

        It 'takes a gender' {
            $men = Get-VoiceTalkStyle -Language 'en-GB' -Gender male
            $men.Style | Should -Be 4, 5, 6, 12
            $men.Gender | Should -Be 'Male', 'Male', 'Male', 'Male'
        }

        It 'takes premium, or its absence' {
            (Get-VoiceTalkStyle -Language 'da-DK' -Premium).Premium | Should -Not -Contain $false
            (Get-VoiceTalkStyle -Language 'da-DK' -Premium:$false).Premium | Should -Not -Contain $true
            @(Get-VoiceTalkStyle -Language 'da-DK').Count |
                Should -Be (@(Get-VoiceTalkStyle -Language 'da-DK' -Premium).Count + @(Get-VoiceTalkStyle -Language 'da-DK' -Premium:$false).Count)
        }

        It 'finds the style that a name of 2017 has become' {
            $kimberly = Get-VoiceTalkStyle -VoiceName 'kimberly'
            $kimberly | Should -HaveCount 1
            $kimberly.Language | Should -Be 'en-US'
            $kimberly.Style | Should -Be 0
        }

        It 'shows by a missing style that only the name leads to a voice' {
            $chipmunk = Get-VoiceTalkStyle -VoiceName 'Chipmunk'
            $chipmunk.Style | Should -BeNullOrEmpty
            $chipmunk.Language | Should -Be 'en-US'
        }

        It 'knows both languages of <Name>, and that one of them has no style' -ForEach @(
            @{ Name = 'Gwyneth'; Styled = 'cy-GB'; NameOnly = 'en-GB-WLS' }
            @{ Name = 'Geraint'; Styled = 'en-GB-WLS'; NameOnly = 'cy-GB' }
        ) {
            $rows = Get-VoiceTalkStyle -VoiceName $Name
            $rows | Should -HaveCount 2
            ($rows | Where-Object { $null -ne $_.Style }).Language | Should -Be $Styled
            ($rows | Where-Object { $null -eq $_.Style }).Language | Should -Be $NameOnly
        }

        It 'finds a voice by its maker''s name as well' {
            (Get-VoiceTalkStyle -VoiceName 'joanna').Style | Should -Be 2
            (Get-VoiceTalkStyle -VoiceName 'en-GB-Wavenet-A').Style | Should -Be 2
            (Get-VoiceTalkStyle -VoiceName 'M*' -Language 'en-US').Name | Should -Be 'Matthew'
        }
    }

    Context 'what is not there' {
        It 'is an error without wildcards, and the others are listed' {
            $styles = Get-VoiceTalkStyle -Language 'xx-XX', 'is-IS' -ErrorAction SilentlyContinue -ErrorVariable problem
            $styles.Style | Should -Be 0, 1, 2
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceTalkStyleNotFound,VoicePS.Commands.GetVoiceTalkStyleCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be 'xx-XX'
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-VoiceTalkStyle*'
        }

        It 'is an error for a name' {
            { Get-VoiceTalkStyle -VoiceName 'Bob' -ErrorAction Stop } | Should -Throw "*'Bob'*" -ErrorId 'VoiceTalkStyleNotFound,*'
        }

        It 'is nothing with wildcards' {
            Get-VoiceTalkStyle -Language 'xx*' -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'is nothing where each filter for itself has something' {
            Get-VoiceTalkStyle -VoiceName 'Kimberly' -Gender Male -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'refuses a gender that the vendor does not have' {
            { Get-VoiceTalkStyle -Gender 'x' } | Should -Throw "*'Gender'*" -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    It 'completes languages and names' {
        $line = 'Get-VoiceTalkStyle en-gb-'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText |
            Should -Be 'en-GB-SCT', 'en-GB-WLS'
    }
}
