# What the test files of this folder share. Each dot-sources it in its BeforeAll:
#
#     . "$PSScriptRoot/Common.ps1"
#
# and begins then with the built module, a sandbox in $sandbox, and a session with that sandbox. Each ends with
# Disconnect-VoiceSession and Stop-VoiceSandbox in its AfterAll.

Import-Module "$PSScriptRoot/../../out/VoicePS/VoicePS.psd1" -ErrorAction Stop

$sandbox = Start-VoiceSandbox -ErrorAction Stop
$sandbox | Connect-VoiceSession -ErrorAction Stop

# The ids of a call and of a conversation that no sandbox has.
$unknownId = '63f61863-4a51-4f6b-86e1-46edebcf9356'
$conversationId = 'CON-63f61863-4a51-4f6b-86e1-46edebcf9356'

# A range of numbers that is reserved for drama: nobody has them.
$callee = '447700900000'
$caller = '447700900001'
# A text without end: whoever is called hears it until somebody hangs up.
$hello = @{ action = 'talk'; text = 'Hello'; loop = 0 }

# Waits until a call is in a status, and gives the call. Fails when that takes too long.
function Wait-CallStatus {
    param([string] $Uuid, [string] $Status, [VoicePS.VoiceSession] $Session = (Get-VoiceSession), [int] $Seconds = 10)

    $deadline = [datetime]::UtcNow.AddSeconds($Seconds)
    do {
        $call = Get-VoiceCall -Uuid $Uuid -Session $Session -ErrorAction Stop
        if ($call.Status -eq $Status) { return $call }
        Start-Sleep -Milliseconds 25
    } while ([datetime]::UtcNow -lt $deadline)
    throw "After $Seconds seconds the call $Uuid is '$($call.Status)' and not '$Status'."
}

# Places calls, all at once, and gives them as they are when they have just begun.
function New-StartedCall {
    param([int] $Count = 1, [VoicePS.VoiceSession] $Session = (Get-VoiceSession))

    1..$Count | ForEach-Object { New-VoiceCall -To $callee -From $caller -Ncco $hello -Session $Session -ErrorAction Stop }
}

# Places calls and waits until all of them are answered.
function New-AnsweredCall {
    param([int] $Count = 1, [VoicePS.VoiceSession] $Session = (Get-VoiceSession))

    New-StartedCall $Count $Session | ForEach-Object Uuid |
        ForEach-Object { Wait-CallStatus $_ 'answered' $Session }
}

# Places a call, waits until it is answered, hangs up, and gives the call as it is then.
function New-EndedCall {
    param([VoicePS.VoiceSession] $Session = (Get-VoiceSession))

    $call = New-AnsweredCall -Session $Session
    Stop-VoiceCall -Uuid $call.Uuid -Session $Session -ErrorAction Stop | Out-Null
    Wait-CallStatus $call.Uuid 'completed' $Session
}

# Places a call that records what is said in it, and gives its record event and its transcription event.
function New-RecordedEvent {
    param([string[]] $Text = ('Hello, this is a test.', 'Goodbye.'), [int] $Seconds = 20)

    $actions = @(@{ action = 'record'; transcription = @{} }) + @($Text | ForEach-Object { @{ action = 'talk'; text = $_ } })
    $call = New-VoiceCall -To $callee -From $caller -Ncco $actions -ErrorAction Stop
    $deadline = [datetime]::UtcNow.AddSeconds($Seconds)
    do {
        Start-Sleep -Milliseconds 50
        $events = @(Get-VoiceSandboxEvent | ForEach-Object Event |
                Where-Object { $_.ConversationUuid -eq $call.ConversationUuid -and $_.EventType -in 'record', 'transcription' })
        if ($events.Count -eq 2) { return $events }
    } while ([datetime]::UtcNow -lt $deadline)
    throw "After $Seconds seconds there are $($events.Count) events of the recording, not 2."
}

# How many calls the sandbox has.
function Measure-Call {
    param([VoicePS.VoiceSession] $Session = (Get-VoiceSession))

    @(Get-VoiceCall -Session $Session -ErrorAction Stop).Count
}

