@{
    RootModule             = 'VoicePS.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '8b0c6f0e-5a1f-4d0b-9f5e-6d3f3c1f7a42'
    Author                 = 'VoicePS contributors'
    CompanyName            = 'VoicePS contributors'
    Copyright              = '(c) VoicePS contributors. MIT licence.'
    Description            = 'Place, watch and control phone calls with the Nexmo/Vonage Voice API: pipeline objects in and out, one credential provider for the session, and a sandbox to rehearse in without an account.'
    CompatiblePSEditions   = @('Core', 'Desktop')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('VoicePS.Format.ps1xml')
    TypesToProcess         = @('VoicePS.Types.ps1xml')
    CmdletsToExport        = @(
        'Connect-VoiceSession'
        'ConvertFrom-VoiceEvent'
        'ConvertFrom-VoiceNcco'
        'ConvertTo-VoiceNcco'
        'Disconnect-VoiceSession'
        'Export-VoiceCallReport'
        'Get-VoiceCall'
        'Get-VoiceSandboxEvent'
        'Get-VoiceSandboxFault'
        'Get-VoiceSandboxNumber'
        'Get-VoiceSession'
        'Get-VoiceTalkStyle'
        'Get-VoiceTranscription'
        'Measure-VoiceCall'
        'New-VoiceCall'
        'New-VoiceConnectAction'
        'New-VoiceConversationAction'
        'New-VoiceEndpoint'
        'New-VoiceInputAction'
        'New-VoiceNotifyAction'
        'New-VoiceRecordAction'
        'New-VoiceSandboxInboundCall'
        'New-VoiceStreamAction'
        'New-VoiceTalkAction'
        'New-VoiceToken'
        'New-VoiceTransferAction'
        'New-VoiceWaitAction'
        'Receive-VoiceEvent'
        'Register-VoiceDtmfEvent'
        'Remove-VoiceSandboxFault'
        'Save-VoiceRecording'
        'Send-VoiceDtmf'
        'Send-VoiceSandboxInput'
        'Send-VoiceTalk'
        'Set-VoiceCall'
        'Set-VoiceSandboxFault'
        'Set-VoiceSandboxNumber'
        'Start-VoiceSandbox'
        'Start-VoiceStream'
        'Stop-VoiceCall'
        'Stop-VoiceSandbox'
        'Stop-VoiceSandboxLeg'
        'Stop-VoiceStream'
        'Stop-VoiceTalk'
        'Test-VoiceEventSignature'
        'Test-VoiceNcco'
        'Test-VoiceSession'
        'Test-VoiceToken'
        'Unregister-VoiceDtmfEvent'
        'Wait-VoiceCall'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('Vonage', 'Nexmo', 'Voice', 'Telephony', 'Call', 'DTMF', 'TTS', 'IVR', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://github.com/voiceps/VoicePS'
            ReleaseNotes = 'See CHANGELOG.md. First version: sessions, calls, talk, stream, DTMF, and a sandbox.'
        }
    }
}
