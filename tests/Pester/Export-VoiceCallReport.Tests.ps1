BeforeAll {
    Import-Module "$PSScriptRoot/../../out/VoicePS/VoicePS.psd1" -ErrorAction Stop
    Start-VoiceSandbox -SeedCalls 500 -Seed 7 | Connect-VoiceSession
    $calls = @(Get-VoiceCall)
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Export-VoiceCallReport' {
    BeforeEach {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $path = Join-Path $folder 'report.html'
    }

    It 'writes one file with all that it shows, and nothing to the pipeline' {
        $calls | Export-VoiceCallReport $path -Title 'Calls of the week' | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force | Should -HaveCount 1
        $page = [xml][System.IO.File]::ReadAllText($path).Replace('<!DOCTYPE html>', '')
        $page.html.head.title | Should -Be 'Calls of the week'
        $page.SelectNodes('//h2').InnerText | Should -Be 'Calls by hour and status', 'How long calls took', 'Cost by day and network', 'Slowest calls', 'Failed calls'
        $page.SelectNodes("//section[h2='Slowest calls']//tbody/tr").Count | Should -Be 10
    }

    It 'shows the longest call first' {
        $calls | Export-VoiceCallReport $path
        $page = [xml][System.IO.File]::ReadAllText($path).Replace('<!DOCTYPE html>', '')
        $longest = $calls | Sort-Object Duration -Descending | Select-Object -First 1
        $page.SelectSingleNode("//section[h2='Slowest calls']//tbody/tr/th").InnerText | Should -Be $longest.To.Number
    }

    It 'writes the file to the pipeline with PassThru, as Get-Item does' {
        $file = $calls | Export-VoiceCallReport $path -PassThru
        $file | Should -BeOfType [System.IO.FileInfo]
        $file.FullName | Should -Be $path
        $file.PSPath | Should -BeLike '*FileSystem::*'
        $file.Length | Should -BeLessThan 500KB
    }

    It 'does not replace a file' {
        Set-Content $path 'mine'
        { $calls | Export-VoiceCallReport $path } | Should -Throw -ErrorId 'VoiceReportFileExists,VoicePS.Commands.ExportVoiceCallReportCommand'
        Get-Content $path | Should -Be 'mine'
        Get-ChildItem $folder -Force | Should -HaveCount 1
    }

    It 'replaces it with Force' {
        Set-Content $path 'mine'
        $calls | Export-VoiceCallReport $path -Force
        Get-Content $path -First 1 | Should -Be '<!DOCTYPE html>'
        Get-ChildItem $folder -Force | Should -HaveCount 1
    }

    It 'writes nothing with WhatIf' {
        $calls | Export-VoiceCallReport $path -WhatIf
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'says so where there are no calls' {
        @() | Export-VoiceCallReport $path
        Get-Content $path -Raw | Should -BeLike '*There are no calls to report.*'
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'a folder'; Where = '' }
        @{ Name = 'a folder that is not there'; Where = 'nowhere/report.html' }
    ) {
        { $calls | Export-VoiceCallReport (Join-Path $folder $Where) } | Should -Throw -ErrorId 'VoiceReportPath,VoicePS.Commands.ExportVoiceCallReportCommand'
    }

    It 'refuses a drive without files' {
        { $calls | Export-VoiceCallReport 'Variable:\report.html' } | Should -Throw -ErrorId 'VoiceReportPath,VoicePS.Commands.ExportVoiceCallReportCommand'
    }

    It 'understands relative paths' {
        $before = Get-Location
        Set-Location $folder
        try { $calls | Export-VoiceCallReport ./here.html }
        finally { Set-Location $before }
        Join-Path $folder 'here.html' | Should -Exist
    }
}
