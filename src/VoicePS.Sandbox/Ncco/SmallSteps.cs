using System;
using System.Threading.Tasks;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Ncco;

/// <summary>The actions notify, wait, transfer and pay.</summary>
internal static class SmallSteps
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(7200);

    public static Task<NccoSource?> NotifyAsync(NccoFlow flow, NccoAction action)
    {
        flow.Note(action, "notifies");
        return flow.AskAsync(action, CallMessages.Notify(flow.Leg, action.Value("payload"), flow.Now));
    }

    public static async Task<NccoSource?> WaitAsync(NccoFlow flow, NccoAction action)
    {
        var length = action.Seconds("timeout") ?? DefaultWait;
        if (length < ShortestWait) length = ShortestWait;
        if (length > LongestWait) length = LongestWait;
        flow.Note(action, FormattableString.Invariant($"waits {length.TotalSeconds:0.###} s"));
        await flow.WaitAsync(length).ConfigureAwait(false);
        return null;
    }

    /// <summary>Takes everybody who is in this conversation into another one. What comes after it is not reached.</summary>
    public static async Task<NccoSource?> TransferAsync(NccoFlow flow, NccoAction action)
    {
        var target = action.Text("conversationId")!;
        flow.Note(action, $"moves the call to {target}");
        if (!flow.Board.MoveAll(flow.Leg.ConversationUuid, target, flow.Now))
        {
            flow.Board.TellError(flow.Leg, "The conversation of the transfer does not exist.", flow.Now);
            flow.Leg.Drop(flow.Now);
            return null;
        }

        await flow.WaitAsync(null).ConfigureAwait(false);
        return null;
    }

    public static Task<NccoSource?> PayAsync(NccoFlow flow, NccoAction action)
    {
        flow.Note(action, "takes a payment");
        return flow.AskAsync(action, CallMessages.Payment(flow.Leg, flow.Now));
    }
}
