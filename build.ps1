#requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests, documents, packages and cleans VoicePS.

.DESCRIPTION
    Needs PowerShell 7.4 or later and the .NET 10 SDK. What a task needs beyond that (Pester, PlatyPS, PSScriptAnalyzer) is installed
    for the current user, in the versions pinned below, when it is missing.

.PARAMETER Task
    Build    builds the module into out/VoicePS.
    Test     runs "dotnet test", then "Invoke-Pester tests/Pester" under the real Pester.
    Lint     looks through every script with PSScriptAnalyzer.
    Docs     refreshes the pages in docs/help with PlatyPS, and checks them.
    Package  makes the .nupkg for the PowerShell Gallery in artifacts.
    Clean    removes everything that the other tasks made.

.PARAMETER Configuration
    Release or Debug.

.EXAMPLE
    ./build.ps1
    Import-Module ./out/VoicePS

.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Lint', 'Docs', 'Package', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'

$PesterVersion = '5.7.1'
$PlatyPSVersion = '1.0.3'
$AnalyzerVersion = '1.24.0'

$Root = $PSScriptRoot
$Solution = Join-Path $Root 'VoicePS.sln'
$ModuleFolder = Join-Path $Root 'out/VoicePS'
$Manifest = Join-Path $ModuleFolder 'VoicePS.psd1'
$Artifacts = Join-Path $Root 'artifacts'

function Write-Step([string] $Text) {
    Write-Host "==> $Text"
}

function Invoke-DotNet {
    Write-Step "dotnet $args"
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) ended with $LASTEXITCODE." }
}

# Imports exactly the pinned version, and installs it first when it is missing.
function Import-PinnedModule([string] $Name, [string] $Version) {
    $wanted = @{ ModuleName = $Name; RequiredVersion = $Version }
    if (-not (Get-Module -ListAvailable -FullyQualifiedName $wanted)) {
        Write-Step "Installing $Name $Version for the current user"
        Install-PSResource -Name $Name -Version $Version -Repository PSGallery -TrustRepository -Scope CurrentUser
    }
    Import-Module -FullyQualifiedName $wanted
    Write-Step "$Name $Version"
}

function Invoke-BuildTask {
    Invoke-DotNet build $Solution --configuration $Configuration --nologo
    Write-Step "Built $ModuleFolder"
}

function Invoke-TestTask {
    Invoke-DotNet test --solution $Solution --configuration $Configuration

    Import-PinnedModule 'Pester' $PesterVersion
    Write-Step 'Invoke-Pester tests/Pester'
    $result = Invoke-Pester -Path (Join-Path $Root 'tests/Pester') -PassThru
    if ($result.Result -ne 'Passed') { throw "$($result.FailedCount) Pester tests failed." }
    Write-Step "Tested: dotnet test passed, and $($result.PassedCount) Pester tests passed, $($result.SkippedCount) skipped"
}

function Invoke-LintTask {
    Import-PinnedModule 'PSScriptAnalyzer' $AnalyzerVersion
    $findings = @('build.ps1', 'VoicePS.psd1', 'examples', 'tests/Pester' | ForEach-Object {
            Invoke-ScriptAnalyzer -Path (Join-Path $Root $_) -Recurse -Settings (Join-Path $Root 'PSScriptAnalyzerSettings.psd1')
        })
    $findings | Format-Table Severity, RuleName, ScriptName, Line, Message -Wrap | Out-Host
    if ($findings.Count -gt 0) { throw "PSScriptAnalyzer has $($findings.Count) findings." }
    Write-Step 'PSScriptAnalyzer finds nothing'
}

function Invoke-DocsTask {
    Invoke-BuildTask
    Import-PinnedModule 'Microsoft.PowerShell.PlatyPS' $PlatyPSVersion
    Import-Module $Manifest -Force

    $pages = Measure-PlatyPSMarkdown (Join-Path $Root 'docs/help/*.md') | Where-Object Filetype -match 'CommandHelp'
    $pages | ForEach-Object { Update-MarkdownCommandHelp -Path $_.FilePath -NoBackup } | Out-Null
    Write-Step "Refreshed $(@($pages).Count) pages in docs/help"

    $bad = @($pages | Where-Object { -not (Test-MarkdownCommandHelp -Path $_.FilePath) })
    if ($bad.Count -gt 0) { throw "PlatyPS finds fault with: $($bad.FilePath -join ', ')" }
    Write-Step 'PlatyPS finds no fault with them. Build again to see them in Get-Help'
}

function Invoke-PackageTask {
    Invoke-BuildTask
    if (Test-Path $Artifacts) { Remove-Item $Artifacts -Recurse -Force }

    # A program of its own, so that the package can be made, and tested, without PowerShell as well.
    $assets = Join-Path $Root 'src/VoicePS.Jwt/obj/project.assets.json'
    Invoke-DotNet run --no-build --configuration $Configuration --project (Join-Path $Root 'tools/Packager') -- $ModuleFolder $assets $Artifacts
    Write-Step "Packaged $((Get-ChildItem $Artifacts -Filter '*.nupkg').FullName)"
}

function Invoke-CleanTask {
    foreach ($each in 'Release', 'Debug') { Invoke-DotNet clean $Solution --configuration $each --nologo --verbosity quiet }
    foreach ($folder in (Join-Path $Root 'out'), $Artifacts) {
        if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    }
    Write-Step 'Clean'
}

& "Invoke-${Task}Task"
