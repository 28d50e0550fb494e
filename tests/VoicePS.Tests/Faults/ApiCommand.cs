using System;
using System.Collections.Generic;
using System.IO;

namespace VoicePS.Tests.Faults;

/// <summary>Kinds of commands that meet a fault alike. Each is a column of the matrix.</summary>
internal enum CommandKind
{
    /// <summary>Lists.</summary>
    List,

    /// <summary>Gets one call.</summary>
    One,

    /// <summary>Places a call.</summary>
    Create,

    /// <summary>Changes a call, which may be answered with the call.</summary>
    Change,

    /// <summary>Hangs up, and is content where there is nothing to hang up.</summary>
    Force,

    /// <summary>Starts something in a call, which is answered with a few words.</summary>
    Start,

    /// <summary>Ends something in a call, with a request that has no body.</summary>
    End,

    /// <summary>Asks again and again.</summary>
    Wait,

    /// <summary>Saves a file.</summary>
    Save,

    /// <summary>Gets a transcript.</summary>
    Text,

    /// <summary>Answers true or false.</summary>
    Test,

    /// <summary>Needs a session, and sends nothing.</summary>
    Local,
}

/// <summary>A command of the module that needs a session.</summary>
/// <param name="Kind">The column.</param>
/// <param name="Script">The command.</param>
/// <param name="Output">What it writes when all is well; null for nothing.</param>
internal sealed record ApiCommand(CommandKind Kind, string Script, Type? Output)
{
    public const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    /// <summary>Every command that needs a session, in the order of the columns. A test demands that none is missing.</summary>
    public static IReadOnlyList<ApiCommand> All { get; } =
    [
        new(CommandKind.List, "Get-VoiceCall", typeof(VoiceCall)),
        new(CommandKind.One, $"Get-VoiceCall -Uuid {Leg}", typeof(VoiceCall)),
        new(CommandKind.Create, "New-VoiceCall -To 447700900000 -From 447700900001 -AnswerUrl https://example.com/", typeof(VoiceCall)),
        new(CommandKind.Change, $"Set-VoiceCall -Uuid {Leg} -Action mute", typeof(VoiceCall)),
        new(CommandKind.Change, $"Stop-VoiceCall -Uuid {Leg}", typeof(VoiceCall)),
        new(CommandKind.Force, $"Stop-VoiceCall -Uuid {Leg} -Force", typeof(VoiceCall)),
        new(CommandKind.Start, $"Send-VoiceTalk -Uuid {Leg} -Text Hello", typeof(VoiceActionResult)),
        new(CommandKind.Start, $"Start-VoiceStream -Uuid {Leg} -StreamUrl https://example.com/a.mp3", typeof(VoiceActionResult)),
        new(CommandKind.Start, $"Send-VoiceDtmf -Uuid {Leg} -Digits 1", typeof(VoiceActionResult)),
        new(CommandKind.Start, $"Register-VoiceDtmfEvent -Uuid {Leg} -EventUrl https://example.com/keys -PassThru", typeof(VoiceActionResult)),
        new(CommandKind.End, $"Stop-VoiceTalk -Uuid {Leg}", typeof(VoiceActionResult)),
        new(CommandKind.End, $"Stop-VoiceStream -Uuid {Leg}", typeof(VoiceActionResult)),
        new(CommandKind.End, $"Unregister-VoiceDtmfEvent -Uuid {Leg} -PassThru", typeof(VoiceActionResult)),

        // Asks once, and does not get to ask again before its time is over.
        new(CommandKind.Wait, $"Wait-VoiceCall -Uuid {Leg} -PollingInterval 600 -TimeoutSec $patience", typeof(VoiceCall)),
        new(CommandKind.Save, $"Save-VoiceRecording -Path $folder -Uri ([uri]::new((Get-VoiceSession).BaseUri, '{GoodAnswers.Sound}'))", typeof(FileInfo)),
        new(CommandKind.Text, $"Get-VoiceTranscription -Uri ([uri]::new((Get-VoiceSession).BaseUri, '{GoodAnswers.Transcript}'))", typeof(VoiceTranscriptionSentence)),
        new(CommandKind.Test, "Test-VoiceSession", typeof(bool)),
        new(CommandKind.Local, "New-VoiceToken", typeof(object)),
        new(CommandKind.Local, "Test-VoiceToken -Token (New-VoiceToken)", typeof(bool)),
    ];

    public override string ToString() => Script.Split(" -")[0] + (Kind == CommandKind.One ? " -Uuid" : Kind == CommandKind.Force ? " -Force" : "");
}
