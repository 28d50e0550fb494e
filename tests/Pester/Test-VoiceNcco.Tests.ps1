BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    $sound = '[{"action":"talk","text":"Hello"}]'
    $broken = '[{"action":"talk"}]'
    $talk = @{ action = 'talk'; text = 'Press a key'; bargeIn = $true }
    $listen = @{ action = 'input'; type = @('dtmf'); dtmf = @{ maxDigits = 1 } }

    # Findings as short lines.
    function Test-Short {
        param($Findings)

        @($Findings | ForEach-Object { "$($_.Path) $($_.Rule)" })
    }
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Test-VoiceNcco' {
    Context 'each rule' {
        It 'tells <Rule>, as in: <Says>' -ForEach @(
            @{ Rule = 'NotJson'; Severity = 'Error'; Path = ''
                Says = 'The NCCO is not valid JSON (line 1, position 34): there is a comma too many before the bracket.'
                Fix = 'Correct the JSON: [ { "action": "talk", … }, … ].'
                Ncco = '[{"action":"talk","text":"Hello",}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'NotAList'; Severity = 'Warning'; Path = ''
                Says = 'An NCCO is a list of actions, each of them an object; this is an object without a list. The cmdlets put it into one, and a web server must do so itself.'
                Fix = 'Put it into brackets: [ { … } ].'
                Ncco = '{"action":"talk","text":"Hello"}'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'NoActions'; Severity = 'Error'; Path = ''
                Says = 'The NCCO holds no action: the call would end at once.'
                Fix = 'Give at least one action.'
                Ncco = '[]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'ActionMissing'; Severity = 'Error'; Path = '[0]'
                Says = 'It does not say which action it is: the option action is missing.'
                Fix = 'Give record, conversation, connect, talk, stream, input, notify, wait or transfer.'
                Ncco = '[{"text":"Hello"}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'ActionMissing'; Severity = 'Error'; Path = '[0]'
                Says = 'It does not say which action it is: the option action is missing.'
                Fix = 'Write action, and not Action.'
                Ncco = '[{"Action":"talk","text":"Hello"}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'ActionMissing'; Severity = 'Error'; Path = '[0]'
                Says = 'An action is an object; this is the text "talk".'
                Fix = 'Write { "action": "talk", … }.'
                Ncco = '["talk"]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'UnknownAction'; Severity = 'Error'; Path = '[0].action'
                Says = 'There is no action "tlak".'
                Fix = 'Did you mean talk?'
                Ncco = '[{"action":"tlak","text":"Hello"}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'UnknownAction'; Severity = 'Error'; Path = '[0].action'
                Says = 'There is no action "Talk".'
                Fix = 'Did you mean talk?'
                Ncco = '[{"action":"Talk","text":"Hello"}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'UnknownAction'; Severity = 'Error'; Path = '[0].action'
                Says = 'There is no action "hangup".'
                Fix = 'Give record, conversation, connect, talk, stream, input, notify, wait or transfer.'
                Ncco = '[{"action":"hangup"}]'
                Sound = '[{"action":"talk","text":"Goodbye"}]' }
            @{ Rule = 'UnknownAction'; Severity = 'Error'; Path = '[0].action'
                Says = 'There is no action "say".'
                Fix = 'Did you mean talk?'
                Ncco = '[{"action":"say","text":"Hello"}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'UnknownAction'; Severity = 'Error'; Path = '[0].action'
                Says = 'There is no action "Play".'
                Fix = 'Did you mean stream?'
                Ncco = '[{"action":"Play","streamUrl":["https://example.com/a.mp3"]}]'
                Sound = '[{"action":"stream","streamUrl":["https://example.com/a.mp3"]}]' }
            @{ Rule = 'RetiredAction'; Severity = 'Warning'; Path = '[0].action'
                Says = 'The action pay was tried out in 2021; the vendor''s documents do not have it any more.'
                Fix = 'Ask the vendor whether your account has it.'
                Ncco = '[{"action":"pay","amount":9.99}]'
                Sound = '[{"action":"talk","text":"Pay elsewhere"}]' }
            @{ Rule = 'UnknownOption'; Severity = 'Warning'; Path = '[0].beepOnStart'
                Says = 'record has no option beepOnStart.'
                Fix = 'Did you mean beepStart?'
                Ncco = '[{"action":"record","beepOnStart":true}]'
                Sound = '[{"action":"record","beepStart":true}]' }
            @{ Rule = 'UnknownOption'; Severity = 'Warning'; Path = '[0].voice'
                Says = 'record has no option voice.'
                Fix = 'Leave it out, unless it is newer than this module.'
                Ncco = '[{"action":"record","voice":"x"}]'
                Sound = '[{"action":"record"}]' }
            @{ Rule = 'UnknownOption'; Severity = 'Warning'; Path = '[0].text'
                Says = 'wait has no option text; talk has one.'
                Fix = 'Leave it out, unless it is newer than this module.'
                Ncco = '[{"action":"wait","text":"Hello"}]'
                Sound = '[{"action":"wait"}]' }
            @{ Rule = 'UnknownOption'; Severity = 'Warning'; Path = '[0].endpoint[0].number'
                Says = 'An endpoint of type app has no option number; type phone has one.'
                Fix = 'Leave it out, unless it is newer than this module.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada","number":"447700900000"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}]}]' }
            @{ Rule = 'OptionSpelling'; Severity = 'Error'; Path = '[0].Loop'
                Says = 'The service knows loop, and not Loop.'
                Fix = 'Write loop.'
                Ncco = '[{"action":"talk","text":"Hello","Loop":2}]'
                Sound = '[{"action":"talk","text":"Hello","loop":2}]' }
            @{ Rule = 'OptionSpelling'; Severity = 'Error'; Path = '[0].dtmf.timeout'
                Says = 'The service knows timeOut, and not timeout.'
                Fix = 'Write timeOut.'
                Ncco = '[{"action":"input","type":["dtmf"],"dtmf":{"timeout":5}}]'
                Sound = '[{"action":"input","type":["dtmf"],"dtmf":{"timeOut":5}}]' }
            @{ Rule = 'OptionSpelling'; Severity = 'Error'; Path = '[0].endpoint[0].contentType'
                Says = 'The service knows content-type, and not contentType.'
                Fix = 'Write content-type.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/s","contentType":"audio/l16;rate=16000"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=16000"}]}]' }
            @{ Rule = 'RestSpelling'; Severity = 'Error'; Path = '[0].voice_name'
                Says = 'voice_name is the spelling of the REST API; an NCCO has voiceName.'
                Fix = 'Write voiceName.'
                Ncco = '[{"action":"talk","text":"Hello","voice_name":"Amy"}]'
                Sound = '[{"action":"talk","text":"Hello","voiceName":"Amy"}]' }
            @{ Rule = 'RestSpelling'; Severity = 'Error'; Path = '[0].event_url'
                Says = 'event_url is the spelling of the REST API; an NCCO has eventUrl.'
                Fix = 'Write eventUrl.'
                Ncco = '[{"action":"record","event_url":["https://example.com/e"]}]'
                Sound = '[{"action":"record","eventUrl":["https://example.com/e"]}]' }
            @{ Rule = 'RestSpelling'; Severity = 'Error'; Path = '[0].stream_url'
                Says = 'stream_url is the spelling of the REST API; an NCCO has streamUrl.'
                Fix = 'Write streamUrl.'
                Ncco = '[{"action":"stream","stream_url":["https://example.com/a.mp3"]}]'
                Sound = '[{"action":"stream","streamUrl":["https://example.com/a.mp3"]}]' }
            @{ Rule = 'RestSpelling'; Severity = 'Error'; Path = '[0].machine_detection'
                Says = 'machine_detection is the spelling of the REST API; an NCCO has machineDetection.'
                Fix = 'Write machineDetection.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"machine_detection":"hangup"}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"machineDetection":"hangup"}]' }
            @{ Rule = 'RestSpelling'; Severity = 'Warning'; Path = '[0].advanced_machine_detection'
                Says = 'The vendor''s documents and clients disagree whether an NCCO has advanced_machine_detection or advancedMachineDetection.'
                Fix = 'Write advancedMachineDetection, which the reference has.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"advanced_machine_detection":{"mode":"detect"}}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"advancedMachineDetection":{"mode":"detect"}}]' }
            @{ Rule = 'RestSpelling'; Severity = 'Warning'; Path = '[0].endpoint[0].standard_headers'
                Says = 'The vendor''s documents and clients disagree whether an NCCO has standard_headers or standardHeaders.'
                Fix = 'Write standardHeaders, which the reference has.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"sip","uri":"sip:ada@example.com","standard_headers":{"User-to-User":"1"}}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"sip","uri":"sip:ada@example.com","standardHeaders":{"User-to-User":"1"}}]}]' }
            @{ Rule = 'RestSpelling'; Severity = 'Warning'; Path = '[0].advancedMachineDetection.beepTimeout'
                Says = 'The vendor''s documents and clients disagree whether an NCCO has beepTimeout or beep_timeout.'
                Fix = 'Write beep_timeout, which the reference has.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"advancedMachineDetection":{"beepTimeout":60}}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"advancedMachineDetection":{"beep_timeout":60}}]' }
            @{ Rule = 'RestSpelling'; Severity = 'Warning'; Path = '[0].conversation_id'
                Says = 'The vendor''s documents and clients disagree whether an NCCO has conversation_id or conversationId.'
                Fix = 'Write conversationId, which the reference has.'
                Ncco = '[{"action":"transfer","conversation_id":"CON-1"}]'
                Sound = '[{"action":"transfer","conversationId":"CON-1"}]' }
            @{ Rule = 'OldSpelling'; Severity = 'Warning'; Path = '[0].maxDigits'
                Says = 'maxDigits stood here in 2017; since then it is dtmf.maxDigits.'
                Fix = 'Write "type": ["dtmf"], "dtmf": { "maxDigits": 4 } in its place.'
                Ncco = '[{"action":"input","maxDigits":4}]'
                Sound = '[{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":4}}]' }
            @{ Rule = 'OldSpelling'; Severity = 'Warning'; Path = '[0].submitOnHash'
                Says = 'submitOnHash stood here in 2017; since then it is dtmf.submitOnHash.'
                Fix = 'Write "type": ["dtmf"], "dtmf": { "submitOnHash": true } in its place.'
                Ncco = '[{"action":"input","submitOnHash":true}]'
                Sound = '[{"action":"input","type":["dtmf"],"dtmf":{"submitOnHash":true}}]' }
            @{ Rule = 'DuplicateOption'; Severity = 'Warning'; Path = '[0].text'
                Says = 'text is there twice; which of them counts is not certain.'
                Fix = 'Leave one of them.'
                Ncco = '[{"action":"talk","text":"Hello","text":"Goodbye"}]'
                Sound = '[{"action":"talk","text":"Goodbye"}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].text'
                Says = 'talk needs the option text.'
                Fix = 'Add text: text to be spoken.'
                Ncco = '[{"action":"talk"}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].text'
                Says = 'text is empty, and talk needs it.'
                Fix = 'Add text: text to be spoken.'
                Ncco = '[{"action":"talk","text":" "}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].streamUrl'
                Says = 'stream needs the option streamUrl.'
                Fix = 'Add streamUrl: a list that holds one web address.'
                Ncco = '[{"action":"stream"}]'
                Sound = '[{"action":"stream","streamUrl":["https://example.com/a.mp3"]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].name'
                Says = 'conversation needs the option name.'
                Fix = 'Add name: the name of the conversation.'
                Ncco = '[{"action":"conversation"}]'
                Sound = '[{"action":"conversation","name":"standup"}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].endpoint'
                Says = 'connect needs the option endpoint.'
                Fix = 'Add endpoint: a list that holds one endpoint.'
                Ncco = '[{"action":"connect"}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].endpoint[0].type'
                Says = 'An endpoint needs the option type.'
                Fix = 'Give phone, app, websocket, sip or vbc.'
                Ncco = '[{"action":"connect","endpoint":[{"number":"447700900000"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].endpoint[0].number'
                Says = 'An endpoint of type phone needs the option number.'
                Fix = 'Add number: a phone number with its country code: 7 to 15 digits, without + or blanks.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"phone"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].endpoint[0].onAnswer.url'
                Says = 'onAnswer needs the option url.'
                Fix = 'Add url: a web address that begins with https:// or http://.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000","onAnswer":{}}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000","onAnswer":{"url":"https://example.com/a"}}]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].endpoint[0].content-type'
                Says = 'An endpoint of type websocket needs the option content-type.'
                Fix = 'Add content-type: audio/l16;rate=8000, audio/l16;rate=16000 or audio/l16;rate=24000.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/s"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=16000"}]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].endpoint[0].uri'
                Says = 'An endpoint of type sip needs the option uri, or user and domain.'
                Fix = 'Give the address, for example sip:rebekka@sip.example.com.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"sip"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"sip","uri":"sip:ada@example.com"}]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].endpoint[0].domain'
                Says = 'An endpoint of type sip has user and domain together.'
                Fix = 'Add domain.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"sip","user":"ada"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"sip","user":"ada","domain":"trunk"}]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].endpoint[0].authorization.value'
                Says = 'An authorization of type custom needs the option value.'
                Fix = 'Give the value of the header Authorization.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=16000","authorization":{"type":"custom"}}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=16000","authorization":{"type":"vonage"}}]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].payload'
                Says = 'notify needs the option payload.'
                Fix = 'Add payload: any JSON.'
                Ncco = '[{"action":"notify","eventUrl":["https://example.com/e"]}]'
                Sound = '[{"action":"notify","payload":{"step":1},"eventUrl":["https://example.com/e"]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].eventUrl'
                Says = 'notify needs the option eventUrl.'
                Fix = 'Add eventUrl: a list that holds one web address.'
                Ncco = '[{"action":"notify","payload":{"step":1}}]'
                Sound = '[{"action":"notify","payload":{"step":1},"eventUrl":["https://example.com/e"]}]' }
            @{ Rule = 'MissingOption'; Severity = 'Error'; Path = '[0].conversationId'
                Says = 'transfer needs the option conversationId.'
                Fix = 'Add conversationId: the id of a conversation.'
                Ncco = '[{"action":"transfer"}]'
                Sound = '[{"action":"transfer","conversationId":"CON-1"}]' }
            @{ Rule = 'MissingOption'; Severity = 'Warning'; Path = '[0].type'
                Says = 'An input says in type what it listens for; older documents do without.'
                Fix = 'Add "type": ["speech"].'
                Ncco = '[{"action":"input","speech":{}}]'
                Sound = '[{"action":"input","type":["speech"],"speech":{}}]' }
            @{ Rule = 'WrongType'; Severity = 'Error'; Path = '[0].loop'
                Says = 'loop is the text "often", and should be a whole number of 0 or more.'
                Fix = 'Give a whole number of 0 or more.'
                Ncco = '[{"action":"talk","text":"Hello","loop":"often"}]'
                Sound = '[{"action":"talk","text":"Hello","loop":2}]' }
            @{ Rule = 'WrongType'; Severity = 'Warning'; Path = '[0].loop'
                Says = 'loop is the text "2", and should be 2 without quotes.'
                Fix = 'Write 2.'
                Ncco = '[{"action":"talk","text":"Hello","loop":"2"}]'
                Sound = '[{"action":"talk","text":"Hello","loop":2}]' }
            @{ Rule = 'WrongType'; Severity = 'Error'; Path = '[0].loop'
                Says = 'loop is 1.5, and should be a whole number of 0 or more.'
                Fix = 'Give a whole number of 0 or more.'
                Ncco = '[{"action":"talk","text":"Hello","loop":1.5}]'
                Sound = '[{"action":"talk","text":"Hello","loop":1}]' }
            @{ Rule = 'WrongType'; Severity = 'Warning'; Path = '[0].premium'
                Says = 'premium is the text "true", and should be true without quotes.'
                Fix = 'Write true.'
                Ncco = '[{"action":"talk","text":"Hello","premium":"true"}]'
                Sound = '[{"action":"talk","text":"Hello","premium":true}]' }
            @{ Rule = 'WrongType'; Severity = 'Error'; Path = '[0].premium'
                Says = 'premium is the number 1, and should be true or false.'
                Fix = 'Give true or false.'
                Ncco = '[{"action":"talk","text":"Hello","premium":1}]'
                Sound = '[{"action":"talk","text":"Hello","premium":true}]' }
            @{ Rule = 'WrongType'; Severity = 'Warning'; Path = '[0].language'
                Says = 'language is null, and should be a language, for example en-US.'
                Fix = 'Leave it out, or give it a value.'
                Ncco = '[{"action":"talk","text":"Hello","language":null}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'WrongType'; Severity = 'Error'; Path = '[0].text'
                Says = 'text is a list, and should be text to be spoken.'
                Fix = 'Give text to be spoken.'
                Ncco = '[{"action":"talk","text":["Hello"]}]'
                Sound = '[{"action":"talk","text":"Hello"}]' }
            @{ Rule = 'WrongType'; Severity = 'Error'; Path = '[0].endOnKey'
                Says = 'endOnKey is 5 without quotes, and should be one key: 0 to 9, * or #.'
                Fix = 'Put it in quotes: "5".'
                Ncco = '[{"action":"record","endOnKey":5}]'
                Sound = '[{"action":"record","endOnKey":"5"}]' }
            @{ Rule = 'WrongType'; Severity = 'Error'; Path = '[0].transcription'
                Says = 'transcription is true, and should be an object.'
                Fix = 'Give an object with language, eventUrl, eventMethod and sentimentAnalysis.'
                Ncco = '[{"action":"record","transcription":true}]'
                Sound = '[{"action":"record","transcription":{}}]' }
            @{ Rule = 'WrongType'; Severity = 'Error'; Path = '[0].endpoint[0]'
                Says = 'endpoint is the text "447700900000", and should be an endpoint, for example { "type": "phone", "number": "447700900000" }.'
                Fix = 'Give an endpoint, for example { "type": "phone", "number": "447700900000" }.'
                Ncco = '[{"action":"connect","endpoint":["447700900000"]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]' }
            @{ Rule = 'WrongType'; Severity = 'Error'; Path = '[0].endpoint[0].number'
                Says = 'number is 447700900000 without quotes, and should be a phone number with its country code: 7 to 15 digits, without + or blanks.'
                Fix = 'Put it in quotes: "447700900000".'
                Ncco = '[{"action":"connect","endpoint":[{"type":"phone","number":447700900000}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].loop'
                Says = 'loop is -1, and should be a whole number of 0 or more.'
                Fix = 'Give a whole number of 0 or more.'
                Ncco = '[{"action":"talk","text":"Hello","loop":-1}]'
                Sound = '[{"action":"talk","text":"Hello","loop":0}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].level'
                Says = 'level is 1.5, and should be a number from -1 to 1.'
                Fix = 'Give a number from -1 to 1.'
                Ncco = '[{"action":"talk","text":"Hello","level":"1.5"}]'
                Sound = '[{"action":"talk","text":"Hello","level":"1"}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].level'
                Says = 'level is -2, and should be a number from -1 to 1.'
                Fix = 'Give a number from -1 to 1.'
                Ncco = '[{"action":"stream","streamUrl":["https://example.com/a.mp3"],"level":-2}]'
                Sound = '[{"action":"stream","streamUrl":["https://example.com/a.mp3"],"level":-1}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].endOnSilence'
                Says = 'endOnSilence is 2, and should be a whole number from 3 to 10.'
                Fix = 'Give a whole number from 3 to 10.'
                Ncco = '[{"action":"record","endOnSilence":2}]'
                Sound = '[{"action":"record","endOnSilence":3}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].timeOut'
                Says = 'timeOut is 7201, and should be a whole number from 3 to 7200.'
                Fix = 'Give a whole number from 3 to 7200.'
                Ncco = '[{"action":"record","timeOut":7201}]'
                Sound = '[{"action":"record","timeOut":7200}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].channels'
                Says = 'channels is 33, and should be a whole number from 1 to 32.'
                Fix = 'Give a whole number from 1 to 32.'
                Ncco = '[{"action":"record","split":"conversation","channels":33}]'
                Sound = '[{"action":"record","split":"conversation","channels":32}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].dtmf.maxDigits'
                Says = 'maxDigits is 23, and should be a whole number from 1 to 20.'
                Fix = 'Give a whole number from 1 to 20.'
                Ncco = '[{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":23}}]'
                Sound = '[{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":20}}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Warning'; Path = '[0].dtmf.maxDigits'
                Says = 'maxDigits is 22. The vendor''s documents disagree about it: all of them allow a whole number from 1 to 20.'
                Fix = 'Give a whole number from 1 to 20, to be certain.'
                Ncco = '[{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":22}}]'
                Sound = '[{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":20}}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].dtmf.timeOut'
                Says = 'timeOut is 11, and should be a whole number from 0 to 10.'
                Fix = 'Give a whole number from 0 to 10.'
                Ncco = '[{"action":"input","type":["dtmf"],"dtmf":{"timeOut":11}}]'
                Sound = '[{"action":"input","type":["dtmf"],"dtmf":{"timeOut":10}}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].speech.endOnSilence'
                Says = 'endOnSilence is 0.3, and should be a number from 0.4 to 10.'
                Fix = 'Give a number from 0.4 to 10.'
                Ncco = '[{"action":"input","type":["speech"],"speech":{"endOnSilence":0.3}}]'
                Sound = '[{"action":"input","type":["speech"],"speech":{"endOnSilence":0.4}}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].speech.startTimeout'
                Says = 'startTimeout is 61, and should be a whole number from 1 to 60.'
                Fix = 'Give a whole number from 1 to 60.'
                Ncco = '[{"action":"input","type":["speech"],"speech":{"startTimeout":61}}]'
                Sound = '[{"action":"input","type":["speech"],"speech":{"startTimeout":60}}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].speech.maxDuration'
                Says = 'maxDuration is 0, and should be a whole number from 1 to 60.'
                Fix = 'Give a whole number from 1 to 60.'
                Ncco = '[{"action":"input","type":["speech"],"speech":{"maxDuration":0}}]'
                Sound = '[{"action":"input","type":["speech"],"speech":{"maxDuration":1}}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].speech.sensitivity'
                Says = 'sensitivity is 9, and should be a whole number from 10 to 100.'
                Fix = 'Give a whole number from 10 to 100.'
                Ncco = '[{"action":"input","type":["speech"],"speech":{"sensitivity":9}}]'
                Sound = '[{"action":"input","type":["speech"],"speech":{"sensitivity":10}}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].timeout'
                Says = 'timeout is 0, and should be a whole number from 1 to 120.'
                Fix = 'Give a whole number from 1 to 120.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"timeout":0}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"timeout":1}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Warning'; Path = '[0].timeout'
                Says = 'timeout is 121. The vendor''s documents disagree about it: all of them allow a whole number from 1 to 120.'
                Fix = 'Give a whole number from 1 to 120, to be certain.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"timeout":121}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"timeout":120}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].limit'
                Says = 'limit is 7201, and should be a whole number from 1 to 7200.'
                Fix = 'Give a whole number from 1 to 7200.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"limit":7201}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"limit":7200}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Warning'; Path = '[0].limit'
                Says = 'limit is 0. The vendor''s documents disagree about it: all of them allow a whole number from 1 to 7200.'
                Fix = 'Give a whole number from 1 to 7200, to be certain.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"limit":0}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"limit":1}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Warning'; Path = '[0].advancedMachineDetection.beep_timeout'
                Says = 'beep_timeout is 30. The vendor''s documents disagree about it: all of them allow a whole number from 45 to 120.'
                Fix = 'Give a whole number from 45 to 120, to be certain.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"advancedMachineDetection":{"beep_timeout":30}}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"advancedMachineDetection":{"beep_timeout":45}}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Error'; Path = '[0].advancedMachineDetection.beep_timeout'
                Says = 'beep_timeout is 121, and should be a whole number from 45 to 120.'
                Fix = 'Give a whole number from 45 to 120.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"advancedMachineDetection":{"beep_timeout":121}}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"advancedMachineDetection":{"beep_timeout":120}}]' }
            @{ Rule = 'OutOfRange'; Severity = 'Warning'; Path = '[0].timeout'
                Says = 'timeout is 0.05, and should be a number from 0.1 to 7200: the service takes the nearest of these.'
                Fix = 'Give a number from 0.1 to 7200.'
                Ncco = '[{"action":"wait","timeout":0.05}]'
                Sound = '[{"action":"wait","timeout":0.1}]' }
            @{ Rule = 'UnknownValue'; Severity = 'Error'; Path = '[0].format'
                Says = 'format is "mp4", and should be mp3, wav or ogg.'
                Fix = 'Write "mp3".'
                Ncco = '[{"action":"record","format":"mp4"}]'
                Sound = '[{"action":"record","format":"mp3"}]' }
            @{ Rule = 'UnknownValue'; Severity = 'Error'; Path = '[0].eventMethod'
                Says = 'eventMethod is "post", and should be POST or GET.'
                Fix = 'Write "POST".'
                Ncco = '[{"action":"record","eventMethod":"post"}]'
                Sound = '[{"action":"record","eventMethod":"POST"}]' }
            @{ Rule = 'UnknownValue'; Severity = 'Error'; Path = '[0].split'
                Says = 'split is "stereo", and should be conversation.'
                Fix = 'Give conversation.'
                Ncco = '[{"action":"record","split":"stereo"}]'
                Sound = '[{"action":"record","split":"conversation"}]' }
            @{ Rule = 'UnknownValue'; Severity = 'Error'; Path = '[0].type[0]'
                Says = 'type is "voice", and should be dtmf or speech.'
                Fix = 'Give dtmf or speech.'
                Ncco = '[{"action":"input","type":["voice"]}]'
                Sound = '[{"action":"input","type":["speech"]}]' }
            @{ Rule = 'UnknownValue'; Severity = 'Error'; Path = '[0].mode'
                Says = 'mode is "async", and should be synchronous or asynchronous.'
                Fix = 'Write "asynchronous".'
                Ncco = '[{"action":"input","type":["dtmf"],"mode":"async"}]'
                Sound = '[{"action":"input","type":["dtmf"],"mode":"asynchronous"}]' }
            @{ Rule = 'UnknownValue'; Severity = 'Error'; Path = '[0].endpoint[0].type'
                Says = 'type is "phones", and should be phone, app, websocket, sip or vbc.'
                Fix = 'Write "phone".'
                Ncco = '[{"action":"connect","endpoint":[{"type":"phones","number":"447700900000"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]' }
            @{ Rule = 'UnknownValue'; Severity = 'Error'; Path = '[0].machineDetection'
                Says = 'machineDetection is "stop", and should be continue or hangup.'
                Fix = 'Give continue or hangup.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"machineDetection":"stop"}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"machineDetection":"hangup"}]' }
            @{ Rule = 'UnknownValue'; Severity = 'Error'; Path = '[0].eventType'
                Says = 'eventType is "async", and should be synchronous.'
                Fix = 'Give synchronous.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"eventType":"async"}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"eventType":"synchronous"}]' }
            @{ Rule = 'UnknownValue'; Severity = 'Warning'; Path = '[0].endpoint[0].content-type'
                Says = 'content-type is "audio/l16;rate=48000", and should be audio/l16;rate=8000, audio/l16;rate=16000 or audio/l16;rate=24000.'
                Fix = 'Write "audio/l16;rate=8000".'
                Ncco = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=48000"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=24000"}]}]' }
            @{ Rule = 'WrongFormat'; Severity = 'Error'; Path = '[0].endpoint[0].number'
                Says = 'number is "+44 7700 900000", and should be a phone number with its country code: 7 to 15 digits, without + or blanks.'
                Fix = 'Write "447700900000".'
                Ncco = '[{"action":"connect","endpoint":[{"type":"phone","number":"+44 7700 900000"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]' }
            @{ Rule = 'WrongFormat'; Severity = 'Warning'; Path = '[0].endpoint[0].number'
                Says = 'number is "+447700900000"; today''s service wants it without the plus.'
                Fix = 'Write "447700900000".'
                Ncco = '[{"action":"connect","endpoint":[{"type":"phone","number":"+447700900000"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]' }
            @{ Rule = 'WrongFormat'; Severity = 'Error'; Path = '[0].endpoint[0].number'
                Says = 'number is "07700900000", and should be a phone number with its country code: 7 to 15 digits, without + or blanks.'
                Fix = 'Write it in international form, for example "447700900000".'
                Ncco = '[{"action":"connect","endpoint":[{"type":"phone","number":"07700900000"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]' }
            @{ Rule = 'WrongFormat'; Severity = 'Error'; Path = '[0].endpoint[0].dtmfAnswer'
                Says = 'dtmfAnswer is "auto", and should be keys to press: 0 to 9, *, # and p for a pause of half a second.'
                Fix = 'Give keys to press: 0 to 9, *, # and p for a pause of half a second.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000","dtmfAnswer":"auto"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000","dtmfAnswer":"p1"}]}]' }
            @{ Rule = 'WrongFormat'; Severity = 'Warning'; Path = '[0].from'
                Says = 'from is "VoicePS"; what is no phone number of digits only is not shown to the callee.'
                Fix = 'Give a number of the account, for example "447700900000".'
                Ncco = '[{"action":"connect","from":"VoicePS","endpoint":[{"type":"app","user":"ada"}]}]'
                Sound = '[{"action":"connect","from":"447700900000","endpoint":[{"type":"app","user":"ada"}]}]' }
            @{ Rule = 'WrongFormat'; Severity = 'Error'; Path = '[0].endpoint[0].uri'
                Says = 'uri is "https://example.com/s", which is not a websocket address.'
                Fix = 'Write the address in full, beginning with wss:// or ws://.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"https://example.com/s","content-type":"audio/l16;rate=16000"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=16000"}]}]' }
            @{ Rule = 'WrongFormat'; Severity = 'Error'; Path = '[0].endpoint[0].uri'
                Says = 'uri is "ada@example.com", which is not a SIP address.'
                Fix = 'Write it as sip:user@host.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"sip","uri":"ada@example.com"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"sip","uri":"sip:ada@example.com"}]}]' }
            @{ Rule = 'WrongFormat'; Severity = 'Error'; Path = '[0].endOnKey'
                Says = 'endOnKey is "##", and should be one key: 0 to 9, * or #.'
                Fix = 'Give one key: 0 to 9, * or #.'
                Ncco = '[{"action":"record","endOnKey":"##"}]'
                Sound = '[{"action":"record","endOnKey":"#"}]' }
            @{ Rule = 'TooLong'; Severity = 'Warning'; Path = '[0].endpoint[0].uri'
                Says = 'uri has 59 characters. The vendor''s documents allow 50; the service takes more.'
                Fix = 'Shorten it if the service refuses it.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"sip","uri":"sip:a-very-long-user-name@a-very-long-host-name.example.com"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"sip","uri":"sip:ada@example.com"}]}]' }
            @{ Rule = 'NotInList'; Severity = 'Error'; Path = '[0].eventUrl'
                Says = 'eventUrl is the text "https://example.com/e", and should be a list that holds one web address.'
                Fix = 'Put it into brackets: ["https://example.com/e"].'
                Ncco = '[{"action":"record","eventUrl":"https://example.com/e"}]'
                Sound = '[{"action":"record","eventUrl":["https://example.com/e"]}]' }
            @{ Rule = 'NotInList'; Severity = 'Error'; Path = '[0].streamUrl'
                Says = 'streamUrl is the text "https://example.com/a.mp3", and should be a list that holds one web address.'
                Fix = 'Put it into brackets: ["https://example.com/a.mp3"].'
                Ncco = '[{"action":"stream","streamUrl":"https://example.com/a.mp3"}]'
                Sound = '[{"action":"stream","streamUrl":["https://example.com/a.mp3"]}]' }
            @{ Rule = 'NotInList'; Severity = 'Warning'; Path = '[0].musicOnHoldUrl'
                Says = 'musicOnHoldUrl is the text "https://example.com/a.mp3", and should be a list that holds one web address.'
                Fix = 'Put it into brackets: ["https://example.com/a.mp3"].'
                Ncco = '[{"action":"conversation","name":"standup","musicOnHoldUrl":"https://example.com/a.mp3"}]'
                Sound = '[{"action":"conversation","name":"standup","musicOnHoldUrl":["https://example.com/a.mp3"]}]' }
            @{ Rule = 'NotInList'; Severity = 'Error'; Path = '[0].type'
                Says = 'type is the text "dtmf", and should be a list of dtmf or speech.'
                Fix = 'Put it into brackets: ["dtmf"].'
                Ncco = '[{"action":"input","type":"dtmf"}]'
                Sound = '[{"action":"input","type":["dtmf"]}]' }
            @{ Rule = 'NotInList'; Severity = 'Error'; Path = '[0].endpoint'
                Says = 'endpoint is an object, and should be a list that holds one endpoint.'
                Fix = 'Put it into brackets: [{…}].'
                Ncco = '[{"action":"connect","endpoint":{"type":"app","user":"ada"}}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}]}]' }
            @{ Rule = 'ListLength'; Severity = 'Error'; Path = '[0].eventUrl'
                Says = 'eventUrl is a list that holds 2 values, and should be a list that holds one web address.'
                Fix = 'Leave one of them.'
                Ncco = '[{"action":"record","eventUrl":["https://example.com/e","https://example.com/f"]}]'
                Sound = '[{"action":"record","eventUrl":["https://example.com/e"]}]' }
            @{ Rule = 'ListLength'; Severity = 'Error'; Path = '[0].eventUrl'
                Says = 'eventUrl is a list that holds nothing, and should be a list that holds one web address.'
                Fix = 'Give a list that holds one web address.'
                Ncco = '[{"action":"record","eventUrl":[]}]'
                Sound = '[{"action":"record","eventUrl":["https://example.com/e"]}]' }
            @{ Rule = 'ListLength'; Severity = 'Error'; Path = '[0].endpoint'
                Says = 'endpoint is a list that holds 2 values, and should be a list that holds one endpoint.'
                Fix = 'Leave one of them.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"},{"type":"app","user":"bob"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}]}]' }
            @{ Rule = 'ListLength'; Severity = 'Error'; Path = '[0].type'
                Says = 'type is a list that holds nothing, and should be a list of dtmf or speech.'
                Fix = 'Give a list of dtmf or speech.'
                Ncco = '[{"action":"input","type":[]}]'
                Sound = '[{"action":"input","type":["dtmf"]}]' }
            @{ Rule = 'WrongUrl'; Severity = 'Error'; Path = '[0].eventUrl[0]'
                Says = 'eventUrl is "/recordings", which is not a web address that the service can reach.'
                Fix = 'Write the address in full, beginning with https:// or http://.'
                Ncco = '[{"action":"record","eventUrl":["/recordings"]}]'
                Sound = '[{"action":"record","eventUrl":["https://example.com/recordings"]}]' }
            @{ Rule = 'WrongUrl'; Severity = 'Error'; Path = '[0].streamUrl[0]'
                Says = 'streamUrl is "ftp://example.com/a.mp3", which is not a web address that the service can reach.'
                Fix = 'Write the address in full, beginning with https:// or http://.'
                Ncco = '[{"action":"stream","streamUrl":["ftp://example.com/a.mp3"]}]'
                Sound = '[{"action":"stream","streamUrl":["https://example.com/a.mp3"]}]' }
            @{ Rule = 'WrongUrl'; Severity = 'Error'; Path = '[0].ringbackTone'
                Says = 'ringbackTone is "ring.mp3", which is not a web address that the service can reach.'
                Fix = 'Write the address in full, beginning with https:// or http://.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"ringbackTone":"ring.mp3"}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"app","user":"ada"}],"ringbackTone":"https://example.com/ring.mp3"}]' }
            @{ Rule = 'ExclusiveOptions'; Severity = 'Error'; Path = '[0].from'
                Says = 'from and randomFromNumber exclude each other. A call is either from one number, or from any of the application''s.'
                Fix = 'Leave out one of them.'
                Ncco = '[{"action":"connect","from":"447700900000","randomFromNumber":true,"endpoint":[{"type":"app","user":"ada"}]}]'
                Sound = '[{"action":"connect","from":"447700900000","randomFromNumber":false,"endpoint":[{"type":"app","user":"ada"}]}]' }
            @{ Rule = 'ExclusiveOptions'; Severity = 'Error'; Path = '[0].canSpeak'
                Says = 'canSpeak and mute exclude each other. Who is muted is heard by nobody, so there is no choosing who hears it.'
                Fix = 'Leave out one of them.'
                Ncco = '[{"action":"conversation","name":"standup","mute":true,"canSpeak":[]}]'
                Sound = '[{"action":"conversation","name":"standup","mute":true}]' }
            @{ Rule = 'ExclusiveOptions'; Severity = 'Error'; Path = '[0].canSpeak'
                Says = 'canSpeak and mute exclude each other. Who is muted is heard by nobody, so there is no choosing who hears it.'
                Fix = 'Leave out one of them.'
                Ncco = '[{"action":"transfer","conversationId":"CON-1","mute":true,"canSpeak":[]}]'
                Sound = '[{"action":"transfer","conversationId":"CON-1","canSpeak":[]}]' }
            @{ Rule = 'ExclusiveOptions'; Severity = 'Warning'; Path = '[0].machineDetection'
                Says = 'machineDetection and advancedMachineDetection exclude each other. The advanced detection takes the place of the other.'
                Fix = 'Leave out one of them.'
                Ncco = '[{"action":"connect","machineDetection":"hangup","advancedMachineDetection":{"mode":"detect"},"endpoint":[{"type":"app","user":"ada"}]}]'
                Sound = '[{"action":"connect","machineDetection":"hangup","endpoint":[{"type":"app","user":"ada"}]}]' }
            @{ Rule = 'ExclusiveOptions'; Severity = 'Error'; Path = '[0].endpoint[0].uri'
                Says = 'An endpoint of type sip has either uri, or user and domain.'
                Fix = 'Leave out uri, or both user and domain.'
                Ncco = '[{"action":"connect","endpoint":[{"type":"sip","uri":"sip:ada@example.com","user":"ada","domain":"trunk"}]}]'
                Sound = '[{"action":"connect","endpoint":[{"type":"sip","user":"ada","domain":"trunk"}]}]' }
            @{ Rule = 'ExclusiveOptions'; Severity = 'Error'; Path = '[0].dtmf'
                Says = 'An asynchronous input takes no settings for keys, and dtmf is one.'
                Fix = 'Leave them out, or mode.'
                Ncco = '[{"action":"input","type":["dtmf"],"mode":"asynchronous","dtmf":{"maxDigits":1}}]'
                Sound = '[{"action":"input","type":["dtmf"],"mode":"asynchronous","dtmf":{}}]' }
            @{ Rule = 'DependentOption'; Severity = 'Error'; Path = '[0].channels'
                Says = 'channels needs split. A recording has channels of its own only where it is split.'
                Fix = 'Add "split": "conversation", or leave out channels.'
                Ncco = '[{"action":"record","channels":4}]'
                Sound = '[{"action":"record","split":"conversation","channels":4}]' }
            @{ Rule = 'DependentOption'; Severity = 'Error'; Path = '[0].transcription'
                Says = 'transcription needs record. Only what is recorded can be transcribed.'
                Fix = 'Add "record": true, or leave out transcription.'
                Ncco = '[{"action":"conversation","name":"standup","transcription":{}}]'
                Sound = '[{"action":"conversation","name":"standup","record":true,"transcription":{}}]' }
            @{ Rule = 'UnusedOption'; Severity = 'Warning'; Path = '[0].dtmf'
                Says = 'The settings in dtmf have no effect: type does not have "dtmf".'
                Fix = 'Add "dtmf" to type, or leave out dtmf.'
                Ncco = '[{"action":"input","type":["speech"],"dtmf":{"maxDigits":1}}]'
                Sound = '[{"action":"input","type":["speech","dtmf"],"dtmf":{"maxDigits":1}}]' }
            @{ Rule = 'UnusedOption'; Severity = 'Warning'; Path = '[0].ringbackTone'
                Says = 'The vendor advises against ringbackTone for a phone: its carrier has a tone of its own.'
                Fix = 'Leave out ringbackTone.'
                Ncco = '[{"action":"connect","ringbackTone":"https://example.com/ring.mp3","endpoint":[{"type":"phone","number":"447700900000"}]}]'
                Sound = '[{"action":"connect","ringbackTone":"https://example.com/ring.mp3","endpoint":[{"type":"app","user":"ada"}]}]' }
            @{ Rule = 'BargeInWithoutInput'; Severity = 'Error'; Path = '[0].bargeIn'
                Says = 'After bargeIn the next action that is neither talk nor stream must be an input; there is none.'
                Fix = 'Put an input after it, or leave out bargeIn.'
                Ncco = '[{"action":"talk","text":"Press a key","bargeIn":true}]'
                Sound = '[{"action":"talk","text":"Press a key","bargeIn":true},{"action":"input","type":["dtmf"]}]' }
            @{ Rule = 'BargeInWithoutInput'; Severity = 'Error'; Path = '[0].bargeIn'
                Says = 'After bargeIn the next action that is neither talk nor stream must be an input; the next one is record, in [2].'
                Fix = 'Put an input after it, or leave out bargeIn.'
                Ncco = '[{"action":"talk","text":"Press a key","bargeIn":true},{"action":"talk","text":"Now"},{"action":"record"},{"action":"input","type":["dtmf"]}]'
                Sound = '[{"action":"talk","text":"Press a key","bargeIn":true},{"action":"stream","streamUrl":["https://example.com/a.mp3"]},{"action":"input","type":["dtmf"]},{"action":"record"}]' }
            @{ Rule = 'Unreachable'; Severity = 'Warning'; Path = '[1]'
                Says = 'The action [1] is never reached: the talk in [0] is repeated without end.'
                Fix = 'Give it a loop of 1 or more, or leave out what follows.'
                Ncco = '[{"action":"talk","text":"Hello","loop":0},{"action":"record"}]'
                Sound = '[{"action":"talk","text":"Hello","loop":1},{"action":"record"}]' }
            @{ Rule = 'Unreachable'; Severity = 'Warning'; Path = '[1]'
                Says = 'The actions [1] to [3] are never reached: the stream in [0] is repeated without end.'
                Fix = 'Give it a loop of 1 or more, or leave out what follows.'
                Ncco = '[{"action":"stream","streamUrl":["https://example.com/a.mp3"],"loop":0},{"action":"record"},{"action":"wait"},{"action":"record"}]'
                Sound = '[{"action":"stream","streamUrl":["https://example.com/a.mp3"],"loop":0,"bargeIn":true},{"action":"input","type":["dtmf"]},{"action":"record"}]' }
            @{ Rule = 'Unreachable'; Severity = 'Warning'; Path = '[1]'
                Says = 'The action [1] is never reached: the transfer in [0] moves the call to a conversation that goes on by an NCCO of its own.'
                Fix = 'Leave out what follows.'
                Ncco = '[{"action":"transfer","conversationId":"CON-1"},{"action":"talk","text":"Goodbye"}]'
                Sound = '[{"action":"talk","text":"Goodbye"},{"action":"transfer","conversationId":"CON-1"}]' }
            @{ Rule = 'TalkLanguageUnknown'; Severity = 'Warning'; Path = '[0].language'
                Says = '''en-UK'' is none of the languages that the vendor documents for speech.'
                Fix = 'Write it as a BCP-47 tag, for example en-GB.'
                Ncco = '[{"action":"talk","text":"Hello","language":"en-UK"}]'
                Sound = '[{"action":"talk","text":"Hello","language":"en-GB"}]' }
            @{ Rule = 'TalkStyleUnknown'; Severity = 'Warning'; Path = '[0].style'
                Says = 'The vendor documents no style 99 for en-GB.'
                Fix = 'Use one of these: 0 to 9, 12.'
                Ncco = '[{"action":"talk","text":"Hello","language":"en-GB","style":99}]'
                Sound = '[{"action":"talk","text":"Hello","language":"en-GB","style":1}]' }
            @{ Rule = 'TalkPremiumUnknown'; Severity = 'Warning'; Path = '[0].premium'
                Says = 'The style cy-GB 0 has no premium variant.'
                Fix = 'Leave premium out, or use another style.'
                Ncco = '[{"action":"talk","text":"Hello","language":"cy-GB","premium":true}]'
                Sound = '[{"action":"talk","text":"Hello","language":"cy-GB","premium":false}]' }
            @{ Rule = 'TalkVoiceUnknown'; Severity = 'Warning'; Path = '[0].voiceName'
                Says = '''Kimberley'' is none of the voice names of the 2017 reference.'
                Fix = 'Use one of them, or a language and a style.'
                Ncco = '[{"action":"talk","text":"Hello","voiceName":"Kimberley"}]'
                Sound = '[{"action":"talk","text":"Hello","voiceName":"Kimberly"}]' }
            @{ Rule = 'TalkSsmlUnsupported'; Severity = 'Warning'; Path = '[0].text'
                Says = 'The style es-ES 3 does not understand SSML: its tags may be read aloud.'
                Fix = 'Leave the tags out, or use another style.'
                Ncco = '[{"action":"talk","text":"<speak>Hola</speak>","language":"es-ES","style":3}]'
                Sound = '[{"action":"talk","text":"<speak>Hola</speak>","language":"es-ES","style":2}]' }
            @{ Rule = 'SsmlInvalid'; Severity = 'Error'; Path = '[0].text'
                Says = 'The tag <speak> at character 1 is not closed.'
                Fix = 'Close it with </speak>.'
                Ncco = '[{"action":"talk","text":"<speak>Hello"}]'
                Sound = '[{"action":"talk","text":"<speak>Hello</speak>"}]' }
            @{ Rule = 'SsmlUnknownTag'; Severity = 'Warning'; Path = '[0].text'
                Says = 'The tag <shout> at character 8 is none of the SSML tags that the service documents.'
                Fix = 'Use one of these: break, emphasis, lang, p, phoneme, prosody, s, say-as, sub.'
                Ncco = '[{"action":"talk","text":"<speak><shout>Hello</shout></speak>"}]'
                Sound = '[{"action":"talk","text":"<speak><p>Hello</p></speak>"}]' }
            @{ Rule = 'SsmlWithoutSpeak'; Severity = 'Warning'; Path = '[0].text'
                Says = 'There is a tag <break> at character 7, but the text does not stand within <speak>: the tag may be read aloud.'
                Fix = 'Put the whole text between <speak> and </speak>.'
                Ncco = '[{"action":"talk","text":"Hello <break time=\"1s\"/> World"}]'
                Sound = '[{"action":"talk","text":"<speak>Hello <break time=\"1s\"/> World</speak>"}]' }
        ) {
            $finding = Test-VoiceNcco $Ncco
            $finding | Should -HaveCount 1
            $finding | Should -BeOfType [VoicePS.VoiceNccoFinding]
            $finding.Rule | Should -BeExactly $Rule
            $finding.Severity | Should -BeExactly $Severity
            $finding.Path | Should -BeExactly $Path
            $finding.Message | Should -BeExactly $Says
            $finding.Fix | Should -BeExactly $Fix
            Test-VoiceNcco $Ncco -Quiet | Should -Be ($Severity -eq 'Warning')

            Test-VoiceNcco $Sound | Should -BeNullOrEmpty
            Test-VoiceNcco $Sound -Quiet | Should -BeTrue
        }

        It 'tells <Rule>: <Says>' -ForEach @(
            @{ Rule = 'TalkTextTooLong'; Path = '[0].text'; Says = '*1,501 characters*'
                Ncco = { @{ action = 'talk'; text = 'a' * 1501 } }
                Sound = { @{ action = 'talk'; text = '<speak>' + 'a' * 1500 + '</speak>' } } }
            @{ Rule = 'TooLong'; Path = '[0].endpoint[0].headers'; Says = '*513 bytes*512*'
                Ncco = { @{ action = 'connect'; endpoint = @(@{ type = 'websocket'; uri = 'wss://example.com/s'; 'content-type' = 'audio/l16;rate=8000'; headers = @{ a = 'b' * 505 } }) } }
                Sound = { @{ action = 'connect'; endpoint = @(@{ type = 'websocket'; uri = 'wss://example.com/s'; 'content-type' = 'audio/l16;rate=8000'; headers = @{ a = 'b' * 504 } }) } } }
            @{ Rule = 'TooLong'; Path = '[0].endpoint[0].standardHeaders.User-to-User'; Says = '*257 characters*256*'
                Ncco = { @{ action = 'connect'; endpoint = @(@{ type = 'sip'; uri = 'sip:ada@example.com'; standardHeaders = @{ 'User-to-User' = 'a' * 257 } }) } }
                Sound = { @{ action = 'connect'; endpoint = @(@{ type = 'sip'; uri = 'sip:ada@example.com'; standardHeaders = @{ 'User-to-User' = 'a' * 256 } }) } } }
            @{ Rule = 'NoJsonForm'; Path = '[0].text'; Says = '*ScriptBlock*no form in JSON*'
                Ncco = { @{ action = 'talk'; text = { 'Hello' } } }
                Sound = { @{ action = 'talk'; text = 'Hello' } } }
            @{ Rule = 'TooDeep'; Path = ''; Says = '*more than 64 levels*'
                Ncco = { '[{"action":"notify","eventUrl":["https://example.com/e"],"payload":' + '[' * 70 + ']' * 70 + '}]' }
                Sound = { '[{"action":"notify","eventUrl":["https://example.com/e"],"payload":' + '[' * 60 + ']' * 60 + '}]' } }
            @{ Rule = 'TooLarge'; Path = ''; Says = '*more than 250,000 values*'
                Ncco = { $wide = 1, 2; 1..20 | ForEach-Object { $wide = $wide, $wide }; @{ action = 'notify'; eventUrl = @('https://example.com/e'); payload = $wide } }
                Sound = { $wide = 1, 2; 1..10 | ForEach-Object { $wide = $wide, $wide }; @{ action = 'notify'; eventUrl = @('https://example.com/e'); payload = $wide } } }
        ) {
            $finding = & $Ncco | Test-VoiceNcco
            $finding | Should -HaveCount 1
            $finding.Rule | Should -BeExactly $Rule
            $finding.Severity | Should -Be 'Error'
            $finding.Path | Should -BeExactly $Path
            $finding.Message | Should -BeLike $Says
            $finding.Fix | Should -Not -BeNullOrEmpty

            & $Sound | Test-VoiceNcco | Should -BeNullOrEmpty
        }

        It 'stops telling after a thousand findings, and says so' -ForEach @(@{ Rule = 'TooManyFindings' }) {
            $findings = Test-VoiceNcco ('[' + (@('1') * 1200 -join ',') + ']')
            $findings | Should -HaveCount 1001
            $findings[1000].Rule | Should -BeExactly $Rule
        }

        It 'tells all that is wrong, action by action' {
            $ncco = '[{"action":"talk","text":"Hi","bargeIn":true,"loop":-1},{"action":"connect","eventUrl":"x"},{"action":"dance"}]'
            Test-Short (Test-VoiceNcco $ncco) | Should -Be '[0].loop OutOfRange', '[0].bargeIn BargeInWithoutInput', '[1].eventUrl NotInList',
                '[1].eventUrl WrongUrl', '[1].endpoint MissingOption', '[2].action UnknownAction'
        }
    }

    Context 'every form of an NCCO' {
        It 'takes <Kind>' -ForEach @(
            @{ Kind = 'JSON text'; Ncco = { '[{"action":"talk"}]' } }
            @{ Kind = 'a hashtable'; Ncco = { @{ action = 'talk' } } }
            @{ Kind = 'a hashtable as people write it'; Ncco = { @{ Action = 'Talk' } } }
            @{ Kind = 'an ordered hashtable'; Ncco = { [ordered]@{ action = 'talk' } } }
            @{ Kind = 'an object'; Ncco = { [pscustomobject]@{ Action = 'talk' } } }
            @{ Kind = 'objects of ConvertFrom-Json'; Ncco = { '[{"action":"talk"}]' | ConvertFrom-Json } }
            @{ Kind = 'an action'; Ncco = { '[{"action":"talk"}]' | ConvertFrom-VoiceNcco } }
            @{ Kind = 'an NCCO of the .NET class'; Ncco = { [VoicePS.VoiceNcco]::Parse('[{"action":"talk"}]') } }
            @{ Kind = 'the lines of a file'; Ncco = { '[', '  { "action": "talk" }', ']' } }
            @{ Kind = 'text in several lines'; Ncco = { "[`r`n  { `"action`": `"talk`" }`r`n]" } }
            @{ Kind = 'text with a byte order mark'; Ncco = { [char]0xFEFF + '[{"action":"talk"}]' } }
        ) {
            Test-Short (& $Ncco | Test-VoiceNcco) | Should -Be '[0].text MissingOption'
            Test-Short (Test-VoiceNcco (& $Ncco)) | Should -Be '[0].text MissingOption'
            Test-Short (Test-VoiceNcco -Ncco (& $Ncco)) | Should -Be '[0].text MissingOption'
        }

        It 'takes names of options in any case from hashtables and objects, and not from JSON' {
            @{ ACTION = 'Input'; Type = @('DTMF'); Dtmf = @{ MaxDigits = 1 }; EventMethod = 'post' } | Test-VoiceNcco | Should -BeNullOrEmpty
            [pscustomobject]@{ Action = 'talk'; Text = 'Hi'; Loop = 2 } | Test-VoiceNcco | Should -BeNullOrEmpty
            Test-Short ('[{"action":"talk","Text":"Hi"}]' | Test-VoiceNcco) | Should -Be '[0].Text OptionSpelling'
        }

        It 'takes an endpoint as an object of the module' {
            $call = New-StartedCall
            @{ action = 'connect'; endpoint = @((Get-VoiceCall $call.Uuid).To) } | Test-VoiceNcco | Should -BeNullOrEmpty
        }

        It 'takes a file as <Kind>, and tells which file it was' -ForEach @(
            @{ Kind = 'a path'; Test = { Test-VoiceNcco TestDrive:/bad.json } }
            @{ Kind = 'a path in the pipeline'; Test = { 'TestDrive:/bad.json' | Test-VoiceNcco } }
            @{ Kind = 'what Get-ChildItem gives'; Test = { Get-ChildItem TestDrive:/bad.json | Test-VoiceNcco } }
            @{ Kind = '-Path'; Test = { Test-VoiceNcco -Path TestDrive:/bad.json } }
            @{ Kind = '-Path with wildcards'; Test = { Test-VoiceNcco -Path TestDrive:/ba*.json } }
        ) {
            Set-Content TestDrive:/bad.json -Value $broken
            $finding = & $Test
            Test-Short $finding | Should -Be '[0].text MissingOption'
            $finding.Source | Should -BeLike '*bad.json'
            (Test-VoiceNcco $broken).Source | Should -BeNullOrEmpty
        }

        It 'tells where JSON is broken, in the lines of the file' {
            Set-Content TestDrive:/typo.json -Value '[', '  { "action": "talk",', '    text: "Hello" }', ']'
            (Test-VoiceNcco TestDrive:/typo.json).Message | Should -BeLike '*(line 3, position 5)*'
            (Get-Content TestDrive:/typo.json | Test-VoiceNcco).Message | Should -BeLike '*(line 3, position 5)*'
        }

        It 'tells what is neither JSON nor a file: <_>' -ForEach 'no-such-file.json', 'talk', 'Nowhere:/file.json', 'Hello: World', 'a?b*c|d' {
            $finding = Test-VoiceNcco $_
            $finding.Rule | Should -Be 'NotJson'
            $finding.Message | Should -BeLike "*neither JSON text nor a file*begins with*no file of this name*"
        }

        It 'tells what is no action at all' {
            Test-Short (@{ action = 'talk'; text = 'Hi' }, 42, $null, @{ action = 'record' } | Test-VoiceNcco) | Should -Be '[1] ActionMissing', '[2] ActionMissing'
        }

        It 'does not fall for lists that contain themselves' {
            $list = [System.Collections.ArrayList]::new()
            $null = $list.Add($list)
            (Test-VoiceNcco -InputObject (, $list)).Rule | Should -Be 'NotJson'
        }
    }

    Context 'what is one NCCO, and what are several' {
        It 'makes one NCCO of all actions' {
            $talk, $listen | Test-VoiceNcco | Should -BeNullOrEmpty
            Test-VoiceNcco $talk, $listen | Should -BeNullOrEmpty
            Test-Short ($talk, @{ action = 'record' }, $listen | Test-VoiceNcco) | Should -Be '[0].bargeIn BargeInWithoutInput'
        }

        It 'makes one NCCO of what the cmdlets for actions make' {
            & { New-VoiceTalkAction 'Press 1' -BargeIn; New-VoiceInputAction -Dtmf -MaxDigits 1 } | Test-VoiceNcco | Should -BeNullOrEmpty
            Test-Short (New-VoiceTalkAction 'Press 1' -BargeIn | Test-VoiceNcco) | Should -Be '[0].bargeIn BargeInWithoutInput'
        }

        It 'takes each text for an NCCO of its own' {
            Test-Short ($broken, $sound, $broken | Test-VoiceNcco) | Should -Be '[0].text MissingOption', '[0].text MissingOption'
            Test-Short (Test-VoiceNcco $broken, $sound, $broken) | Should -Be '[0].text MissingOption', '[0].text MissingOption'
        }

        It 'takes each list for an NCCO of its own' {
            Test-Short (($talk, $listen), ($talk, $listen), (, $talk) | Test-VoiceNcco) | Should -Be '[0].bargeIn BargeInWithoutInput'
        }

        It 'takes each file for an NCCO of its own, and file after file as lines' {
            Set-Content TestDrive:/one.json -Value '[', '{ "action": "talk" }', ']'
            Set-Content TestDrive:/two.json -Value '', '[{ "action": "talk",', '"loop": -1 }', ']', ''
            $expected = '[0].text MissingOption', '[0].loop OutOfRange', '[0].text MissingOption'
            Test-Short (Get-ChildItem TestDrive:/one.json, TestDrive:/two.json | Test-VoiceNcco) | Should -Be $expected
            Test-Short (Get-Content TestDrive:/one.json, TestDrive:/two.json | Test-VoiceNcco) | Should -Be $expected
        }

        It 'keeps single actions together though other NCCOs come in between' {
            Test-Short ($talk, $broken, $listen | Test-VoiceNcco) | Should -Be '[0].text MissingOption'
        }

        It 'tests an empty list, and writes nothing where nothing comes' {
            (Test-VoiceNcco @()).Rule | Should -Be 'NoActions'
            @() | Test-VoiceNcco | Should -BeNullOrEmpty
        }
    }

    Context '-Quiet' {
        It 'writes one answer for all: true where there is no error, whatever the warnings' {
            $sound, $sound | Test-VoiceNcco -Quiet | Should -BeTrue
            Test-VoiceNcco '[{"action":"talk","text":"Hi","color":"red"}]' -Quiet | Should -BeTrue
            $answer = $sound, $broken, $sound | Test-VoiceNcco -Quiet
            $answer | Should -HaveCount 1
            $answer | Should -BeOfType [bool]
            $answer | Should -BeFalse
        }

        It 'writes false for a file that cannot be read, and nothing where nothing comes' {
            Test-VoiceNcco -Path TestDrive:/nowhere.json -Quiet -ErrorAction SilentlyContinue | Should -BeFalse
            @() | Test-VoiceNcco -Quiet | Should -BeNullOrEmpty
        }
    }

    Context 'errors' {
        It 'writes an error for a file that is not there, and tests the others' {
            Set-Content TestDrive:/there.json -Value $broken
            $findings = Test-VoiceNcco -Path TestDrive:/nowhere.json, TestDrive:/there.json -ErrorAction SilentlyContinue -ErrorVariable problem
            Test-Short $findings | Should -Be '[0].text MissingOption'
            $problem | Should -HaveCount 1
            $problem[0].FullyQualifiedErrorId | Should -Be 'VoiceNccoFile,VoicePS.Commands.TestVoiceNccoCommand'
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem[0].TargetObject | Should -Be 'TestDrive:/nowhere.json'
        }

        It 'writes an error for a path that is no file' {
            Test-VoiceNcco -Path Variable:/PSVersionTable -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].Exception.Message | Should -BeLike '*belongs to the provider Variable*'
        }
    }

    Context 'how findings are shown' {
        It 'shows where, how bad, which rule, what is wrong, and what to do' {
            $text = (Test-VoiceNcco $broken | Out-String -Width 120) -replace '\s+', ' '
            $text | Should -BeLike '*Severity Path Rule Message*'
            $text | Should -BeLike '*Error `[0`].text MissingOption talk needs the option text. Add text: text to be spoken.*'
        }

        It 'fits 100 columns' {
            $lines = (Test-VoiceNcco '[{"action":"connect","endpoint":[{"type":"websocket","uri":"x"}],"advancedMachineDetection":{"beep_timeout":1}}]' | Out-String -Width 100) -split '\r?\n'
            $lines | Where-Object { $_.Length -gt 100 } | Should -BeNullOrEmpty
        }

        It 'reads as a line' {
            "$(Test-VoiceNcco $broken)" | Should -Be '[0].text: talk needs the option text. Add text: text to be spoken.'
        }
    }
}
