using System;
using System.Text.Json;
using System.Threading.Tasks;
using VoicePS.Sandbox.Api.Validation;
using VoicePS.Sandbox.Calls;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Ncco;

/// <summary>The action connect: calls somebody else into the conversation, and waits until they are gone.</summary>
internal static class ConnectStep
{
    public static async Task<NccoSource?> RunAsync(NccoFlow flow, NccoAction action)
    {
        var endpoint = EndpointRules.ReadSingle(new Fields(action.Source, "", new FieldErrors()), "endpoint")!;
        if (!flow.Board.MayConnect())
        {
            // Not queued, and the service does not say that the call ends: so it goes on with what comes next.
            flow.Board.TellError(flow.Leg, "Rate limit hit: the connect action was not run.", flow.Now);
            return null;
        }

        flow.Note(action, $"connects {endpoint.Address}");

        var other = flow.Board.Connect(flow.Leg, Order(flow, action, endpoint), action.EventTarget() ?? flow.Leg.Events, OnAnswer(endpoint));
        var run = other.Run!;
        other.Begin();
        if (await flow.WaitAsync(null, run.Gone).ConfigureAwait(false) == Woken.Called)
            return run.FailureAnswer is { } answer ? await answer.ConfigureAwait(false) : null;

        // Who was called by somebody who is gone is not kept waiting.
        other.Drop(flow.Now);
        return null;
    }

    private static CallOrder Order(NccoFlow flow, NccoAction action, LegEndpoint endpoint) => new()
    {
        To = endpoint,
        From = action.Text("from") ?? (action.Flag("randomFromNumber") ? null : flow.Leg.From),
        RingingTimer = action.Seconds("timeout") ?? TimeSpan.FromSeconds(CallOrder.DefaultRingingTimer),
        LengthTimer = action.Seconds("limit") is { } limit && limit > TimeSpan.Zero ? limit : TimeSpan.FromSeconds(CallOrder.DefaultLengthTimer),
        MachineDetection = action.Text("machineDetection"),
        // The documents write it in one way and half of the vendor's own SDKs in the other.
        AdvancedMachineDetection = (action.Inside("advancedMachineDetection") ?? action.Inside("advanced_machine_detection"))?.Source,
        AsksWhenFailed = action.Text("eventType") == "synchronous",
    };

    // Something that the other side hears before the two are brought together.
    private static NccoSource? OnAnswer(LegEndpoint endpoint) =>
        endpoint.Source.TryGetProperty("onAnswer", out var first) && first.ValueKind == JsonValueKind.Object
            && new NccoAction(first).Url("url") is { } url
            ? NccoSource.At(new WebhookTarget(url, true))
            : null;
}
