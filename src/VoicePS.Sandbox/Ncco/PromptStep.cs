using System;
using System.Threading.Tasks;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Ncco;

/// <summary>What the far end hears: talk and stream.</summary>
internal static class PromptStep
{
    /// <summary>How long a sound file counts as. The sandbox does not fetch it.</summary>
    public static readonly TimeSpan StreamLength = TimeSpan.FromSeconds(5);

    // Longer than any call.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public static Task<NccoSource?> TalkAsync(NccoFlow flow, NccoAction action)
    {
        var text = action.Text("text") ?? "";
        var length = Speaking.LengthOf(text, action.Text("language"), action.Integer("style") ?? 0);
        flow.Note(action, Speaking.WithoutTags(text));
        flow.Run.Say(Speaking.WithoutTags(text), flow.Now, length);
        return PlayAsync(flow, action, length);
    }

    public static Task<NccoSource?> StreamAsync(NccoFlow flow, NccoAction action)
    {
        flow.Note(action, action.Url("streamUrl") ?? "");
        return PlayAsync(flow, action, StreamLength);
    }

    /// <summary>How long something lasts that is repeated; null where it never ends.</summary>
    public static TimeSpan? Repeated(TimeSpan length, int loop)
    {
        if (loop <= 0) return null;
        return length.Ticks > Longest.Ticks / loop ? Longest : TimeSpan.FromTicks(length.Ticks * loop);
    }

    private static async Task<NccoSource?> PlayAsync(NccoFlow flow, NccoAction action, TimeSpan length)
    {
        var total = Repeated(length, action.Integer("loop") ?? 1);

        // Once a prompt can be interrupted, so can those that follow, until the call has asked for its input.
        var listener = action.Flag("bargeIn") || flow.Ahead is not null ? flow.ListenAhead() : null;
        if (listener is null)
        {
            await flow.WaitAsync(total).ConfigureAwait(false);
        }
        else if (total is not null)
        {
            // One that never ends plays on beneath the input.
            flow.IsInterrupted = await flow.WaitAsync(total, listener.Listen()).ConfigureAwait(false) == Woken.Called;
        }

        return null;
    }
}
