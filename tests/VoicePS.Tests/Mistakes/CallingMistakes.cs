using System.Collections.Generic;

namespace VoicePS.Tests.Mistakes;

/// <summary>What goes wrong with New-VoiceCall.</summary>
internal static class CallingMistakes
{
    private const string Transformation = "ParameterArgumentTransformationError";
    private const string Validation = "ParameterArgumentValidationError";
    private const string Hello = "-From 447700900009 -Ncco (New-VoiceTalkAction 'Hello')";
    private const string To = "New-VoiceCall -To 447700900000";
    private const string HelpOfTo = "Get-Help New-VoiceCall -Parameter To";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("The number begins with a zero", $"New-VoiceCall -To 07700900000 {Hello}", Transformation, HelpOfTo),
        new("The number has letters in it", $"New-VoiceCall -To 0800-FLOWERS {Hello}", Transformation, HelpOfTo),
        new("The number is a name", $"New-VoiceCall -To Ada {Hello}", Transformation, HelpOfTo),
        new("The variable with the number is empty", $"New-VoiceCall -To $person.Phone {Hello}", Transformation, HelpOfTo),
        new("The table has a column of another name", $"Import-Csv people.csv | New-VoiceCall {Hello}", Transformation, "Select-Object *, @{ Name = 'To'; Expression = 'Phone' }"),
        new("The table has a blank cell", $"Import-Csv blank.csv | New-VoiceCall {Hello}", Transformation, HelpOfTo),
        new("The endpoint has the wrong fields", $"New-VoiceCall -To @{{ phone = '447700900000' }} {Hello}", Transformation, HelpOfTo),
        new("Nobody is named to call from", $"{To} -Ncco (New-VoiceTalkAction 'Hello')", "VoiceCallerMissing", "New-VoiceCall -RandomFromNumber"),
        new("The caller is a company's name", $"{To} -From 'My Company' -Ncco (New-VoiceTalkAction 'Hello')", Transformation, "Get-Help New-VoiceCall -Parameter From"),
        new("Nothing says what the call is to do", $"{To} -From 447700900009", "VoiceAnswerMissing", "New-VoiceCall -Ncco (New-VoiceTalkAction 'Hello')"),
        new("The NCCO is what is to be said", $"{To} -From 447700900009 -Ncco 'Hello, Ada'", Transformation, "New-VoiceTalkAction 'Hello, Ada'"),
        new("Both an NCCO and an address are given", $"{To} {Hello} -AnswerUrl https://example.com/answer", "VoiceAnswerTwice", "Get-Help New-VoiceCall -Parameter AnswerUrl"),
        new("The action has another name", $"{To} -From 447700900009 -Ncco @{{ action = 'say'; text = 'Hello' }}", "VoiceNccoInvalid", "Test-VoiceNcco <ncco>"),
        new("The NCCO in the file has a comma too many", $"{To} -From 447700900009 -Ncco ./menu.json", Transformation, "Test-VoiceNcco ./menu.json"),
        new("The file with the NCCO is somewhere else", $"{To} -From 447700900009 -Ncco ./flows/menu.json", Transformation, "Get-ChildItem ./flows"),
        new("The address has no scheme", $"{To} -From 447700900009 -AnswerUrl example.com/answer", Validation, "New-VoiceCall -AnswerUrl https://example.com/answer"),
        new("Machine detection is to be switched on", $"{To} {Hello} -MachineDetection yes", Validation, "Get-Help New-VoiceCall -Parameter MachineDetection"),
    ];
}
