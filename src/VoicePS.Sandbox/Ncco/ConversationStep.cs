using System.Collections.Generic;
using System.Threading.Tasks;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Ncco;

/// <summary>The action conversation: joins the conversation of a name, and stays in it.</summary>
internal static class ConversationStep
{
    public static async Task<NccoSource?> RunAsync(NccoFlow flow, NccoAction action)
    {
        var conversation = flow.Board.ConversationNamed(action.Text("name")!);
        flow.Note(action, $"joins {conversation.Name}");
        flow.Board.Move(flow.Leg, conversation.Uuid, flow.Now);

        var member = new ConversationMember(flow.Run, Only(action, "canHear"), Only(action, "canSpeak"));
        Enter(flow, action, conversation, member);
        try
        {
            await flow.WaitAsync(null, member.Ended).ConfigureAwait(false);
        }
        finally
        {
            if (conversation.Leave(member) is { } recording) flow.Board.EndRecording(recording, flow.Now);
            if (action.Flag("mute")) flow.Board.Mute(flow.Leg, false);
            if (action.Flag("endOnExit")) conversation.End();
        }

        return null;
    }

    private static void Enter(NccoFlow flow, NccoAction action, Conversation conversation, ConversationMember member)
    {
        if (action.Flag("mute")) flow.Board.Mute(flow.Leg, true);
        var released = conversation.Join(member, begins: !action.Has("startOnEnter") || action.Flag("startOnEnter"));
        if (member.IsOnHold)
        {
            var music = action.Url("musicOnHoldUrl");
            flow.Board.Note(flow.Leg, "hold", $"waits until {conversation.Name} begins{(music is null ? string.Empty : $", with {music}")}");
        }

        foreach (var other in released) flow.Board.Note(other.Run.Leg, "conversation", $"{conversation.Name} begins");
        if (action.Flag("record"))
            conversation.Record(new Recording(action, conversation.Uuid, action.EventTarget() ?? flow.Leg.Events, flow.Now));
    }

    // An empty list names nobody; no list means everybody.
    private static IReadOnlyList<string>? Only(NccoAction action, string option) => action.Has(option) ? action.Texts(option) : null;
}
