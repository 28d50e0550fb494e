# The stage of the help pages' examples, which HelpExamplesRunTests sets before it runs them. The beginning is for every page;
# each section is for the page that it names, or, with a number, comes before that example of it.

function Show-Error {
    process {
        if ($_ -isnot [Management.Automation.ErrorRecord]) { return $_ }

        # As at a prompt, which names no line of a script.
        Write-Host "### error: $_".ReplaceLineEndings(' ')
        "$($_.InvocationInfo.MyCommand): $_"
        if ($_.ErrorDetails.RecommendedAction) { "  Recommendation: $($_.ErrorDetails.RecommendedAction)" }
    }
}

# A call that was answered, and goes on until it is hung up.
function New-AnsweredCall([string] $Number = '447700900000') {
    New-VoiceCall -To $Number -From 447700900001 -Ncco @{ action = 'talk'; text = 'Please hold.'; loop = 0 } | Wait-VoiceCall -Status answered -TimeoutSec 20
}

# A call that rings for a minute.
function New-RingingCall {
    New-VoiceCall -To 447700900299 -From 447700900001 -Ncco @{ action = 'talk'; text = 'Hello' } | Wait-VoiceCall -Status ringing -TimeoutSec 20
}

# Runs in the background, beside the example.
function Start-Beside([scriptblock] $Script, [object[]] $Argument) {
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2()).AddScript($Script)
    foreach ($one in $Argument) { $null = $shell.AddArgument($one) }
    $null = $shell.BeginInvoke()
}

# Posts webhooks, one after the other, as soon as somebody listens.
function Send-Webhook([string[]] $Body) {
    Start-Beside {
        param($Body)
        $client = [Net.Http.HttpClient]::new()
        foreach ($one in $Body) {
            for ($try = 0; $try -lt 200; $try++) {
                try {
                    $null = $client.PostAsync('http://127.0.0.1:8090/', [Net.Http.StringContent]::new($one, [Text.Encoding]::UTF8, 'application/json')).GetAwaiter().GetResult()
                    break
                }
                catch { [Threading.Thread]::Sleep(50) }
            }
        }
    } (, $Body)
}

