using System.Collections.Generic;

namespace VoicePS.Tests.Core;

/// <summary>NCCOs that the service takes, as its reference has them: every action with every option.</summary>
internal static class NccoCorpus
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    /// <summary>NCCOs in which there is nothing to find.</summary>
    public static IReadOnlyList<string> Valid { get; } =
    [
        """[{"action":"talk","text":"Hello World"}]""",
        """[{"action":"talk","text":"<speak>Fast: <prosody rate='fast'>now</prosody></speak>"}]""",
        """[{"action":"talk","text":"Hi","bargeIn":false,"loop":2,"level":"-0.4","language":"en-GB","style":2,"premium":true}]""",
        """[{"action":"talk","text":"Hi","level":0.5,"provider":"google","providerOptions":{"voice":"x","speed":1.5}}]""",
        """[{"action":"talk","text":"Hi","voiceName":"Chipmunk","loop":0}]""",
        """[{"action":"stream","streamUrl":["https://example.com/music.mp3"],"level":-1,"loop":0,"bargeIn":false}]""",
        """[{"action":"stream","streamUrl":["http://example.com/a.wav"],"level":"1","loop":3}]""",
        """[{"action":"record","eventUrl":["https://example.com/recordings"],"eventMethod":"GET"},{"action":"connect","endpoint":[{"type":"phone","number":"447700900001"}]}]""",
        """[{"action":"record","format":"wav","split":"conversation","channels":32,"endOnSilence":3,"endOnKey":"#","timeOut":7200,"beepStart":true}]""",
        """[{"action":"record","format":"ogg","transcription":{}}]""",
        """[{"action":"record","transcription":{"language":"he-IL","eventUrl":["https://example.com/t"],"eventMethod":"POST","sentimentAnalysis":true}}]""",
        """[{"action":"conversation","name":"standard"}]""",
        $$$"""[{"action":"conversation","name":"x","musicOnHoldUrl":["https://example.com/a.mp3"],"startOnEnter":false,"endOnExit":true,"record":true,"canSpeak":["{{{Leg}}}"],"canHear":[]}]""",
        """[{"action":"conversation","name":"x","mute":true,"record":true,"eventUrl":["https://example.com/e"],"eventMethod":"POST","transcription":{"language":"en-US"}}]""",
        """[{"action":"connect","from":"447700900000","timeout":5,"limit":7200,"eventType":"synchronous","eventUrl":["https://example.com/e"],"eventMethod":"POST","machineDetection":"continue","endpoint":[{"type":"phone","number":"447700900001","dtmfAnswer":"p*123#","shaken":"eyJ;info=<https://example.com/cert>","onAnswer":{"url":"https://example.com/a","ringbackTone":"https://example.com/r.wav"}}]}]""",
        """[{"action":"connect","randomFromNumber":true,"advancedMachineDetection":{"behavior":"hangup","mode":"detect_beep","beep_timeout":60},"endpoint":[{"type":"phone","number":"447700900001","onAnswer":{"url":"https://example.com/a","ringback":"https://example.com/r.wav"}}]}]""",
        """[{"action":"connect","endpoint":[{"type":"app","user":"jamie"}],"ringbackTone":"https://example.com/ring.mp3"}]""",
        """[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/socket","content-type":"audio/l16;rate=16000","headers":{"name":"J Doe","age":40,"roles":[1,2],"address":{"city":"Leeds"}},"authorization":{"type":"custom","value":"secret"}}]}]""",
        """[{"action":"connect","endpoint":[{"type":"websocket","uri":"ws://example.com/socket","content-type":"audio/l16;rate=8000","authorization":{"type":"vonage"}}]}]""",
        """[{"action":"connect","endpoint":[{"type":"sip","uri":"sip:rebekka@sip.example.com;transport=tls","headers":{"location":"New York"},"standardHeaders":{"User-to-User":"342342ef34;encoding=hex"}}]}]""",
        """[{"action":"connect","endpoint":[{"type":"sip","user":"john","domain":"trunk"}]}]""",
        """[{"action":"connect","endpoint":[{"type":"vbc","extension":"111"}]}]""",
        """[{"action":"talk","text":"Press a key","bargeIn":true},{"action":"input","type":["dtmf"],"dtmf":{"timeOut":10,"maxDigits":1,"submitOnHash":true},"eventUrl":["https://example.com/ivr"]}]""",
        """[{"action":"talk","text":"One","bargeIn":true,"loop":0},{"action":"stream","streamUrl":["https://example.com/a.mp3"],"loop":0},{"action":"input","type":["dtmf","speech"],"dtmf":{"maxDigits":1},"speech":{"context":["sales","support"]},"mode":"synchronous"},{"action":"talk","text":"Bye"}]""",
        $$$"""[{"action":"input","type":["speech"],"speech":{"uuid":["{{{Leg}}}"],"endOnSilence":0.4,"language":"en-GB","context":["a"],"startTimeout":60,"maxDuration":60,"saveAudio":true,"sensitivity":10,"provider":"deepgram","providerOptions":{"model":"x"}},"eventMethod":"POST"}]""",
        """[{"action":"input","type":["dtmf"],"mode":"asynchronous","dtmf":{},"eventUrl":["https://example.com/keys"]}]""",
        """[{"action":"notify","payload":{"foo":"bar"},"eventUrl":["https://example.com/event"],"eventMethod":"POST"}]""",
        """[{"action":"notify","payload":"text","eventUrl":["https://example.com/event"]}]""",
        """[{"action":"talk","text":"Wait"},{"action":"wait","timeout":0.5},{"action":"wait"},{"action":"talk","text":"Done"}]""",
        $$$"""[{"action":"talk","text":"Bye"},{"action":"transfer","conversationId":"CON-{{{Leg}}}","canHear":["{{{Leg}}}"],"mute":true}]""",
        $$$"""[{"action":"transfer","conversationId":"CON-{{{Leg}}}","canSpeak":[]}]""",
    ];

    /// <summary>What worked in 2017, and what the vendor's own examples have still: there is something to say, but nothing to refuse.</summary>
    public static IReadOnlyList<string> Tolerated { get; } =
    [
        """[{"action":"talk","text":"Press 1 and the hash key","bargeIn":true},{"action":"input","submitOnHash":true,"eventUrl":["https://example.com/ivr"]}]""",
        """[{"action":"stream","streamUrl":["https://example.com/a.mp3"],"bargeIn":"true"},{"action":"input","submitOnHash":"true","maxDigits":20,"timeOut":3}]""",
        """[{"action":"input","dtmf":{"maxDigits":1},"speech":{}}]""",
        """[{"action":"input","eventUrl":["https://example.com/ivr"]}]""",
        """[{"action":"connect","timeout":"45","from":"447700900000","endpoint":[{"type":"phone","number":"+447700900001"}]}]""",
        """[{"action":"conversation","name":"x","musicOnHoldUrl":"https://example.com/a.mp3"}]""",
        """[{"action":"transfer","conversation_id":"CON-1"}]""",
        """[{"action":"connect","advanced_machine_detection":{"beepTimeout":30},"endpoint":[{"type":"sip","uri":"sip:a@b.example","standard_headers":{"User-to-User":"1"}}]}]""",
        """[{"action":"pay","amount":9.99,"currency":"eur","eventUrl":["https://example.com/pay"],"eventMethod":"POST","prompts":[{"type":"CardNumber"}],"voice":{"language":"en-GB","style":1}}]""",
        """[{"action":"talk","text":"From tomorrow","newerThanThisModule":{"x":[1]}}]""",
        """{"action":"talk","text":"Without a list"}""",
    ];
}
