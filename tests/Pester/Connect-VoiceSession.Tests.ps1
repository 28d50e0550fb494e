BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $key = $sandbox.PrivateKey
    $there = @{ ApplicationId = $sandbox.ApplicationId; BaseUri = $sandbox.BaseUri }

    # Bytes of a key as PEM text.
    function ConvertTo-Pem {
        param([byte[]] $Bytes, [string] $Label)

        "-----BEGIN $Label-----", [Convert]::ToBase64String($Bytes, 'InsertLineBreaks'), "-----END $Label-----" -join "`n"
    }

    # The sandbox's key, encrypted with a passphrase.
    function New-EncryptedKey {
        param([string] $Passphrase)

        $rsa = [System.Security.Cryptography.RSA]::Create()
        $rsa.ImportFromPem($key)
        $how = [System.Security.Cryptography.PbeParameters]::new('Aes256Cbc', 'SHA256', 1000)
        ConvertTo-Pem $rsa.ExportEncryptedPkcs8PrivateKey($Passphrase.ToCharArray(), $how) 'ENCRYPTED PRIVATE KEY'
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Connect-VoiceSession' {
    AfterEach { $sandbox | Connect-VoiceSession }

    Context 'a private key in a file' {
        BeforeAll { Set-Content TestDrive:/private.key -Value $key }

        It 'takes its path' {
            Connect-VoiceSession $sandbox.ApplicationId (Join-Path $TestDrive 'private.key') -BaseUri $sandbox.BaseUri
            Test-VoiceSession | Should -BeTrue
        }

        It 'takes a path on a drive of PowerShell' {
            Connect-VoiceSession @there -PrivateKeyPath TestDrive:\private.key
            Test-VoiceSession | Should -BeTrue
        }

        It 'takes a path from here' {
            $here = Get-Location
            Set-Location TestDrive:\
            try { Connect-VoiceSession @there -PrivateKeyPath ./private.key } finally { Set-Location $here }
            Test-VoiceSession | Should -BeTrue
        }

        It 'takes a file with a byte-order mark' {
            $path = Join-Path $TestDrive 'mark.key'
            [System.IO.File]::WriteAllText($path, $key, [System.Text.UTF8Encoding]::new($true))
            Connect-VoiceSession @there -PrivateKeyPath $path
            Test-VoiceSession | Should -BeTrue
        }

        It 'takes a file in UTF-16' {
            $path = Join-Path $TestDrive 'wide.key'
            [System.IO.File]::WriteAllText($path, $key, [System.Text.Encoding]::Unicode)
            Connect-VoiceSession @there -PrivateKeyPath $path
            Test-VoiceSession | Should -BeTrue
        }

        It 'says when there is no such file' {
            { Connect-VoiceSession @there -PrivateKeyPath TestDrive:\missing.key } |
                Should -Throw '*missing.key*' -ErrorId 'VoicePrivateKeyFile,VoicePS.Commands.ConnectVoiceSessionCommand'
            try { Connect-VoiceSession @there -PrivateKeyPath TestDrive:\missing.key } catch { $problem = $_ }
            $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem.TargetObject | Should -Be 'TestDrive:\missing.key'
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-PrivateKeyPath*'
        }

        It 'says when the path is none of a file: <_>' -ForEach 'env:PATH', 'nowhere:\private.key' {
            { Connect-VoiceSession @there -PrivateKeyPath $_ } |
                Should -Throw '*is not *file*' -ErrorId 'VoicePrivateKeyFile,VoicePS.Commands.ConnectVoiceSessionCommand'
        }

        It 'says when a file is empty' {
            Set-Content TestDrive:/empty.key -Value ''
            { Connect-VoiceSession @there -PrivateKeyPath TestDrive:/empty.key } |
                Should -Throw '*is empty*' -ErrorId 'VoicePrivateKeyEmpty,VoicePS.Commands.ConnectVoiceSessionCommand'
        }

        It 'takes the key itself in place of a path, and warns' {
            Connect-VoiceSession @there -PrivateKeyPath $key -WarningVariable warning -WarningAction SilentlyContinue
            Test-VoiceSession | Should -BeTrue
            "$warning" | Should -BeLike '*Use -PrivateKey *'
            "$warning" | Should -Not -BeLike '*BEGIN*'
        }
    }

    Context 'a private key as text' {
        It 'takes a SecureString' {
            Connect-VoiceSession @there -PrivateKey (ConvertTo-SecureString $key -AsPlainText -Force)
            Test-VoiceSession | Should -BeTrue
        }

        It 'takes what is in a variable' {
            Connect-VoiceSession @there -PrivateKey $key
            Test-VoiceSession | Should -BeTrue
        }

        It 'takes what Get-Content reads, in lines or as one text' {
            Set-Content TestDrive:/private.key -Value $key
            Connect-VoiceSession @there -PrivateKey (Get-Content TestDrive:/private.key)
            Test-VoiceSession | Should -BeTrue
            Connect-VoiceSession @there -PrivateKey (Get-Content TestDrive:/private.key -Raw)
            Test-VoiceSession | Should -BeTrue
        }

        It 'takes a key with <Damage>' -ForEach @(
            @{ Damage = 'the line ends of Windows'; Repair = { param($key) $key -replace "`r?`n", "`r`n" } }
            @{ Damage = '\n in place of line ends'; Repair = { param($key) $key -replace "`r?`n", '\n' } }
            @{ Damage = 'a byte-order mark'; Repair = { param($key) [char] 0xFEFF + $key } }
            @{ Damage = 'blanks around it'; Repair = { param($key) "`n  $key  `n`n" } }
            @{ Damage = 'blanks before every line'; Repair = { param($key) $key -replace '(?m)^', '    ' } }
        ) {
            Connect-VoiceSession @there -PrivateKey (& $Repair $key)
            Test-VoiceSession | Should -BeTrue
        }

        It 'takes a path in place of the key, and warns' {
            Set-Content TestDrive:/private.key -Value $key
            $path = Join-Path $TestDrive 'private.key'
            Connect-VoiceSession @there -PrivateKey $path -WarningVariable warning -WarningAction SilentlyContinue
            Test-VoiceSession | Should -BeTrue
            "$warning" | Should -BeLike '*Use -PrivateKeyPath*'
        }
    }

    # Windows PowerShell can neither make such keys nor decrypt them.
    Context 'a private key with a passphrase' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        It 'takes the passphrase as text or as a SecureString' {
            $encrypted = New-EncryptedKey 'correct horse'
            Connect-VoiceSession @there -PrivateKey $encrypted -PrivateKeyPassphrase 'correct horse'
            Test-VoiceSession | Should -BeTrue
            $passphrase = ConvertTo-SecureString 'correct horse' -AsPlainText -Force
            Connect-VoiceSession @there -PrivateKey $encrypted -PrivateKeyPassphrase $passphrase
            Test-VoiceSession | Should -BeTrue
        }

        It 'takes an encrypted file' {
            Set-Content TestDrive:/encrypted.key -Value (New-EncryptedKey 'correct horse')
            Connect-VoiceSession @there -PrivateKeyPath TestDrive:/encrypted.key -PrivateKeyPassphrase 'correct horse'
            Test-VoiceSession | Should -BeTrue
        }

        It 'asks for the passphrase when there is none' {
            $encrypted = New-EncryptedKey 'correct horse'
            { Connect-VoiceSession @there -PrivateKey $encrypted } | Should -Throw '*-PrivateKeyPassphrase*' `
                -ErrorId 'VoicePrivateKeyPassphraseMissing,VoicePS.Commands.ConnectVoiceSessionCommand'
        }

        It 'refuses the wrong passphrase, and does not repeat it' {
            $encrypted = New-EncryptedKey 'correct horse'
            try { Connect-VoiceSession @there -PrivateKey $encrypted -PrivateKeyPassphrase 'wrong horse' } catch { $problem = $_ }
            $problem.FullyQualifiedErrorId | Should -Be 'VoicePrivateKeyPassphraseWrong,VoicePS.Commands.ConnectVoiceSessionCommand'
            $problem.Exception.ToString() | Should -Not -BeLike '*horse*'
        }

        It 'refuses a key that is too short, and says how long it must be' {
            $short = ConvertTo-Pem ([System.Security.Cryptography.RSA]::Create(1024).ExportPkcs8PrivateKey()) 'PRIVATE KEY'
            { Connect-VoiceSession @there -PrivateKey $short } |
                Should -Throw '*1024*2048*' -ErrorId 'VoicePrivateKeyTooShort,VoicePS.Commands.ConnectVoiceSessionCommand'
        }
    }

    Context 'what is no private key' {
        It 'says precisely what is wrong: <Kind>' -ForEach @(
            @{ Kind = 'Empty'; Says = 'is empty'; Text = '   ' }
            @{ Kind = 'NotPem'; Says = '-----BEGIN PRIVATE KEY-----'; Text = 'c2VjcmV0LXRleHQ=' }
            @{ Kind = 'PathAsText'; Says = '-PrivateKeyPath'; Text = 'C:\keys\c2VjcmV0LXRleHQ.key' }
            @{ Kind = 'PublicKey'; Says = 'a public key'; Text = "-----BEGIN PUBLIC KEY-----`nc2VjcmV0LXRleHQ=`n-----END PUBLIC KEY-----" }
            @{ Kind = 'Certificate'; Says = 'a certificate'; Text = "-----BEGIN CERTIFICATE-----`nc2VjcmV0LXRleHQ=`n-----END CERTIFICATE-----" }
            @{ Kind = 'NotRsa'; Says = 'elliptic-curve'; Text = "-----BEGIN EC PRIVATE KEY-----`nc2VjcmV0LXRleHQ=`n-----END EC PRIVATE KEY-----" }
            @{ Kind = 'ForeignFormat'; Says = 'an SSH key'; Text = "-----BEGIN OPENSSH PRIVATE KEY-----`nc2VjcmV0LXRleHQ=`n-----END OPENSSH PRIVATE KEY-----" }
            @{ Kind = 'Damaged'; Says = 'The end'; Text = "-----BEGIN PRIVATE KEY-----`nc2VjcmV0LXRleHQ=" }
            @{ Kind = 'EncryptionUnsupported'; Says = 'openssl pkcs8'; Text = "-----BEGIN RSA PRIVATE KEY-----`nProc-Type: 4,ENCRYPTED`n`nc2VjcmV0LXRleHQ=`n-----END RSA PRIVATE KEY-----" }
        ) {
            try { Connect-VoiceSession @there -PrivateKey $Text } catch { $problem = $_ }
            $problem.FullyQualifiedErrorId | Should -Be "VoicePrivateKey$Kind,VoicePS.Commands.ConnectVoiceSessionCommand"
            $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $problem.Exception.Message | Should -BeLike "*$Says*"
            "$($problem.Exception) $($problem.ErrorDetails) $($problem.TargetObject)" | Should -Not -BeLike '*c2VjcmV0*' -Because 'no message shows any of the key'
        }

        It 'refuses half of a real key without showing any of it' {
            $half = $key.Substring(0, $key.Length / 2)
            try { Connect-VoiceSession @there -PrivateKey $half } catch { $problem = $_ }
            $problem.FullyQualifiedErrorId | Should -Be 'VoicePrivateKeyDamaged,VoicePS.Commands.ConnectVoiceSessionCommand'
            $secret = ($half -split '\r?\n')[1]
            "$($problem.Exception) $($problem.ErrorDetails) $($problem.TargetObject)".Contains($secret) | Should -BeFalse
        }

        It 'refuses a secret that is neither text nor a SecureString' {
            { Connect-VoiceSession @there -PrivateKey 42 } |
                Should -Throw '*SecureString or as text*' -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'leaves the current session as it is' {
            $before = Get-VoiceSession
            { Connect-VoiceSession @there -PrivateKey 'nonsense' } | Should -Throw
            [object]::ReferenceEquals((Get-VoiceSession), $before) | Should -BeTrue
        }
    }

    # What is found depends on the machine as well: each test says all that is to be found.
    Context 'nothing, and a credential that is there already' {
        BeforeAll {
            $names = 'VONAGE', 'NEXMO' | ForEach-Object { "${_}_APPLICATION_ID", "${_}_PRIVATE_KEY", "${_}_PRIVATE_KEY_PATH" }
            $before = @{}
            foreach ($name in $names) { $before[$name] = [Environment]::GetEnvironmentVariable($name) }
            $here = Get-Location
            $project = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'project/scripts')).FullName
            $local = Join-Path (Split-Path $project) '.vonagerc'
        }

        BeforeEach {
            foreach ($name in $names) { [Environment]::SetEnvironmentVariable($name, $null) }
            Set-Location $project
        }

        AfterEach {
            Set-Location $here
            if (Test-Path $local) { Remove-Item $local -Force }
        }

        AfterAll {
            foreach ($name in $names) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
        }

        It 'takes the key from <Prefix>_PRIVATE_KEY, with \n or with line ends' -ForEach @(@{ Prefix = 'VONAGE' }, @{ Prefix = 'NEXMO' }) {
            [Environment]::SetEnvironmentVariable("${Prefix}_APPLICATION_ID", $sandbox.ApplicationId)
            foreach ($text in $key, ($key -replace "`r?`n", '\n')) {
                [Environment]::SetEnvironmentVariable("${Prefix}_PRIVATE_KEY", $text)
                $session = Connect-VoiceSession -BaseUri $sandbox.BaseUri -PassThru
                Test-VoiceSession | Should -BeTrue
                $session.CredentialSource | Should -Be "environment variables ${Prefix}_APPLICATION_ID and ${Prefix}_PRIVATE_KEY"
            }
        }

        It 'takes the file that VONAGE_PRIVATE_KEY_PATH names, and says so' {
            Set-Content ./private.key -Value $key
            $env:VONAGE_APPLICATION_ID = $sandbox.ApplicationId
            $env:VONAGE_PRIVATE_KEY_PATH = 'private.key'
            $told = Connect-VoiceSession -BaseUri $sandbox.BaseUri -Verbose -WarningAction SilentlyContinue 4>&1 | Out-String
            Test-VoiceSession | Should -BeTrue
            $told | Should -Match 'VONAGE_PRIVATE_KEY_PATH'
            $told | Should -Match 'private\.key'
        }

        It 'takes what the command line tool of the vendor wrote, in a folder above' {
            @{ 'api-key' = 'abcd'; 'app-id' = "$($sandbox.ApplicationId)"; 'private-key' = $key } | ConvertTo-Json | Set-Content $local
            $session = Connect-VoiceSession -BaseUri $sandbox.BaseUri -PassThru -WarningAction SilentlyContinue
            Test-VoiceSession | Should -BeTrue
            $session.CredentialSource | Should -Be $local
        }

        It 'prefers what is given' {
            $env:VONAGE_APPLICATION_ID = $unknownId
            $env:VONAGE_PRIVATE_KEY = 'of another'
            $session = Connect-VoiceSession @there -PrivateKey $key -PassThru
            $session.ApplicationId | Should -Be $sandbox.ApplicationId
            $session.CredentialSource | Should -Be 'parameters'
            ($sandbox | Connect-VoiceSession -PassThru).CredentialSource | Should -Be 'sandbox'
        }

        It 'finds the key of the application that is given' {
            $env:VONAGE_PRIVATE_KEY = $key
            Connect-VoiceSession $sandbox.ApplicationId -BaseUri $sandbox.BaseUri
            Test-VoiceSession | Should -BeTrue
        }

        It 'names what is missing' {
            $env:VONAGE_APPLICATION_ID = $sandbox.ApplicationId
            { Connect-VoiceSession } | Should -Throw '*VONAGE_PRIVATE_KEY *' -ErrorId 'VoiceCredentialIncomplete,VoicePS.Commands.ConnectVoiceSessionCommand'
        }

        It 'does not quote what is no id of an application' {
            $env:VONAGE_APPLICATION_ID = 'c2VjcmV0'
            $env:VONAGE_PRIVATE_KEY = $key
            try { Connect-VoiceSession } catch { $problem = $_ }
            $problem.FullyQualifiedErrorId | Should -Be 'VoiceApplicationIdWrong,VoicePS.Commands.ConnectVoiceSessionCommand'
            "$($problem.Exception) $($problem.ErrorDetails) $($problem.TargetObject)" | Should -Not -BeLike '*c2VjcmV0*'
        }

        It 'says where a key came from that is none' {
            $env:VONAGE_APPLICATION_ID = $sandbox.ApplicationId
            $env:VONAGE_PRIVATE_KEY = 'c2VjcmV0LXRleHQ='
            try { Connect-VoiceSession } catch { $problem = $_ }
            $problem.FullyQualifiedErrorId | Should -Be 'VoicePrivateKeyNotPem,VoicePS.Commands.ConnectVoiceSessionCommand'
            "$problem" | Should -BeLike '*VONAGE_PRIVATE_KEY*'
            "$($problem.Exception) $($problem.ErrorDetails) $($problem.TargetObject)" | Should -Not -BeLike '*c2VjcmV0*'
        }

        It 'ends in an error where the file is no JSON' {
            Set-Content $local -Value 'c2VjcmV0'
            { Connect-VoiceSession } | Should -Throw '*is not JSON*' -ErrorId 'VoiceCredentialFile,VoicePS.Commands.ConnectVoiceSessionCommand'
        }

        It 'says where it looked, and what to run' -Skip:(Test-Path (Join-Path ([Environment]::GetFolderPath('UserProfile')) '.vonage/config.json')) {
            try { Connect-VoiceSession } catch { $problem = $_ }
            $problem.FullyQualifiedErrorId | Should -Be 'VoiceCredentialMissing,VoicePS.Commands.ConnectVoiceSessionCommand'
            $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            "$problem" | Should -BeLike "*VONAGE_APPLICATION_ID*.vonagerc*config.json*"
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-VoiceSession -ApplicationId*'
        }
    }

    Context 'a secret of SecretManagement' {
        BeforeAll {
            # As the module's own: by name, and from a vault.
            function Get-Secret {
                [CmdletBinding()]
                param([Parameter(Mandatory)] [string] $Name, [string] $Vault)

                if ($Vault -and $Vault -ne 'Work') { Write-Error "The vault $Vault is not registered."; return }
                $secrets[$Name]
            }

            $sealed = ConvertTo-SecureString $key -AsPlainText -Force
            $secrets = @{
                Text       = $key
                Sealed     = $sealed
                Credential = [pscredential]::new("$($sandbox.ApplicationId)", $sealed)
                Fields     = @{ ApplicationId = "$($sandbox.ApplicationId)"; PrivateKey = $sealed }
                Number     = 4711
                Nameless   = @{ ApplicationId = "$($sandbox.ApplicationId)" }
                Wrong      = [pscredential]::new('c2VjcmV0', $sealed)
                Damaged    = 'c2VjcmV0LXRleHQ='
            }
        }

        It 'takes <_> with the application that is given' -ForEach 'Text', 'Sealed' {
            $session = Connect-VoiceSession @there -Secret @{ VaultName = 'Work'; SecretName = $_ } -PassThru
            Test-VoiceSession | Should -BeTrue
            $session.CredentialSource | Should -Be "secret 'Work/$_'"
        }

        It 'takes the application from <_> as well, from whichever vault has it' -ForEach 'Credential', 'Fields' {
            $session = Connect-VoiceSession -Secret @{ SecretName = $_ } -BaseUri $sandbox.BaseUri -PassThru
            Test-VoiceSession | Should -BeTrue
            $session.ApplicationId | Should -Be $sandbox.ApplicationId
        }

        It 'refuses <Name>, and says: <Says>' -ForEach @(
            @{ Name = 'Text'; Says = 'no application' }
            @{ Name = 'Number'; Says = 'of type Int32' }
            @{ Name = 'Nameless'; Says = 'has no PrivateKey' }
            @{ Name = 'Wrong'; Says = 'where the id of the application should be' }
        ) {
            try { Connect-VoiceSession -Secret @{ SecretName = $Name } } catch { $problem = $_ }
            $problem.FullyQualifiedErrorId | Should -Be 'VoiceSecretWrong,VoicePS.Commands.ConnectVoiceSessionCommand'
            "$problem" | Should -BeLike "*'$Name'*$Says*"
            "$($problem.Exception) $($problem.ErrorDetails) $($problem.TargetObject)" | Should -Not -BeLike '*c2VjcmV0*'
        }

        It 'says which secret holds a key that is none' {
            try { Connect-VoiceSession @there -Secret @{ SecretName = 'Damaged' } } catch { $problem = $_ }
            $problem.FullyQualifiedErrorId | Should -Be 'VoicePrivateKeyNotPem,VoicePS.Commands.ConnectVoiceSessionCommand'
            "$problem" | Should -BeLike "*'Damaged'*"
            "$($problem.Exception) $($problem.ErrorDetails) $($problem.TargetObject)" | Should -Not -BeLike '*c2VjcmV0*'
        }

        It 'says when there is no such secret, in the words of the vault' {
            { Connect-VoiceSession -Secret @{ SecretName = 'Other' } } |
                Should -Throw "*no secret 'Other'*" -ErrorId 'VoiceSecretNotRead,VoicePS.Commands.ConnectVoiceSessionCommand'
            { Connect-VoiceSession -Secret @{ VaultName = 'Home'; SecretName = 'Text' } } |
                Should -Throw '*The vault Home is not registered.' -ErrorId 'VoiceSecretNotRead,VoicePS.Commands.ConnectVoiceSessionCommand'
        }

        It 'takes the name of a secret only, and does not quote anything else' {
            foreach ($other in 'c2VjcmV0', @{ SecretName = 'a'; Password = 'c2VjcmV0' }, @{ VaultName = 'a' }, @{ SecretName = '' }) {
                try { Connect-VoiceSession -Secret $other } catch { $problem = $_ }
                $problem.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
                "$problem" | Should -BeLike "*@{ VaultName = '<vault>'; SecretName = '<name>' }*"
                "$problem" | Should -Not -BeLike '*c2VjcmV0*'
            }
        }
    }

    Context 'a secret without SecretManagement' -Skip:([bool](Get-Command Get-Secret -ErrorAction Ignore)) {
        It 'says what to install' {
            try { Connect-VoiceSession -Secret @{ SecretName = 'a' } } catch { $problem = $_ }
            $problem.FullyQualifiedErrorId | Should -Be 'VoiceSecretModuleMissing,VoicePS.Commands.ConnectVoiceSessionCommand'
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Microsoft.PowerShell.SecretManagement*'
        }
    }

    Context 'a sandbox' {
        It 'is taken from the pipeline' {
            $session = $sandbox | Connect-VoiceSession -PassThru
            $session.ApplicationId | Should -Be $sandbox.ApplicationId
            $session.BaseUri | Should -Be $sandbox.BaseUri
            Test-VoiceSession | Should -BeTrue
        }

        It 'is taken as an argument' {
            Connect-VoiceSession -Sandbox $sandbox
            Test-VoiceSession | Should -BeTrue
        }

        It 'connects as another application, which does not see the calls of the first' {
            $first = Connect-VoiceSession -Sandbox $sandbox -PassThru
            $call = New-VoiceCall 447700900000 -From 447700900001 -AnswerUrl 'https://example.com/answer' -Session $first
            $other = $sandbox | Connect-VoiceSession -NewApplication -PassThru
            $other.ApplicationId | Should -Not -Be $first.ApplicationId
            { Get-VoiceCall $call.Uuid -Session $other -ErrorAction Stop } | Should -Throw -ErrorId 'VoiceCallNotFound,*'
            (Get-VoiceCall $call.Uuid -Session $first).Uuid | Should -Be $call.Uuid
            $first | Disconnect-VoiceSession
            $other | Disconnect-VoiceSession
        }

        It 'is not just any object' {
            Get-Date | Connect-VoiceSession -ErrorAction SilentlyContinue -ErrorVariable problem
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'InputObjectNotBound,*'
        }
    }

    Context 'the session' {
        It 'is written only with -PassThru' {
            $sandbox | Connect-VoiceSession | Should -BeNullOrEmpty
            $sandbox | Connect-VoiceSession -PassThru | Should -BeOfType [VoicePS.VoiceSession]
        }

        It 'is the current one from then on' {
            $session = $sandbox | Connect-VoiceSession -PassThru
            [object]::ReferenceEquals((Get-VoiceSession), $session) | Should -BeTrue
        }

        It 'says what it is' {
            $session = $sandbox | Connect-VoiceSession -TokenLifetime 00:05:00 -TimeoutSec 7 -PassThru
            $session.TokenLifetime | Should -Be ([timespan] '00:05:00')
            $session.Timeout | Should -Be ([timespan] '00:00:07')
            $session.KeySize | Should -Be 2048
            $session.IsOpen | Should -BeTrue
            $session.ConnectedAt | Should -BeOfType [DateTimeOffset]
            $session.ConnectedAt.Offset | Should -Be ([timespan]::Zero)
        }

        It 'goes to the vendor, with tokens of 15 minutes, unless told otherwise' {
            $session = Connect-VoiceSession $sandbox.ApplicationId -PrivateKey $key -PassThru
            $session.BaseUri | Should -Be 'https://api.nexmo.com/'
            $session.TokenLifetime | Should -Be ([timespan] '00:15:00')
            $session.Timeout | Should -Be ([timespan] '00:00:30')
        }

        It 'never shows a secret' {
            $session = $sandbox | Connect-VoiceSession -PassThru
            $output = Get-VoiceCall -Verbose 4>&1 | Out-String
            $shown = "$session", ($session | Format-List * | Out-String), ($session | Out-String), ($session | ConvertTo-Json -Depth 3), $output -join "`n"
            $shown | Should -Match $sandbox.ApplicationId
            $shown | Should -Not -Match 'PRIVATE KEY'
            $shown | Should -Not -Match 'eyJ'
        }

        It 'asks nobody before it is used' {
            $recorder = Start-RequestRecorder
            try { Receive-RecordedRequest $recorder | Should -BeNullOrEmpty } finally { Stop-RequestRecorder $recorder }
        }

        It 'gives up on a service that does not answer in time' {
            $silent = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
            $silent.Start()
            try {
                $address = "http://127.0.0.1:$($silent.LocalEndpoint.Port)"
                Connect-VoiceSession $sandbox.ApplicationId -PrivateKey $key -BaseUri $address -TimeoutSec 1
                Get-VoiceCall -ErrorAction SilentlyContinue -ErrorVariable problem
                $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceTimeout,VoicePS.Commands.GetVoiceCallCommand'
                $problem[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
                $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*-TimeoutSec*'
            }
            finally {
                $silent.Stop()
            }
        }
    }

    Context 'what is refused' {
        It 'refuses <Address>, and says: <Says>' -ForEach @(
            @{ Address = 'http://api.nexmo.com'; Says = 'Use https' }
            @{ Address = 'api.nexmo.com'; Says = 'write it with its scheme' }
            @{ Address = 'ftp://api.nexmo.com'; Says = 'write it with its scheme' }
            @{ Address = 'https://api.nexmo.com/v1/calls'; Says = 'scheme, host and port only' }
            @{ Address = 'https://me@api.nexmo.com'; Says = 'scheme, host and port only' }
        ) {
            { Connect-VoiceSession $sandbox.ApplicationId -PrivateKey $key -BaseUri $Address } |
                Should -Throw "*'BaseUri'*$Says*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a token lifetime of <_>' -ForEach '00:00:29', '1.00:00:01' {
            { $sandbox | Connect-VoiceSession -TokenLifetime $_ } |
                Should -Throw '*between 30 seconds and 24 hours*' -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a bare number as a lifetime, and says why' {
            { $sandbox | Connect-VoiceSession -TokenLifetime 900 } |
                Should -Throw '*units of 100 ns*' -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a time limit of <_> seconds' -ForEach 0, 3601 {
            { $sandbox | Connect-VoiceSession -TimeoutSec $_ } | Should -Throw "*'TimeoutSec'*" -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses an application id that is none' {
            { Connect-VoiceSession 'my application' -PrivateKey $key } |
                Should -Throw "*'ApplicationId'*" -ErrorId 'ParameterArgumentTransformationError,*'
        }
    }
}
