using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using VoicePS.Core.Json;
using VoicePS.Core.Ncco;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>What scripts write without regard to case goes out as the API spells it.</summary>
public sealed class NccoSpellingTests
{
    [Theory]
    [InlineData("""{"Action":"Talk","TEXT":"Hi","bargein":true}""", """{"action":"talk","text":"Hi","bargeIn":true}""")]
    [InlineData(
        """{"ACTION":"input","Type":["DTMF"],"Dtmf":{"TimeOut":3,"maxdigits":1,"SubmitOnHash":true},"EventUrl":["https://example.com/A"],"EventMethod":"post"}""",
        """{"action":"input","type":["dtmf"],"dtmf":{"timeOut":3,"maxDigits":1,"submitOnHash":true},"eventUrl":["https://example.com/A"],"eventMethod":"POST"}""")]
    [InlineData(
        """{"action":"connect","Endpoint":[{"Type":"Websocket","URI":"wss://e.example/S","ContentType":"audio/l16;rate=8000","Headers":{"CamelCase":1}}]}""",
        """{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://e.example/S","content-type":"audio/l16;rate=8000","headers":{"CamelCase":1}}]}""")]
    [InlineData(
        """{"action":"connect","endpoint":{"TYPE":"phone","Number":"1","DtmfAnswer":"1"},"AdvancedMachineDetection":{"Mode":"DETECT","Beep_Timeout":45}}""",
        """{"action":"connect","endpoint":{"type":"phone","number":"1","dtmfAnswer":"1"},"advancedMachineDetection":{"mode":"detect","beep_timeout":45}}""")]
    [InlineData("""{"action":"notify","Payload":{"Action":"Talk","EventUrl":"X"}}""", """{"action":"notify","payload":{"Action":"Talk","EventUrl":"X"}}""")]
    public void Known_names_are_spelled_as_the_API_does(string written, string sent) => Assert.Equal(sent, Spell(written));

    [Theory]
    [InlineData("""{"action":"talk","text":"Hi","Unheard":{"Of":"It"}}""")]
    [InlineData("""{"action":"dance","Text":"Hi"}""")]
    [InlineData("""{"action":"talk","event_url":["x"],"voice_name":"Kimberly"}""")]
    [InlineData("""{"action":"talk","text":"Hi","Text":"Ho"}""")]
    [InlineData("""{"text":"Hi"}""")]
    public void What_is_not_known_or_not_clear_stays_as_it_is(string written) => Assert.Equal(written, Spell(written));

    private static string Spell(string json)
    {
        var fields = (Dictionary<string, object?>)PlainJson.FromElement(JsonDocument.Parse(json).RootElement)!;
        var spelled = NccoSpelling.OfAction(fields);
        using var buffer = new System.IO.MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PlainJson.WriterOptions)) PlainJson.Write(writer, spelled);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