# The token that comes with a webhook.
function New-SignedToken([string] $Body, [int] $Age = 0) {
    $encode = { param([byte[]] $Bytes) [Convert]::ToBase64String($Bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_') }
    $utf8 = [Text.Encoding]::UTF8
    $hash = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($utf8.GetBytes($Body))).ToLowerInvariant()
    $issued = [datetimeoffset]::UtcNow.ToUnixTimeSeconds() - $Age
    $claims = "{`"iat`":$issued,`"jti`":`"1`",`"iss`":`"Vonage`",`"payload_hash`":`"$hash`",`"application_id`":`"aaaaaaaa-bbbb-cccc-dddd-0123456789ab`"}"
    $text = (& $encode $utf8.GetBytes('{"alg":"HS256","typ":"JWT"}')) + '.' + (& $encode $utf8.GetBytes($claims))
    $text + '.' + (& $encode ([Security.Cryptography.HMACSHA256]::HashData($utf8.GetBytes($env:VONAGE_SIGNATURE_SECRET), $utf8.GetBytes($text))))
}

$sandbox = Start-VoiceSandbox -ExportCredential .
$sandbox | Connect-VoiceSession
Set-Content ./numbers.csv "Name,PhoneNumber`nAda,447700900010`nGrace,12125550100`nAlan,447700900012"


#: Connect-VoiceSession
# A vault of one secret.
function Set-Secret { param($Name, $Secret) $global:Vault = @{ $Name = $Secret } }
function Get-Secret { param($Name, $Vault) $global:Vault[$Name] }

#: Connect-VoiceSession 4
Remove-Item env:VONAGE_APPLICATION_ID, env:VONAGE_PRIVATE_KEY
$PSDefaultParameterValues['Connect-VoiceSession:BaseUri'] = $sandbox.BaseUri

#: ConvertFrom-VoiceEvent
Set-Content ./events.jsonl @(
    '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"ringing","timestamp":"2026-11-24T12:00:01.000Z"}'
    '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","dtmf":{"digits":"1","timed_out":false},"timestamp":"2026-11-24T12:00:09.000Z"}'
    '{"recording_url":"https://api.nexmo.com/v1/files/87b8851a","recording_uuid":"2e7855d6","size":18990,"start_time":"2026-11-24T12:00:10Z","end_time":"2026-11-24T12:00:20Z","conversation_uuid":"CON-1","timestamp":"2026-11-24T12:00:20.000Z"}'
    '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"completed","timestamp":"2026-11-24T12:00:21.000Z"}'
)

#: ConvertFrom-VoiceNcco
Set-Content ./menu.json '[{"action":"talk","text":"Press 1.","bargeIn":true},{"action":"input","type":["dtmf"]}]'
function Invoke-WebRequest { [pscustomobject]@{ Content = '[{"action":"talk","text":"Good morning."}]' } }

#: Disconnect-VoiceSession 3
$env:VONAGE_APPLICATION_ID = $sandbox.ApplicationId

#: Export-VoiceCallReport
Start-VoiceSandbox -SeedCalls 100 -Seed 7 | Connect-VoiceSession
$null = New-Item ./reports -ItemType Directory

#: Get-VoiceCall
'447700900010', '442071838750' | ForEach-Object { New-VoiceCall $_ -From 447700900001 -Ncco @{ action = 'talk'; text = 'Your parcel is at the door.' } -Wait | Out-Null }
$call = @(Get-VoiceCall)[0]
$null = New-AnsweredCall 12125550100

#: Get-VoiceCall 5
$call = New-VoiceCall 447700900010 -From 447700900001 -Ncco @{ action = 'talk'; text = 'Your parcel is at the door.' }

#: Get-VoiceCall 6
Start-VoiceSandbox | Connect-VoiceSession
$null = New-VoiceCall 447700900010 -From 447700900001 -Ncco (New-VoiceConnectAction 447700900012)
while (@(Get-VoiceCall -Status answered).Count -lt 2) { Start-Sleep -Milliseconds 100 }
$null = New-VoiceCall 447700900486 -From 447700900001 -Ncco (New-VoiceTalkAction 'Hello') -Wait

#: Get-VoiceTalkStyle
$call = New-AnsweredCall

#: Get-VoiceTranscription
# The sandbox is sure of every word; this service is not.
Connect-VoiceSession -ApplicationId $sandbox.ApplicationId -PrivateKeyPath ./private.key -BaseUri $web
$recording = "${web}v1/files/5b1c1a9e-6c3e-4a51-9b0f-0d6f2f2b3f10"
Set-Content ./events.jsonl "{`"conversation_uuid`":`"CON-1`",`"type`":`"record`",`"recording_uuid`":`"2e7855d6-1b2c-4f57-a1e0-0f7a8d5f9a11`",`"status`":`"transcribed`",`"transcription_url`":`"$recording`"}"
$events = ConvertFrom-VoiceEvent -Path ./events.jsonl

#: Measure-VoiceCall
Start-VoiceSandbox -SeedCalls 500 -Seed 7 | Connect-VoiceSession

#: New-VoiceCall 7
Set-Content ./numbers.csv "Name,PhoneNumber`nAda,447700900011`nGrace,447700900010"
Set-VoiceSandboxNumber 447700900011 Busy

#: New-VoiceCall 8
Set-Content ./numbers.csv "Name,PhoneNumber`nAda,447700900011"
Set-VoiceSandboxFault Status -StatusCode 402 -Count 1 -Method POST

#: New-VoiceConversationAction
$agent = New-AnsweredCall

#: New-VoiceEndpoint
function Read-Host { ConvertTo-SecureString 'Bearer of good news' -AsPlainText -Force }

#: New-VoiceNotifyAction
Set-Content ./payload.json '{ "step": "menu", "tries": [1, 2] }'

#: New-VoiceTransferAction
$call = New-AnsweredCall

#: Receive-VoiceEvent 1
Send-Webhook '{"from":"447700900001","to":"447700900000","uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","conversation_uuid":"CON-1"}',
    '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"completed","timestamp":"2026-11-24T12:00:21.000Z"}'

#: Receive-VoiceEvent 2
Send-Webhook '{"from":"447700900001","to":"447700900000","uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","conversation_uuid":"CON-1"}',
    '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","dtmf":{"digits":"1","timed_out":false},"timestamp":"2026-11-24T12:00:21.000Z"}'

#: Receive-VoiceEvent 4
Send-Webhook '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"completed"}'

#: Receive-VoiceEvent 5
Send-Webhook '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"completed"}'

#: Register-VoiceDtmfEvent
$call = New-AnsweredCall

#: Save-VoiceRecording
$null = New-Item ./recordings -ItemType Directory
$recorded = New-VoiceCall 447700900010 -From 447700900001 -Ncco @{ action = 'record' }, @{ action = 'talk'; text = 'Hello, this is Ada.' } -Wait
Start-Sleep -Milliseconds 300
$events = $recorded | Get-VoiceSandboxEvent | ConvertFrom-VoiceEvent | Where-Object EventType -eq record
Set-Content ./events.jsonl $events.Raw
$recording = $events.RecordingUrl
$events | Select-Object RecordingUrl, RecordingUuid | Export-Csv ./recordings.csv -NoTypeInformation

#: Save-VoiceRecording 2
Remove-Item ./recordings/*
$PSDefaultParameterValues['Receive-VoiceEvent:TimeoutSec'] = 3
Send-Webhook $events.Raw

#: Send-VoiceDtmf
$call = New-AnsweredCall
$null = New-AnsweredCall 447700900010

#: Send-VoiceTalk
$call = New-AnsweredCall
$other = New-AnsweredCall 447700900010
$null = New-AnsweredCall 447700900012
Set-Content ./notices.csv "Uuid,Text,Language,Style`n$($call.Uuid),Room 4 is ready for you.,,`n$($other.Uuid),Die Werkstatt ruft zurück.,de-DE,1"

#: Send-VoiceTalk 7
$call | Stop-VoiceCall

#: Set-VoiceCall
$call = New-AnsweredCall

#: Set-VoiceCall 4
$call = New-RingingCall

#: Set-VoiceSandboxFault 2
Remove-VoiceSandboxFault *

#: Set-VoiceSandboxFault 5
Remove-VoiceSandboxFault *

#: Start-VoiceStream
$call = New-AnsweredCall
$null = New-AnsweredCall 447700900010

#: Stop-VoiceCall
$call = New-AnsweredCall
1..3 | ForEach-Object { New-AnsweredCall } | Out-Null

#: Stop-VoiceCall 3
1..2 | ForEach-Object { New-AnsweredCall } | Out-Null

#: Stop-VoiceSandbox 1
$sandbox | Stop-VoiceSandbox

#: Stop-VoiceSandbox 3
$null = Start-VoiceSandbox

#: Stop-VoiceSandboxLeg 3
1..2 | ForEach-Object { New-AnsweredCall } | Out-Null

#: Stop-VoiceStream
$call = New-AnsweredCall

#: Stop-VoiceStream 2
$call | Start-VoiceStream -StreamUrl https://example.com/hold.mp3 -Loop 0 | Out-Null

#: Stop-VoiceTalk
$call = New-AnsweredCall

#: Test-VoiceEventSignature
Set-Content ./signature-secret.txt $env:VONAGE_SIGNATURE_SECRET -NoNewline
$applicationId = 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab'
$Request = @{ RawBody = '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"completed"}' }
$Request.Headers = @{ Authorization = 'Bearer ' + (New-SignedToken $Request.RawBody) }

#: Test-VoiceEventSignature 3
$signature.Token = 'Bearer ' + (New-SignedToken $signature.Body -Age 3600)

#: Test-VoiceNcco
$null = New-Item ./nccos -ItemType Directory
Set-Content ./nccos/menu.json "[`n  { `"action`": `"talk`", `"text`": `"Press 1.`" },`n  { `"action`": `"input`", `"type`": [`"dtmf`"] },`n  ]"
function Invoke-WebRequest { [pscustomobject]@{ Content = '[{"action":"talk","Text":"Hello"}]' } }

#: Test-VoiceNcco 4
Set-Content ./nccos/menu.json '[{"action":"talk","text":"Hello"}]'

#: Test-VoiceSession 4
$sandbox | Connect-VoiceSession

#: Unregister-VoiceDtmfEvent
$call = New-AnsweredCall
$call | Register-VoiceDtmfEvent -EventUrl https://example.com/keys

#: Unregister-VoiceDtmfEvent 2
Send-Webhook "{`"uuid`":`"$($call.Uuid)`",`"dtmf`":{`"digits`":`"1`",`"timed_out`":false}}"

#: Wait-VoiceCall 3
# Slow enough that a phone is still ringing when the wait is over.
Start-VoiceSandbox -TimeScale 3 | Connect-VoiceSession
Set-Content ./on-call.csv "Name,PhoneNumber`nAda,447700900011`nGrace,447700900010`nAlan,447700900299"
Set-VoiceSandboxNumber 447700900011 Busy

#: Wait-VoiceCall 4
$call = New-VoiceCall 447700900486 -From 447700900001 -Ncco @{ action = 'talk'; text = 'Hello' } -Wait

#: Connect-VoiceSession 5
$PSDefaultParameterValues.Clear()

#: New-VoiceCall 2
$call = New-VoiceCall 447700900000 -From 447700900001 -Ncco @{ action = 'talk'; text = 'Your parcel is at the door.'; loop = 0 }

#: Receive-VoiceEvent
# The host of the tests has no such cmdlet.
function Add-Content([string] $Path, [string] $Value) { [IO.File]::AppendAllText((Join-Path (Get-Location) $Path), "$Value`n") }

#: Set-VoiceSandboxFault
# The example has one of its own.
$sandbox | Stop-VoiceSandbox

#: Stop-VoiceCall 5
$call = New-AnsweredCall 447700900010
$call | Stop-VoiceCall
