BeforeDiscovery {
    # A manifest is data: evaluating it gives its table.
    $manifest = & ([scriptblock]::Create((Get-Content "$PSScriptRoot/../../VoicePS.psd1" -Raw)))
    $cmdlets = $manifest.CmdletsToExport
    $changing = $cmdlets | Where-Object { $_ -match '^(New-VoiceCall|Set-|Send-|Start-|Stop-)' }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $path = "$PSScriptRoot/../../out/VoicePS/VoicePS.psd1"
    $manifest = & ([scriptblock]::Create((Get-Content "$PSScriptRoot/../../VoicePS.psd1" -Raw)))
}

AfterAll {
    Import-Module $path
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'the module' {
    Context 'what it brings' {
        It 'brings exactly the cmdlets of its manifest' {
            $exported = (Get-Module VoicePS).ExportedCmdlets.Keys | Sort-Object
            $exported | Should -Not -BeNullOrEmpty
            $exported | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        }

        It 'brings no function, alias or variable' {
            $module = Get-Module VoicePS
            $module.ExportedFunctions.Count | Should -Be 0
            $module.ExportedAliases.Count | Should -Be 0
            $module.ExportedVariables.Count | Should -Be 0
        }

        It 'names each thing that it brings, so that PowerShell finds it without loading it' {
            foreach ($list in 'CmdletsToExport', 'FunctionsToExport', 'AliasesToExport', 'VariablesToExport') {
                $manifest.Keys | Should -Contain $list
                $manifest[$list] -join ',' | Should -Not -Match '[*?]'
            }
        }

        It 'uses approved verbs only' {
            Import-Module $path -Force -WarningVariable warning -WarningAction SilentlyContinue
            $warning | Should -BeNullOrEmpty
        }

        It 'has a manifest without fault' {
            $found = Test-ModuleManifest $path
            $found.Version | Should -Be $manifest.ModuleVersion
            $found.Guid | Should -Be $manifest.GUID
        }
    }

    Context 'the cmdlet <_>' -ForEach $cmdlets {
        It 'says what it gives' {
            (Get-Command $_).OutputType | Should -Not -BeNullOrEmpty
        }

        It 'has Pester tests of its own' {
            "$PSScriptRoot/$_.Tests.ps1" | Should -Exist
            "$PSScriptRoot/$_.Tests.ps1" | Should -FileContentMatch "Describe '$_'"
        }
    }

    Context 'the cmdlet <_>, which changes something' -ForEach $changing {
        It 'supports -WhatIf and -Confirm' {
            Get-Command $_ | Should -HaveParameter WhatIf
            Get-Command $_ | Should -HaveParameter Confirm
        }
    }

    Context 'importing and removing' {
        AfterEach { Import-Module $path }

        It 'can be imported and removed again and again' {
            foreach ($round in 1..3) {
                Import-Module $path
                (Get-Module VoicePS).Version | Should -Be $manifest.ModuleVersion
                Get-Command Get-VoiceCall | Should -Not -BeNullOrEmpty
                Remove-Module VoicePS
                Get-Module VoicePS | Should -BeNullOrEmpty
                Get-Command Get-VoiceCall -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            }
        }

        It 'can be imported with -Force again and again, and works' {
            foreach ($round in 1..3) { Import-Module $path -Force }
            @(Get-Module VoicePS) | Should -HaveCount 1
            $again = Start-VoiceSandbox
            $again | Connect-VoiceSession
            Test-VoiceSession | Should -BeTrue
            $again | Stop-VoiceSandbox
        }

        It 'ends its session and its sandboxes when it is removed' {
            Import-Module $path
            $running = Start-VoiceSandbox
            $session = $running | Connect-VoiceSession -PassThru
            Remove-Module VoicePS
            $running.IsRunning | Should -BeFalse
            $session.IsOpen | Should -BeFalse
            Import-Module $path
            Get-VoiceSession | Should -BeNullOrEmpty
        }

        It 'shows calls in a table of its own' {
            $running = Start-VoiceSandbox
            $running | Connect-VoiceSession
            $table = New-VoiceCall -To $callee -From $caller -Ncco $hello | Out-String -Width 120
            $table | Should -Match 'Uuid\s+Status\s+To\s+Duration\s+Price\s+Dir Started'
            $table | Should -Match "started\s+$callee"
        }

        It 'shows what a call cost in a window of 80 columns too' {
            $call = Start-VoiceSandbox | ForEach-Object { $_ | Connect-VoiceSession; New-EndedCall }
            $table = $call | Out-String -Width 80
            $table | Should -Match 'Uuid +Status +To +Duration +Price\s'
            $table | Should -Match "$($call.Uuid) completed  $callee +00:00:\d\d +0[.,]\d{4}\s"
        }
    }
}