# A session that was disconnected. The current session stays the one with $sandbox.
function New-ClosedSession {
    $closed = $sandbox | Connect-VoiceSession -PassThru -ErrorAction Stop
    Disconnect-VoiceSession $closed
    $sandbox | Connect-VoiceSession -ErrorAction Stop
    $closed
}

# A second sandbox with its session, which is not the current one: for what -Session is there for.
function Start-OtherSandbox {
    param([string] $ApiVersion = 'Current')

    $other = Start-VoiceSandbox -ApiVersion $ApiVersion -ErrorAction Stop
    $session = $other | Connect-VoiceSession -PassThru -ErrorAction Stop
    $sandbox | Connect-VoiceSession -ErrorAction Stop
    [pscustomobject]@{ Sandbox = $other; Session = $session }
}

# A port on which nobody listens yet. It lies below those that a system gives to whoever takes any port: one of these would
# be free only until the next server is given it.
function Get-FreePort {
    while ($true) {
        $port = Get-Random -Minimum 24000 -Maximum 32000
        $probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, $port)
        try {
            $probe.Start()
            return $port
        }
        catch [System.Net.Sockets.SocketException] { continue }
        finally { $probe.Stop() }
    }
}

# An address of this machine at which nobody listens yet.
function Get-FreePrefix { "http://127.0.0.1:$(Get-FreePort)/" }

# A service that accepts everything and writes it down. The sandbox shows what it makes of a request; this one
# shows what was sent, word for word, and whether anything was sent at all.
function Start-RequestRecorder {
    $prefix = Get-FreePrefix
    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add($prefix)
    $listener.Start()

    $requests = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new())
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2()).AddScript({
            param($listener, $requests, $id)
            $answer = [System.Text.Encoding]::UTF8.GetBytes(
                "{`"uuid`":`"$id`",`"status`":`"started`",`"message`":`"Recorded`",`"count`":0,`"_embedded`":{`"calls`":[]}}")
            while ($listener.IsListening) {
                try { $context = $listener.GetContextAsync().GetAwaiter().GetResult() } catch { return }
                $reader = [System.IO.StreamReader]::new($context.Request.InputStream, [System.Text.Encoding]::UTF8)
                $null = $requests.Add([pscustomobject]@{
                        Method = $context.Request.HttpMethod
                        Path   = $context.Request.RawUrl
                        Body   = $reader.ReadToEnd()
                    })
                $context.Response.ContentType = 'application/json'
                $context.Response.OutputStream.Write($answer, 0, $answer.Length)
                $context.Response.Close()
            }
        }).AddArgument($listener).AddArgument($requests).AddArgument($unknownId)
    $running = $shell.BeginInvoke()

    $connect = @{ ApplicationId = $sandbox.ApplicationId; PrivateKey = $sandbox.PrivateKey; BaseUri = $prefix; TimeoutSec = 5; CallsPerSecond = 0; RequestsPerSecond = 0 }
    $session = Connect-VoiceSession @connect -PassThru -ErrorAction Stop
    $sandbox | Connect-VoiceSession -ErrorAction Stop
    [pscustomobject]@{ Session = $session; Requests = $requests; Listener = $listener; Shell = $shell; Running = $running }
}

# The requests since the last time, each with Method, Path and Body.
function Receive-RecordedRequest {
    param($Recorder)

    $Recorder.Requests.ToArray()
    $Recorder.Requests.Clear()
}

function Stop-RequestRecorder {
    param($Recorder)

    $Recorder.Listener.Stop()
    $Recorder.Shell.EndInvoke($Recorder.Running) | Out-Null
    $Recorder.Shell.Dispose()
    Disconnect-VoiceSession $Recorder.Session
}

# Waits until a sandbox has noted something that a script block accepts, and gives it.
function Wait-SandboxEvent {
    param([string] $Uuid, [scriptblock] $Where, [int] $Seconds = 20)

    $found = Get-VoiceSandboxEvent -Uuid $Uuid -TimeoutSec $Seconds | Where-Object $Where | Select-Object -First 1
    if ($null -ne $found) { return $found }
    throw "Within $Seconds seconds there was nothing such: $Where. There was: $(Get-VoiceSandboxEvent -Uuid $Uuid)"
}
