using System.Collections.Generic;

namespace VoicePS.Tests.Mistakes;

/// <summary>What goes wrong with lists, webhooks, recordings and reports.</summary>
internal static class ListeningMistakes
{
    private const string Transformation = "ParameterArgumentTransformationError";
    private const string Validation = "ParameterArgumentValidationError";
    private const string Call = "$call = New-VoiceCall 447700900000 -From 447700900009 -Ncco (New-VoiceTalkAction 'Hello')";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("The id is not known", $"Get-VoiceCall {Sample.NoCall}", "VoiceCallNotFound", "Get-VoiceCall"),
        new("The id is that of a conversation", $"Get-VoiceCall CON-{Sample.Call}", Validation, $"Get-VoiceCall -ConversationUuid CON-{Sample.Call}") { Before = Call },
        new("The status has another name", "Get-VoiceCall -Status active", Validation, "Get-VoiceCall -Status answered"),
        new("The status to wait for has another name", $"Wait-VoiceCall {Sample.NoCall} -Status connected", Validation, "Wait-VoiceCall -Status answered"),
        new("The day is a word", "Get-VoiceCall -DateStart yesterday", Transformation, "Get-VoiceCall -DateStart (Get-Date).AddDays(-1)"),
        new("The page is too large", "Get-VoiceCall -PageSize 500", Validation, "Get-VoiceCall -First 10"),
        new("Somebody listens at the port already", $"Receive-VoiceEvent -Prefix {Sample.Address} -TimeoutSec 1", "VoiceListenerNotStarted", "Receive-VoiceEvent -Prefix http://127.0.0.1:8090/"),
        new("The address to listen at is a port", "Receive-VoiceEvent -Prefix 8080 -TimeoutSec 1", Validation, "Receive-VoiceEvent -Prefix http://127.0.0.1:8080/"),
        new("A sandbox has the port already", "Start-VoiceSandbox -Port 8088", "VoiceSandboxNotStarted", "Start-VoiceSandbox -Port <port>"),
        new("The recording is somewhere else", "Save-VoiceRecording -Uri https://example.com/1.mp3", "VoiceHostNotTrusted", "Connect-VoiceSession -BaseUri <address>"),
        new("The recording is not there", $"Save-VoiceRecording -Uri {Sample.Address}v1/files/{Sample.NoCall}", "VoiceRecordingNotFound", "Get-VoiceSession"),
        new("The recording is to come out of a call", "$call | Save-VoiceRecording", "VoiceRecordingAddress", "Receive-VoiceEvent") { Before = Call },
        new("The folder for recordings is not there", $"Save-VoiceRecording -Uri {Sample.Address}v1/files/{Sample.NoCall} ./missing/1.mp3", "VoiceRecordingPath", "New-Item -ItemType Directory -Path ./missing"),
        new("The report is there already", "Get-VoiceCall | Export-VoiceCallReport ./report.html", "VoiceReportFileExists", "Export-VoiceCallReport -Path ./report.html -Force"),
        new("A webhook is only a word", "ConvertFrom-VoiceEvent 'hello'", "VoiceEventNotUnderstood", "Get-Content -Raw"),
    ];
}
