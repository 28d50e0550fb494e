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

        var ended = conversation.Join(flow.Run);
        if (action.Flag("record"))
            conversation.Record(new Recording(action, conversation.Uuid, action.EventTarget() ?? flow.Leg.Events, flow.Now));
        try
        {
            await flow.WaitAsync(null, ended).ConfigureAwait(false);
        }
        finally
        {
            if (conversation.Leave(flow.Run) is { } recording) flow.Board.EndRecording(recording, flow.Now);
            if (action.Flag("endOnExit")) conversation.End();
        }

        return null;
    }
}
