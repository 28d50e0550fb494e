# Writes what the views make of fixed objects of every output type: a file for each, with the table at three widths and the list.
# The tests run it in a process of its own, in a fixed time zone, and compare the files.
param([string] $Manifest, [string] $Server, [string] $KeyPath, [string] $Folder)

$ErrorActionPreference = 'Stop'
Import-Module $Manifest

$leg = '63f61863-4a51-4f6b-86e1-46edebcf9356'
$conversation = 'CON-f972836a-550f-45fa-956c-12a2ab5b7d22'
$application = 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab'
$nine = [datetimeoffset]'2026-03-05T09:00:00Z'
$session = Connect-VoiceSession -ApplicationId $application -PrivateKeyPath $KeyPath -BaseUri $Server -PassThru
$service = Connect-VoiceSession -ApplicationId $application -PrivateKeyPath $KeyPath -BaseUri https://api-us-3.vonage.com/ -PassThru
$sandbox = Start-VoiceSandbox
$sandboxId = [string] $sandbox.ApplicationId

function ConvertTo-Base64Url {
    param([string] $Text)

    [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Text)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
}

function New-FixedToken {
    param([string] $Algorithm)

    $claims = '{"application_id":"11111111-2222-3333-4444-555555555555","iat":1772701200,"exp":1772702100,"jti":"c5ba8f24","iss":"Vonage"}'
    (ConvertTo-Base64Url ('{"alg":"' + $Algorithm + '","typ":"JWT"}')) + '.' + (ConvertTo-Base64Url $claims) + '.c2lnbmVk'
}

function New-FixedEvent {
    param([string] $Kind, [string] $Type, [string] $Json, [string] $Summary, [hashtable] $More)

    $text = if ($Summary) { $Summary } else { [NullString]::Value }
    $made = [VoicePS.VoiceSandboxEvent]::new($Kind, $Type, [System.Text.Encoding]::UTF8.GetBytes($Json), $text)
    $made.Time = $nine.AddMilliseconds(1500)
    $made.Uuid = $leg
    $made.ConversationUuid = $conversation
    foreach ($name in $More.Keys) { $made.$name = $More[$name] }
    $made
}

$null = Set-VoiceSandboxNumber 447700900050 Busy -AnswerAfter 2 -Sandbox $sandbox
$null = Set-VoiceSandboxFault -Kind Status -StatusCode 503 -Name busy -Share 0.3 -Seed 7 -Sandbox $sandbox
$null = Set-VoiceSandboxFault -Kind Latency -Delay 1.5 -Path '/v1/calls/*' -Seed 7 -Sandbox $sandbox

$calls = Get-VoiceCall -Session $session
$transcript = Get-VoiceTranscription -Uri "${Server}v1/files/transcript" -Session $session
$fields = '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","conversation_uuid":"CON-f972836a-550f-45fa-956c-12a2ab5b7d22","timestamp":"2026-03-05T09:00:01.500Z"'

