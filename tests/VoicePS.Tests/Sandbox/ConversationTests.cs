using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>Who meets whom in a conversation with a name, when it begins, and who hears what is said.</summary>
public sealed class ConversationTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new();

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public async Task Whoever_comes_before_the_moderator_hears_music_until_it_begins()
    {
        var guest = await _rehearsal.AnsweredAsync(
            """[{"action":"conversation","name":"standup","startOnEnter":false,"musicOnHoldUrl":["https://example.com/hold.mp3"]}]""");
        Assert.EndsWith("hold@0.5 waits until standup begins, with https://example.com/hold.mp3", _rehearsal.Steps(guest), StringComparison.Ordinal);
        var early = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"standup","startOnEnter":false}]""");
        Assert.Empty(HeardBy(guest, "Is anybody here?"));

        _rehearsal.Advance(10);
        var moderator = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"standup"}]""");
        Assert.EndsWith("conversation@11.5 standup begins", _rehearsal.Steps(guest).Replace(" | say@1.0 Is anybody here?", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal([early, moderator], HeardBy(guest, "Good morning."));

        // Who comes later waits for nothing.
        var late = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"standup","startOnEnter":false}]""");
        Assert.DoesNotContain("hold@", _rehearsal.Steps(late), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_everybody_has_left_has_to_begin_anew()
    {
        var moderator = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"standup"}]""");
        _rehearsal.Sandbox.Server.HangUpFarEnd(moderator);
        var guest = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"standup","startOnEnter":false}]""");

        Assert.Contains("hold@", _rehearsal.Steps(guest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_muted_is_not_heard_until_that_is_changed()
    {
        var speaker = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"hall"}]""");
        var listener = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"hall","mute":true}]""");

        Assert.Equal([listener], HeardBy(speaker, "Welcome."));
        Assert.Empty(HeardBy(listener, "A question!"));
        await _rehearsal.Sandbox.SendAsync("PUT", $"/v1/calls/{listener}", """{"action":"unmute"}""");
        Assert.Equal([speaker], HeardBy(listener, "A question!"));
        await _rehearsal.Sandbox.SendAsync("PUT", $"/v1/calls/{speaker}", """{"action":"earmuff"}""");
        Assert.Empty(HeardBy(listener, "Did you hear me?"));
    }

    [Fact]
    public async Task A_coach_hears_both_and_is_heard_by_one()
    {
        var customer = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"sale"}]""");
        var agent = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"sale"}]""");
        var coach = await _rehearsal.AnsweredAsync($$"""[{"action":"conversation","name":"sale","canSpeak":["{{agent}}"]}]""");
        var deaf = await _rehearsal.AnsweredAsync($$"""[{"action":"conversation","name":"sale","canHear":["{{agent}}"],"canSpeak":[]}]""");

        Assert.Equal([agent], HeardBy(coach, "Offer a discount."));
        Assert.Equal([agent, coach], HeardBy(customer, "Too expensive."));
        Assert.Equal([customer, coach, deaf], HeardBy(agent, "There is a discount."));
        Assert.Empty(HeardBy(deaf, "Hello?"));
    }

    [Fact]
    public async Task Calls_that_are_connected_hear_each_other_and_one_alone_is_heard_by_nobody()
    {
        var caller = await _rehearsal.AnsweredAsync(
            """[{"action":"talk","text":"One moment."},{"action":"connect","from":"447700900001","endpoint":[{"type":"phone","number":"447700900010"}]}]""");
        _rehearsal.Sandbox.Server.Say(caller, "Hello?");
        Assert.DoesNotContain("say@", _rehearsal.Steps(caller), StringComparison.Ordinal);

        _rehearsal.Advance(30);
        var callee = _rehearsal.Told().Select(static told => told.Uuid).Last(uuid => uuid != caller)!;
        Assert.Equal([callee], HeardBy(caller, "Who is there?"));
    }

    [Fact]
    public async Task A_websocket_that_the_application_closes_is_disconnected_before_it_is_completed()
    {
        var uuid = await _rehearsal.Sandbox.CreateAsync($$"""
            {"to":[{"type":"websocket","uri":"wss://example.com/socket","content-type":"audio/l16;rate=16000"}],
             "from":{"type":"phone","number":"447700900001"},"ncco":[{"action":"conversation","name":"bot"}],"event_url":["{{_rehearsal.Url("/event")}}"]}
            """);
        _rehearsal.Advance(1);
        Assert.True(_rehearsal.Sandbox.Server.HangUpFarEnd(uuid));
        Assert.EndsWith("disconnected@1 completed@1", Plain(_rehearsal.Story(uuid)), StringComparison.Ordinal);

        // Hung up by REST, it is not.
        var other = await _rehearsal.AnsweredAsync("""[{"action":"conversation","name":"bot"}]""");
        await _rehearsal.Sandbox.SendAsync("PUT", $"/v1/calls/{other}", """{"action":"hangup"}""");
        Assert.DoesNotContain("disconnected@", _rehearsal.Story(other), StringComparison.Ordinal);
    }

    private static string Plain(string story) => string.Join(" ", story.Split(' ').Select(static part => part.Split(':')[0].Split('/')[0]));

    private string[] HeardBy(string uuid, string text)
    {
        Assert.True(_rehearsal.Sandbox.Server.Say(uuid, text));
        return [.. ((object?[])LastSaid(uuid).Fields["heard_by"]!).Select(static listener => (string)listener!)];
    }

    private VoiceSandboxEvent LastSaid(string uuid) => _rehearsal.Sandbox.Steps(uuid).Last(static step => step.EventType == "say");
}
