BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    $secret = '5OGXwG3oWMFPlkC7VnmBFBwUSCzJ7Vq0'
    $body = '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"ringing"}'

    function ConvertTo-Base64Url {
        param([byte[]] $Bytes)

        [Convert]::ToBase64String($Bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_')
    }

    # A token as the service signs it.
    function New-WebhookToken {
        param([string] $Body = $body, [int] $AgeSec = 0, [string] $Secret = $secret, [string] $Issuer = 'Vonage')

        $utf8 = [System.Text.Encoding]::UTF8
        $hash = [BitConverter]::ToString([System.Security.Cryptography.SHA256]::Create().ComputeHash($utf8.GetBytes($Body))).Replace('-', '').ToLowerInvariant()
        $issuedAt = [datetimeoffset]::UtcNow.ToUnixTimeSeconds() - $AgeSec
        $claims = "{`"iat`":$issuedAt,`"jti`":`"c5ba8f24`",`"iss`":`"$Issuer`",`"payload_hash`":`"$hash`",`"api_key`":`"a1b2c3d`",`"application_id`":`"aaaaaaaa-bbbb-cccc-dddd-0123456789ab`"}"
        $signed = (ConvertTo-Base64Url $utf8.GetBytes('{"alg":"HS256","typ":"JWT"}')) + '.' + (ConvertTo-Base64Url $utf8.GetBytes($claims))
        $hmac = [System.Security.Cryptography.HMACSHA256]::new($utf8.GetBytes($Secret))
        $signed + '.' + (ConvertTo-Base64Url $hmac.ComputeHash($utf8.GetBytes($signed)))
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Test-VoiceEventSignature' {
    Context 'a webhook as the service sends it' {
        It 'is valid, with the token alone or with its whole header' {
            $token = New-WebhookToken
            Test-VoiceEventSignature $token $body -SignatureSecret $secret | Should -BeTrue
            Test-VoiceEventSignature -Authorization "Bearer $token" -Body $body -SignatureSecret $secret | Should -BeTrue
        }

        It 'is valid with the body as bytes' {
            Test-VoiceEventSignature (New-WebhookToken) ([System.Text.Encoding]::UTF8.GetBytes($body)) -SignatureSecret $secret | Should -BeTrue
        }

        It 'is valid without a body where it came by GET' {
            Test-VoiceEventSignature (New-WebhookToken -Body '') -SignatureSecret $secret | Should -BeTrue
        }

        It 'is valid with the secret as a SecureString, and with a line end after it' {
            $secure = ConvertTo-SecureString $secret -AsPlainText -Force
            Test-VoiceEventSignature (New-WebhookToken) $body -SignatureSecret $secure | Should -BeTrue
            Test-VoiceEventSignature (New-WebhookToken) $body -SignatureSecret "$secret`n" | Should -BeTrue
        }

        It 'takes token and body from the properties of an object' {
            [pscustomobject]@{ Authorization = "Bearer $(New-WebhookToken)"; Body = $body } |
                Test-VoiceEventSignature -SignatureSecret $secret | Should -BeTrue
        }

        It 'tells with -Detailed for whom it is' {
            $found = Test-VoiceEventSignature (New-WebhookToken) $body -SignatureSecret $secret -Detailed
            $found | Should -BeOfType [VoicePS.VoiceEventSignature]
            $found.Success | Should -BeTrue
            $found.Reason | Should -Be 'Valid'
            $found.ApiKey | Should -Be 'a1b2c3d'
            $found.ApplicationId | Should -Be 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab'
        }
    }

    Context 'the check that failed' {
        It 'is named in a warning' {
            $result = Test-VoiceEventSignature (New-WebhookToken) "$body " -SignatureSecret $secret -WarningVariable warning -WarningAction SilentlyContinue
            $result | Should -BeFalse
            $warning | Should -HaveCount 1
            $warning[0] | Should -BeLike '*PayloadChanged*'
        }

        It 'is named by -Detailed, without a warning' {
            $found = Test-VoiceEventSignature (New-WebhookToken -Secret 'other') $body -SignatureSecret $secret -Detailed -WarningVariable warning
            $found.Success | Should -BeFalse
            $found.Reason | Should -Be 'SignatureWrong'
            $found.ApiKey | Should -BeNullOrEmpty
            $warning | Should -BeNullOrEmpty
        }

        It 'is <Reason>' -ForEach @(
            @{ Reason = 'IssuerWrong'; Token = @{ Issuer = 'Nexmo' }; Check = @{} }
            @{ Reason = 'TooOld'; Token = @{ AgeSec = 400 }; Check = @{} }
            @{ Reason = 'TooOld'; Token = @{ AgeSec = 20 }; Check = @{ MaxAge = '00:00:10' } }
            @{ Reason = 'FromTheFuture'; Token = @{ AgeSec = -90 }; Check = @{} }
            @{ Reason = 'ApiKeyWrong'; Token = @{}; Check = @{ ApiKey = 'other' } }
            @{ Reason = 'ApplicationWrong'; Token = @{}; Check = @{ ApplicationId = '11111111-2222-3333-4444-555555555555' } }
            @{ Reason = 'Valid'; Token = @{ AgeSec = 400 }; Check = @{ MaxAge = '00:10:00'; ApiKey = 'a1b2c3d'; ApplicationId = 'AAAAAAAA-bbbb-cccc-dddd-0123456789ab' } }
        ) {
            (Test-VoiceEventSignature (New-WebhookToken @Token) $body -SignatureSecret $secret -Detailed @Check).Reason | Should -Be $Reason
        }

        It 'is TokenMissing for an empty header, and TokenMalformed for what is no token' {
            (Test-VoiceEventSignature '' $body -SignatureSecret $secret -Detailed).Reason | Should -Be 'TokenMissing'
            (Test-VoiceEventSignature 'hello' $body -SignatureSecret $secret -Detailed).Reason | Should -Be 'TokenMalformed'
        }
    }

    Context 'what is refused' {
        It 'refuses an empty secret' -ForEach '', ' ' {
            { Test-VoiceEventSignature (New-WebhookToken) $body -SignatureSecret $_ } |
                Should -Throw '*signature secret is empty*' -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'refuses a body that was taken apart, and says why' {
            { Test-VoiceEventSignature (New-WebhookToken) -Body @{ status = 'ringing' } -SignatureSecret $secret } |
                Should -Throw '*cannot be checked any more*' -ErrorId 'ParameterArgumentTransformationError,*'
            { Test-VoiceEventSignature (New-WebhookToken) -Body 'one', 'two' -SignatureSecret $secret } |
                Should -Throw '*Get-Content -Raw*' -ErrorId 'ParameterArgumentTransformationError,*'
        }

        It 'refuses an age of zero' {
            { Test-VoiceEventSignature (New-WebhookToken) $body -SignatureSecret $secret -MaxAge 0 } |
                Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }
}