$samples = [ordered]@{
    VoiceCall                  = $calls
    VoiceActionResult          = Send-VoiceTalk -Uuid $leg -Text 'Hello' -Session $session
    VoiceCallMeasure           = $calls | Measure-VoiceCall Direction
    VoiceTalkStyle             = Get-VoiceTalkStyle -Language en-GB -Style 0, 9
    VoiceEndpoint              = @('447700900000'
        New-VoiceEndpoint -Phone 447700900000 -DtmfAnswer 1p2
        New-VoiceEndpoint -Sip sip:reception@example.com
        New-VoiceEndpoint -Websocket wss://example.com/audio/sockets/of/a/long/name -ContentType 'audio/l16;rate=16000') | New-VoiceEndpoint
    VoiceSession               = $service
    VoiceSessionTest           = Test-VoiceSession -Detailed -Session $session
    VoiceTokenTest             = Test-VoiceToken (New-FixedToken RS256) -Detailed -Session $session
    VoiceEventSignature        = Test-VoiceEventSignature (New-FixedToken HS256) '{}' -SignatureSecret 'a secret that is long enough for all' -Detailed
    VoiceSandbox               = $sandbox
    VoiceSandboxNumber         = Get-VoiceSandboxNumber -Sandbox $sandbox
    VoiceSandboxFault          = Get-VoiceSandboxFault -Sandbox $sandbox
    VoiceSandboxEvent          = @(
        New-FixedEvent webhook status "$fields,`"status`":`"ringing`"}" '' @{ }
        New-FixedEvent webhook status "$fields,`"status`":`"failed`",`"detail`":`"cannot_route`"}" '' @{ Url = 'https://example.com/event'; Method = 'POST'; Attempts = 1; ResponseStatus = 204 }
        New-FixedEvent step talk '{"action":"talk"}' 'Press 1 for sales, or 2 for support.' @{ }
        New-FixedEvent webhook answer "$fields,`"to`":`"442079460000`",`"from`":`"447700900802`"}" '' @{ Url = 'https://example.com/answer'; Method = 'GET'; Attempts = 1; IsPending = $true }
        New-FixedEvent webhook input "$fields,`"dtmf`":{`"digits`":`"42`",`"timed_out`":false}}" '' @{ Url = 'https://example.com/event'; Method = 'POST'; Attempts = 3; Problem = 'Nobody answers at https://example.com/event.' })
    VoiceEvent                 = @(
        "$fields,`"status`":`"answered`",`"direction`":`"outbound`",`"to`":`"447700900000`",`"from`":`"447700900001`"}"
        "$fields,`"status`":`"unanswered`",`"detail`":`"unavailable`"}"
        "$fields,`"to`":`"442079460000`",`"from`":`"447700900802`"}"
        "$fields,`"dtmf`":{`"digits`":`"42`",`"timed_out`":false}}"
        "$fields,`"recording_url`":`"https://api.nexmo.com/v1/files/87b8851a-0d2a-4e7c-8e7b-0c1b2f3a4d5e`",`"recording_uuid`":`"87b8851a`",`"start_time`":`"2026-03-05T09:00:00Z`",`"end_time`":`"2026-03-05T09:00:30Z`",`"size`":12345}"
        "$fields,`"reason`":`"The NCCO is no list.`"}") | ConvertFrom-VoiceEvent
    VoiceTranscriptionSentence = $transcript
    VoiceTranscriptionWord     = $transcript[0].Words
    VoiceNccoAction            = @(
        New-VoiceTalkAction 'Press 1 for sales, or 2 for support.' -BargeIn
        New-VoiceInputAction -Dtmf -EventUrl https://example.com/keys)
    VoiceNccoFinding           = Test-VoiceNcco '[{"action":"talk","text":"Press 1","bargein":true},{"action":"talk","text":"<speak>Hello</speak>","loop":1,"voiceName":"Amy"}]'
}

# What is another one each time stands in the files as one that it could be.
function ConvertTo-FixedText {
    param([string] $Text)

    $zone = "$([datetime]::Now.ToString('zzz'))"
    $now = "(?<=(ConnectedAt|StartedAt|Now) +: )\d{4}-\d\d-\d\d \d\d:\d\d:\d\d $([regex]::Escape($zone))"
    $lines = $Text.Replace($sandboxId, '4c8e6824-6e8e-4d5a-addf-cdd486c97137') -replace '127\.0\.0\.1:\d{5}', '127.0.0.1:40000' -replace
        '(?<=Port +: )\d+', '40000' -replace $now, '2026-03-05 14:30:00 +05:30' -split '\r?\n'
    ($lines.TrimEnd() -join "`n").Trim("`n")
}

function Save-Text {
    param([string] $Name, [string[]] $Sections)

    [System.IO.File]::WriteAllText("$Folder/$Name.txt", ($Sections -join "`n`n") + "`n")
}

foreach ($name in $samples.Keys) {
    Save-Text $name @(
        foreach ($width in 80, 120, 200) { "# Table, $width columns`n`n" + (ConvertTo-FixedText ($samples[$name] | Format-Table | Out-String -Width $width)) }
        "# List`n`n" + (ConvertTo-FixedText ($samples[$name] | Format-List | Out-String -Width 120)))
}

Save-Text Conversation @(
    foreach ($width in 80, 120, 200) {
        "# By conversation, $width columns`n`n" + (ConvertTo-FixedText ($calls | Sort-Object ConversationUuid | Format-Table -View Conversation | Out-String -Width $width))
    })

# Without being asked for a shape.
Save-Text Default @(
    foreach ($name in $samples.Keys) { "# $name`n`n" + (ConvertTo-FixedText ($samples[$name] | Select-Object -First 1 | Out-String -Width 80)) })

# As a terminal gets it. The escape character is written as ^[.
$PSStyle.OutputRendering = 'Ansi'
Save-Text Colours @(
    foreach ($name in $samples.Keys) { "# $name`n`n" + (ConvertTo-FixedText ($samples[$name] | Format-Table | Out-String -Width 100)).Replace([string] [char] 27, '^[') })
Stop-VoiceSandbox $sandbox
