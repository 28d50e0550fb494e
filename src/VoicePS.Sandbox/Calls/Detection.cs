using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Sandbox.Ncco;

namespace VoicePS.Sandbox.Calls;

/// <summary>Finds out whether a machine has answered, as the call asked for.</summary>
internal sealed class Detection
{
    private static readonly TimeSpan HumanAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MachineAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BeepAfter = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan DefaultBeepTimeout = TimeSpan.FromSeconds(45);

    private readonly bool _hangsUp;
    private readonly bool _listensForBeep;
    private readonly bool _asks;
    private readonly TimeSpan _beepTimeout;

    private Detection(bool hangsUp, string? mode, TimeSpan beepTimeout)
    {
        _hangsUp = hangsUp;
        _listensForBeep = mode is "default" or "detect_beep";
        _asks = mode == "default";
        _beepTimeout = beepTimeout;
        TellsOfBeepOnly = mode == "detect_beep";
        IsSynchronous = mode is "detect" or "detect_beep";
    }

    /// <summary>True where the NCCO waits for the result; otherwise it runs meanwhile.</summary>
    public bool IsSynchronous { get; }

    private bool TellsOfBeepOnly { get; }

    /// <summary>What the call asked for; null where it asked for nothing.</summary>
    public static Detection? For(SandboxLeg leg)
    {
        var order = leg.Order;
        if (order.AdvancedMachineDetection is { ValueKind: JsonValueKind.Object } advanced)
        {
            var options = new NccoAction(advanced);
            return new Detection(
                options.Text("behavior") == "hangup", options.Text("mode") ?? "detect", options.Seconds("beep_timeout") ?? DefaultBeepTimeout);
        }

        return order.MachineDetection is { } behavior ? new Detection(behavior == "hangup", null, DefaultBeepTimeout) : null;
    }

    /// <summary>Runs until the result is there, and gives the moment of it.</summary>
    public async Task<DateTimeOffset> RunAsync(LegRun run, DateTimeOffset answered, CancellationToken over)
    {
        if (run.Leg.Behavior.Kind != NumberBehaviorKind.Machine)
        {
            var human = answered + HumanAfter;
            if (await WaitAsync(run, human, over).ConfigureAwait(false)) await TellAsync(run, "human", null, human, over).ConfigureAwait(false);
            return human;
        }

        var found = answered + MachineAfter;
        if (!await WaitAsync(run, found, over).ConfigureAwait(false) || !run.Leg.FindMachine(found)) return found;
        if (!TellsOfBeepOnly || _hangsUp) await TellAsync(run, "machine", null, found, over).ConfigureAwait(false);
        if (_hangsUp)
        {
            run.Leg.End(LegChange.Completed(found, LegChange.Platform));
            return found;
        }

        return _listensForBeep ? await AwaitBeepAsync(run, answered, found, over).ConfigureAwait(false) : found;
    }

    private async Task<DateTimeOffset> AwaitBeepAsync(LegRun run, DateTimeOffset answered, DateTimeOffset found, CancellationToken over)
    {
        var beeps = run.Leg.Behavior.HasBeep;
        var heard = beeps ? answered + BeepAfter : found + _beepTimeout;
        if (await WaitAsync(run, heard, over).ConfigureAwait(false))
            await TellAsync(run, "machine", beeps ? "beep_start" : "beep_timeout", heard, over).ConfigureAwait(false);
        return heard;
    }

    private async Task TellAsync(LegRun run, string who, string? subState, DateTimeOffset at, CancellationToken over)
    {
        var message = CallMessages.Detected(run.Leg, who, subState, at);
        if (!_asks) run.Board.Tell(run.Leg.Events, message);
        else if (await run.Board.AskAsync(run.Leg.Events, message, over).ConfigureAwait(false) is { } next) run.Replace(next);
    }

    private static async Task<bool> WaitAsync(LegRun run, DateTimeOffset due, CancellationToken over) =>
        await new Waiter().WaitAsync(run.Board.Clock, due, over).ConfigureAwait(false) != Woken.Cut;
}
