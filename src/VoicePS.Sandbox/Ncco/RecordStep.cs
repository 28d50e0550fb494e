using System;
using System.Threading.Tasks;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Ncco;

/// <summary>
/// The action record. Where it is to end on silence or on a key, the call waits for that; otherwise it records on
/// while the rest runs.
/// </summary>
internal static class RecordStep
{
    // What somebody says who was given nothing to say: "um", and a sentence.
    private static readonly TimeSpan UsualMessage = TimeSpan.FromSeconds(3);

    public static async Task<NccoSource?> RunAsync(NccoFlow flow, NccoAction action)
    {
        flow.Note(action, "records");
        var recording = flow.Run.Record(action, flow.Now);
        var longest = action.Seconds("timeOut");
        if (!action.Has("endOnSilence") && !action.Has("endOnKey"))
        {
            if (longest is { } length) flow.Leg.At(LegStatus.Answered, flow.Now + length, at => flow.Run.EndRecording(recording, at));
            return null;
        }

        await RecordUntilTheEndAsync(flow, action, flow.Now + longest).ConfigureAwait(false);
        flow.Run.EndRecording(recording, flow.Now);
        return null;
    }

    private static async Task RecordUntilTheEndAsync(NccoFlow flow, NccoAction action, DateTimeOffset? latest)
    {
        var listener = new Collector(action.Has("endOnKey"), action.Has("endOnSilence"));
        flow.Run.Ear.Open(listener);
        try
        {
            var message = flow.Leg.Behavior.Speech;
            var spoken = message is null ? UsualMessage : Speaking.LengthOf(message);
            if (message is not null) flow.Run.Say(message, flow.Now, spoken, byFarEnd: true);
            while (true)
            {
                var silence = action.Seconds("endOnSilence") is { } wait ? flow.Now + spoken + wait : (DateTimeOffset?)null;
                if (await flow.WaitAsync(Earlier(silence, latest) - flow.Now, listener.Listen()).ConfigureAwait(false) != Woken.Called) return;

                while (listener.TakeKey() is { } key)
                {
                    if (action.Text("endOnKey") is { } end && end.IndexOf(key) >= 0) return;
                }

                spoken = TimeSpan.Zero;
                if (listener.TakeSpeech() is not { } text) continue;
                spoken = Speaking.LengthOf(text);
                flow.Run.Say(text, flow.Now, spoken, byFarEnd: true);
            }
        }
        finally
        {
            flow.Run.Ear.Close(listener);
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other)
    {
        if (one is null || other is null) return one ?? other;
        return one < other ? one : other;
    }
}
