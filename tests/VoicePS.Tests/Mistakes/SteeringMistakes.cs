using System.Collections.Generic;

namespace VoicePS.Tests.Mistakes;

/// <summary>What goes wrong with a call that there is, or was.</summary>
internal static class SteeringMistakes
{
    private const string Transformation = "ParameterArgumentTransformationError";
    private const string Validation = "ParameterArgumentValidationError";
    private const string NotFound = "VoiceCallNotFound";
    private const string Live = "$call = New-VoiceCall 447700900000 -From 447700900009 -Ncco (New-VoiceTalkAction 'Hello' -Loop 0) | Wait-VoiceCall -Status answered";
    private const string Over = "$call = New-VoiceCall 447700900000 -From 447700900009 -Ncco (New-VoiceTalkAction 'Hello') -Wait";

    private const string Ringing =
        "Set-VoiceSandboxNumber 447700900952 -AnswerAfter 600; $call = New-VoiceCall 447700900952 -From 447700900009 -Ncco (New-VoiceTalkAction 'Hello') | Wait-VoiceCall -Status ringing";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("The call is over", "$call | Send-VoiceTalk -Text 'Hello'", NotFound, $"Get-VoiceCall -Uuid {Sample.Call}") { Before = Over },
        new("All calls of the list are over", "Get-VoiceCall -Status completed | Set-VoiceCall -Action mute", NotFound, "Get-VoiceCall -Status answered") { Before = Over },
        new("The call was hung up already", "$call | Stop-VoiceCall", NotFound, $"Stop-VoiceCall -Uuid {Sample.Call} -Force") { Before = Over },
        new("Nobody can pick up any more", "$call | Wait-VoiceCall -Status answered", "VoiceWaitMissed", $"Get-VoiceCall -Uuid {Sample.Call}") { Before = Over },
        new("The call still rings", "$call | Send-VoiceTalk -Text 'Hello'", "VoiceBadRequest", $"Wait-VoiceCall -Uuid {Sample.Call} -Status answered") { Before = Ringing },
        new("The call does not end by itself", "$call | Wait-VoiceCall -TimeoutSec 1", "VoiceWaitTimeout", $"Stop-VoiceCall -Uuid {Sample.Call}") { Before = Live },
        new("The text stands where the id belongs", "$call | Send-VoiceTalk 'Hello'", Validation, "Get-VoiceCall") { Before = Live },
        new("There is no such call", $"Stop-VoiceCall {Sample.NoCall}", NotFound, $"Get-VoiceCall -Uuid {Sample.NoCall}"),
        new("The text is too loud", "$call | Send-VoiceTalk -Text 'Hello' -Level 5", Validation, "Send-VoiceTalk -Level 0.5") { Before = Live },
        new("The text is to be said less than never", "$call | Send-VoiceTalk -Text 'Hello' -Loop -1", Validation, "Get-Help Send-VoiceTalk -Parameter Loop") { Before = Live },
        new("The language is a word", "$call | Send-VoiceTalk -Text 'Hello' -Language english", null, "Get-VoiceTalkStyle") { Before = Live },
        new("The voice is named twice", "$call | Send-VoiceTalk -Text 'Hello' -VoiceName Amy -Language en-GB", "VoiceNameWithStyle", "Get-VoiceTalkStyle -VoiceName Amy") { Before = Live },
        new("The music is a file of this machine", "$call | Start-VoiceStream -StreamUrl ./music.mp3", Validation, "Start-VoiceStream -StreamUrl https://example.com/music.mp3") { Before = Live },
        new("The address of the music has no scheme", "$call | Start-VoiceStream -StreamUrl cdn.example.com/hold.mp3", Validation, "Start-VoiceStream -StreamUrl https://cdn.example.com/hold.mp3") { Before = Live },
        new("The music is too loud", "$call | Start-VoiceStream -StreamUrl https://example.com/music.mp3 -Level 10", Validation, "Start-VoiceStream -Level 0.5") { Before = Live },
        new("The tones are letters", "$call | Send-VoiceDtmf -Digits 1-800-HELP", Validation, "Send-VoiceDtmf -Digits '12p3#'") { Before = Live },
        new("The call is to be put on hold", "$call | Set-VoiceCall -Action hold", Validation, "Get-Help Set-VoiceCall -Parameter Action") { Before = Live },
        new("The transfer has nowhere to go", "$call | Set-VoiceCall -Action transfer", "VoiceTransferDestinationMissing", "Set-VoiceCall -Action transfer -Ncco (New-VoiceTalkAction 'Please hold')") { Before = Live },
        new("A number is taken for an id", "Get-VoiceCall 447700900000", Transformation, "Get-VoiceCall"),
    ];
}
