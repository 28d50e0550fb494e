using System;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>The body of POST /v1/calls.</summary>
internal static class CreateCallRules
{
    private const int MaximumLengthTimer = 86400;
    private const int MaximumLengthTimerIn2017 = 7200;
    private const int MaximumRingingTimer = 120;

    public static CallOrder? Read(Fields body, SandboxApiVersion version)
    {
        var to = EndpointRules.ReadSingle(body, "to");
        var from = ReadFrom(body);
        CheckDetection(body);
        RequireNccoOrUrl(body);
        var maximumLength = version == SandboxApiVersion.V2017 ? MaximumLengthTimerIn2017 : MaximumLengthTimer;

        var order = new CallOrder
        {
            To = to!,
            From = from,
            Ncco = NccoRules.Read(body, "ncco"),
            AnswerUrl = body.SingleUrl("answer_url"),
            AnswerMethod = body.OneOf("answer_method", "GET", "POST") ?? "GET",
            EventUrl = body.SingleUrl("event_url"),
            EventMethod = body.OneOf("event_method", "POST", "GET") ?? "POST",
            MachineDetection = body.OneOf("machine_detection", "continue", "hangup"),
            AdvancedMachineDetection = body.Object("advanced_machine_detection"),
            LengthTimer = Seconds(body.Integer("length_timer", 1, maximumLength) ?? CallOrder.DefaultLengthTimer),
            RingingTimer = Seconds(body.Integer("ringing_timer", 1, MaximumRingingTimer) ?? CallOrder.DefaultRingingTimer),
        };
        return body.Errors.Any ? null : order;
    }

    private static string? ReadFrom(Fields body)
    {
        var random = body.Flag("random_from_number") ?? false;
        if (!body.Has("from"))
        {
            if (!random) body.Refuse("from", InvalidParameter.Required);
            return null;
        }

        if (random) body.Refuse("random_from_number", "Cannot be given together with from.");
        if (body.Inside("from") is not { } from) return null;

        from.Any("type", required: true);
        from.OneOf("type", "phone");
        var number = from.Text("number", required: true);
        if (number is not null && !EndpointRules.IsNumber(number) && !EndpointRules.IsSipUri(number))
            from.Refuse("number", "Must be 7 to 15 digits in E.164 form, without + or spaces, or a SIP URI.");
        return number;
    }

    private static void RequireNccoOrUrl(Fields body)
    {
        var ncco = body.Has("ncco");
        var url = body.Has("answer_url");
        if (ncco && url) body.Refuse("ncco", "Cannot be given together with answer_url.");
        else if (!ncco && !url) body.Refuse("answer_url", InvalidParameter.Required);
    }

    private static void CheckDetection(Fields body)
    {
        if (body.Inside("advanced_machine_detection") is not { } detection) return;

        detection.OneOf("behavior", "continue", "hangup");
        detection.OneOf("mode", "default", "detect", "detect_beep");
        detection.Integer("beep_timeout", 30, 120);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
