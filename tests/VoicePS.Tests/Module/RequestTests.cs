using System;
using System.Linq;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>From what is typed to what is sent: cmdlet parameters by their API names.</summary>
public sealed class RequestTests
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";
    private const string ToAndFrom = """{"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},""";

    public static TheoryData<string, string, string> Changes => new()
    {
        {
            "New-VoiceCall -To '+44 7700 900000' -From 447700900001 -AnswerUrl https://example.com/answer -AnswerMethod post -EventUrl https://example.com/event -EventMethod get -MachineDetection Continue -LengthTimer 60 -RingingTimer 30",
            "POST /v1/calls",
            ToAndFrom + """
            "answer_url":["https://example.com/answer"],"answer_method":"POST","event_url":["https://example.com/event"],"event_method":"GET","machine_detection":"continue","length_timer":60,"ringing_timer":30}
            """.Trim()
        },
        {
            "New-VoiceCall 447700900000 -From 447700900001 -Ncco @([ordered]@{ action = 'talk'; text = 'Hi' }, [pscustomobject]@{ action = 'record'; eventUrl = @('https://example.com/r') })",
            "POST /v1/calls",
            ToAndFrom + """
            "ncco":[{"action":"talk","text":"Hi"},{"action":"record","eventUrl":["https://example.com/r"]}]}
            """.Trim()
        },
        {
            "New-VoiceCall -To ([ordered]@{ type = 'phone'; number = '447700900000'; dtmfAnswer = 'p1#' }) -From 447700900001 -Ncco '[{\"action\":\"talk\",\"text\":\"Hi\"}]'",
            "POST /v1/calls",
            """{"to":[{"type":"phone","number":"447700900000","dtmfAnswer":"p1#"}],"from":{"type":"phone","number":"447700900001"},"ncco":[{"action":"talk","text":"Hi"}]}"""
        },
        {
            "New-VoiceCall -To ([pscustomobject]@{ type = 'websocket'; uri = 'wss://example.com/s'; 'content-type' = 'audio/l16;rate=8000'; headers = @{ id = 7 } }) -From 447700900001 -AnswerUrl https://example.com/",
            "POST /v1/calls",
            """{"to":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=8000","headers":{"id":7}}],"from":{"type":"phone","number":"447700900001"},"answer_url":["https://example.com/"]}"""
        },
        {
            "New-VoiceCall 447700900000 -From 447700900001 -AnswerUrl https://example.com/ -MachineDetection Hangup -MachineDetectionMode Detect_Beep -BeepTimeout 45",
            "POST /v1/calls",
            ToAndFrom + """
            "answer_url":["https://example.com/"],"advanced_machine_detection":{"behavior":"hangup","mode":"detect_beep","beep_timeout":45}}
            """.Trim()
        },
        {
            "New-VoiceCall 447700900000 -RandomFromNumber -AnswerUrl https://example.com/ -AnswerMethod Get -EventMethod Post",
            "POST /v1/calls",
            """{"to":[{"type":"phone","number":"447700900000"}],"random_from_number":true,"answer_url":["https://example.com/"],"answer_method":"GET","event_method":"POST"}"""
        },
        {
            "New-VoiceCall (New-VoiceEndpoint '+44 7700 900000' -DtmfAnswer 'p1#' -Shaken 'eyJ0') -From sip:rebekka@sip.example.com -Ncco '[{\"action\":\"talk\",\"text\":\"Hi\"}]'",
            "POST /v1/calls",
            """{"to":[{"type":"phone","number":"447700900000","dtmfAnswer":"p1#","shaken":"eyJ0"}],"from":{"type":"phone","number":"sip:rebekka@sip.example.com"},"ncco":[{"action":"talk","text":"Hi"}]}"""
        },
        {
            "New-VoiceEndpoint -Sip sip:a@example.com -Headers ([ordered]@{ location = 'New York'; floor = 7 }) -StandardHeaders @{ 'User-to-User' = '34;encoding=hex' } | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/",
            "POST /v1/calls",
            """{"to":[{"type":"sip","uri":"sip:a@example.com","headers":{"location":"New York","floor":7},"standard_headers":{"User-to-User":"34;encoding=hex"}}],"random_from_number":true,"answer_url":["https://example.com/"]}"""
        },
        {
            "New-VoiceEndpoint -Websocket wss://example.com/s -ContentType 'audio/l16;rate=8000' -Headers ([pscustomobject]@{ id = 7; deep = @{ a = @(1, $true) } }) -Authorization 'Bearer abc' | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/",
            "POST /v1/calls",
            """{"to":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=8000","headers":{"id":7,"deep":{"a":[1,true]}},"authorization":{"type":"custom","value":"Bearer abc"}}],"random_from_number":true,"answer_url":["https://example.com/"]}"""
        },
        {
            "New-VoiceEndpoint -Websocket wss://example.com/s -Authorization Vonage | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/",
            "POST /v1/calls",
            """{"to":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=16000","authorization":{"type":"vonage"}}],"random_from_number":true,"answer_url":["https://example.com/"]}"""
        },
        {
            "New-VoiceEndpoint -App alice | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/",
            "POST /v1/calls",
            """{"to":[{"type":"app","user":"alice"}],"random_from_number":true,"answer_url":["https://example.com/"]}"""
        },
        {
            "New-VoiceEndpoint -Vbc 0123 | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/",
            "POST /v1/calls",
            """{"to":[{"type":"vbc","extension":"0123"}],"random_from_number":true,"answer_url":["https://example.com/"]}"""
        },
        {
            "New-VoiceEndpoint -SipUser rebekka -Domain example-trunk | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/",
            "POST /v1/calls",
            """{"to":[{"type":"sip","user":"rebekka","domain":"example-trunk"}],"random_from_number":true,"answer_url":["https://example.com/"]}"""
        },
        {
            "'To,From,AnswerUrl,AnswerMethod,EventUrl,EventMethod,MachineDetection,MachineDetectionMode,BeepTimeout,LengthTimer,RingingTimer', '447700900000,447700900001,https://example.com/a,post,https://example.com/e,get,continue,default,60,600,20' | ConvertFrom-Csv | New-VoiceCall",
            "POST /v1/calls",
            ToAndFrom + """
            "answer_url":["https://example.com/a"],"answer_method":"POST","event_url":["https://example.com/e"],"event_method":"GET","advanced_machine_detection":{"behavior":"continue","mode":"default","beep_timeout":60},"length_timer":600,"ringing_timer":20}
            """.Trim()
        },
        {
            "'To,From,AnswerUrl,AnswerMethod,EventUrl,EventMethod,MachineDetection,MachineDetectionMode,BeepTimeout,LengthTimer,RingingTimer', '447700900000,447700900001,https://example.com/a,,,,,,,,' | ConvertFrom-Csv | New-VoiceCall",
            "POST /v1/calls",
            ToAndFrom + """
            "answer_url":["https://example.com/a"]}
            """.Trim()
        },
        {
            "[pscustomobject]@{ Number = '447700900000'; From = '447700900001'; Name = 'Ada' } | New-VoiceCall -Ncco { [ordered]@{ action = 'talk'; text = \"Hi $($_.Name)\" } }",
            "POST /v1/calls",
            ToAndFrom + """
            "ncco":[{"action":"talk","text":"Hi Ada"}]}
            """.Trim()
        },
        { $"Stop-VoiceCall {Leg} -Force", $"PUT /v1/calls/{Leg}", """{"action":"hangup"}""" },
        { $"Set-VoiceCall {Leg} HANGUP", $"PUT /v1/calls/{Leg}", """{"action":"hangup"}""" },
        { $"Stop-VoiceCall {Leg}", $"PUT /v1/calls/{Leg}", """{"action":"hangup"}""" },
        {
            $"Set-VoiceCall {Leg} -DestinationUrl https://example.com/n.json",
            $"PUT /v1/calls/{Leg}",
            """{"action":"transfer","destination":{"type":"ncco","url":["https://example.com/n.json"]}}"""
        },
        {
            $"Set-VoiceCall {Leg} transfer -Ncco @{{ action = 'wait' }}",
            $"PUT /v1/calls/{Leg}",
            """{"action":"transfer","destination":{"type":"ncco","ncco":[{"action":"wait"}]}}"""
        },
        {
            $"Send-VoiceTalk {Leg} 'Grüße' -Language de-DE -Style 0 -Loop 2 -Level 0.4",
            $"PUT /v1/calls/{Leg}/talk",
            """{"text":"Grüße","language":"de-DE","style":0,"loop":2,"level":"0.4"}"""
        },
        {
            $"Send-VoiceTalk {Leg} Hi -Language en-GB -Style 2 -Premium -Level 1",
            $"PUT /v1/calls/{Leg}/talk",
            """{"text":"Hi","language":"en-GB","style":2,"premium":true,"level":"1"}"""
        },
        { $"Send-VoiceTalk {Leg} Hi -VoiceName Kimberly -Loop 0", $"PUT /v1/calls/{Leg}/talk", """{"text":"Hi","voice_name":"Kimberly","loop":0}""" },
        { $"Stop-VoiceTalk {Leg}", $"DELETE /v1/calls/{Leg}/talk", "" },
        {
            $"Start-VoiceStream {Leg} https://example.com/a.mp3 -Loop 0 -Level -1",
            $"PUT /v1/calls/{Leg}/stream",
            """{"stream_url":["https://example.com/a.mp3"],"loop":0,"level":"-1"}"""
        },
        { $"Stop-VoiceStream {Leg}", $"DELETE /v1/calls/{Leg}/stream", "" },
        { $"Send-VoiceDtmf {Leg} 0017P#", $"PUT /v1/calls/{Leg}/dtmf", """{"digits":"0017p#"}""" },
        {
            $"Register-VoiceDtmfEvent {Leg} 'https://example.com/keys?a=1&b=2'",
            $"PUT /v1/calls/{Leg}/input/dtmf",
            """{"event_url":["https://example.com/keys?a=1&b=2"]}"""
        },
        { $"Unregister-VoiceDtmfEvent {Leg}", $"DELETE /v1/calls/{Leg}/input/dtmf", "" },
    };

    public static TheoryData<string, string, string> Reads => new()
    {
        { $"Get-VoiceCall {Leg}", $"GET /v1/calls/{Leg}", "" },
        {
            "Get-VoiceCall -Status Completed -DateStart 2016-11-14T07:45:14Z -Order DESC -PageSize 5 -ConversationUuid CON-1",
            "GET /v1/calls?status=completed&date_start=2016-11-14T07%3A45%3A14Z&page_size=5&order=desc&conversation_uuid=CON-1",
            ""
        },
        { "Get-VoiceCall -First 3", "GET /v1/calls?page_size=3", "" },
        { "Get-VoiceCall -First 3 -Skip 4", "GET /v1/calls?page_size=7", "" },
        { "Get-VoiceCall -Skip 400", "GET /v1/calls?page_size=100", "" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    [MemberData(nameof(Reads))]
    public void What_is_typed_is_what_is_sent(string command, string target, string body)
    {
        var (result, server) = Run(command);

        Assert.Empty(result.Errors);
        var request = Assert.Single(server.Requests);
        Assert.Equal(target, $"{request.Method} {request.Target}");
        Assert.Equal(body, request.Body);
    }

    public static TheoryData<string> ChangingCommands => [.. Changes.Select(static row => row.Data.Item1)];

    [Theory]
    [MemberData(nameof(ChangingCommands))]
    public void WhatIf_sends_nothing(string command)
    {
        var (result, server) = Run(command + " -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("Get-VoiceCall -Skip 18446744073709551615")]
    [InlineData("Get-VoiceCall -First 18446744073709551615 -Skip 1")]
    public void The_largest_wishes_do_not_wrap_around(string command)
    {
        var (result, server) = Run(command);

        Assert.Empty(result.Errors);
        Assert.Contains("page_size=100", Assert.Single(server.Requests).Target, StringComparison.Ordinal);
    }

    [Fact]
    public void In_another_culture_numbers_are_still_sent_with_a_point()
    {
        var (result, server) = Run(
            $$"""
            [cultureinfo]::CurrentCulture = 'de-DE'
            Send-VoiceTalk {{Leg}} Hi -Level 0.4
            [pscustomobject]@{ Uuid = '{{Leg}}'; Text = 'Hi'; Level = '0.4'; Style = '1' } | Send-VoiceTalk
            Start-VoiceStream {{Leg}} https://example.com/a.mp3 -Level -0.4
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(
            [
                """{"text":"Hi","level":"0.4"}""",
                """{"text":"Hi","style":1,"level":"0.4"}""",
                """{"stream_url":["https://example.com/a.mp3"],"level":"-0.4"}""",
            ],
            server.Requests.Select(static request => request.Body));
    }

    private static (SessionResult Result, ScriptedServer Server) Run(string command)
    {
        using var server = new ScriptedServer(Answer);
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        return (session.Run(command), server);
    }

    private static string Answer(SeenRequest request) => request.Method switch
    {
        "GET" when !request.Target.Contains('?', StringComparison.Ordinal) => ScriptedServer.Json(200, $$"""{"uuid":"{{Leg}}"}"""),
        "GET" => ScriptedServer.Json(200, """{"count":0,"_embedded":{"calls":[]},"_links":{"last":{"href":"/"}}}"""),
        "POST" => ScriptedServer.Json(201, $$"""{"uuid":"{{Leg}}","status":"started"}"""),
        _ when request.Target.Count(static character => character == '/') == 3 => ScriptedServer.Empty(204),
        _ => ScriptedServer.Json(200, $$"""{"message":"Done","uuid":"{{Leg}}"}"""),
    };
}
