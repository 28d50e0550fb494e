using System;
using System.Collections.Generic;
using System.Globalization;
using VoicePS.Sandbox.Api;
using VoicePS.Sandbox.Recordings;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Calls;

/// <summary>Writes what the webhooks of calls say, with the fields of the real service in their order.</summary>
internal static class CallMessages
{
    private const string NoSyntax = "Syntax error in NCCO. Invalid value type or action.";

    /// <summary>The webhook that asks what to do with a call.</summary>
    public static WebhookMessage Answer(SandboxLeg leg, Uri? region)
    {
        var fields = new Dictionary<string, object?>
        {
            ["to"] = leg.Order.To.Address,
            ["from"] = leg.From,
            ["conversation_uuid"] = leg.ConversationUuid,
            ["uuid"] = leg.Uuid,
        };
        // In 2017 there were these four and no more.
        if (region is not null)
        {
            fields["endpoint_type"] = leg.Order.To.Type;
            fields["region_url"] = region.GetLeftPart(UriPartial.Authority);
        }

        return new WebhookMessage("answer", leg.Uuid, leg.ConversationUuid, fields);
    }

    public static WebhookMessage Status(SandboxLeg leg, LegChange change)
    {
        var fields = Common(leg, "uuid", change.Status.ToApiName(), change.At);
        if (change.Status == LegStatus.Answered)
        {
            // They have names here, and no values: so in all that was ever captured.
            fields["start_time"] = null;
            fields["rate"] = null;
            fields["network"] = null;
        }

        if (change.Status == LegStatus.Completed) AddBill(fields, leg);
        if (change.Detail is { } detail) fields["detail"] = detail;
        if (change.SipCode is { } code) fields["sip_code"] = code;
        if (change.DisconnectedBy is { } by) fields["disconnected_by"] = by;
        return new WebhookMessage("status", leg.Uuid, leg.ConversationUuid, fields);
    }

    /// <summary>Who answered: <c>human</c> or <c>machine</c>. The leg has another key here than everywhere else.</summary>
    public static WebhookMessage Detected(SandboxLeg leg, string who, string? subState, DateTimeOffset at)
    {
        var fields = Common(leg, "call_uuid", who, at);
        if (subState is not null) fields["sub_state"] = subState;
        return new WebhookMessage("status", leg.Uuid, leg.ConversationUuid, fields);
    }

    /// <summary>A websocket was closed by the application that it leads to.</summary>
    public static WebhookMessage Disconnected(SandboxLeg leg, DateTimeOffset at) =>
        new("status", leg.Uuid, leg.ConversationUuid, Common(leg, "uuid", "disconnected", at));

    public static WebhookMessage Input(
        SandboxLeg leg, object? dtmf, IReadOnlyDictionary<string, object?> speech, DateTimeOffset at) =>
        new("input", leg.Uuid, leg.ConversationUuid, new Dictionary<string, object?>
        {
            ["speech"] = speech,
            ["dtmf"] = dtmf,
            ["from"] = leg.From,
            ["to"] = leg.Order.To.Address,
            ["uuid"] = leg.Uuid,
            ["conversation_uuid"] = leg.ConversationUuid,
            ["timestamp"] = ApiText.Time(at),
        });

    /// <summary>Keys as the input action of 2017 reported them.</summary>
    public static WebhookMessage FlatInput(SandboxLeg leg, string digits, bool timedOut, DateTimeOffset at) =>
        new("input", leg.Uuid, leg.ConversationUuid, new Dictionary<string, object?>
        {
            ["uuid"] = leg.Uuid,
            ["conversation_uuid"] = leg.ConversationUuid,
            ["timed_out"] = timedOut,
            ["dtmf"] = digits,
            ["timestamp"] = ApiText.Time(at),
        });

    public static WebhookMessage Record(string conversationUuid, StoredFile file, DateTimeOffset start, DateTimeOffset end) =>
        new("record", null, conversationUuid, new Dictionary<string, object?>
        {
            ["start_time"] = ApiText.WholeSecond(start),
            ["recording_url"] = file.Url,
            ["size"] = file.Size,
            ["recording_uuid"] = file.RecordingUuid,
            ["end_time"] = ApiText.WholeSecond(end),
            ["conversation_uuid"] = conversationUuid,
            ["timestamp"] = ApiText.Time(end),
        });

    public static WebhookMessage Transcription(string conversationUuid, StoredFile transcript) =>
        new("transcription", null, conversationUuid, new Dictionary<string, object?>
        {
            ["conversation_uuid"] = conversationUuid,
            ["type"] = "record",
            ["recording_uuid"] = transcript.RecordingUuid,
            ["status"] = "transcribed",
            ["transcription_url"] = transcript.Url,
        });

    public static WebhookMessage Transfer(SandboxLeg leg, string from, string to, DateTimeOffset at) =>
        new("transfer", leg.Uuid, to, new Dictionary<string, object?>
        {
            ["conversation_uuid_from"] = from,
            ["type"] = "transfer",
            ["uuid"] = leg.Uuid,
            ["conversation_uuid_to"] = to,
            ["timestamp"] = ApiText.Time(at),
        });

    public static WebhookMessage Notify(SandboxLeg leg, object? payload, DateTimeOffset at) =>
        new("notify", leg.Uuid, leg.ConversationUuid, new Dictionary<string, object?>
        {
            ["payload"] = payload,
            ["conversation_uuid"] = leg.ConversationUuid,
            ["timestamp"] = ApiText.Time(at),
        });

    public static WebhookMessage Payment(SandboxLeg leg, DateTimeOffset at) =>
        new("payment", leg.Uuid, leg.ConversationUuid, new Dictionary<string, object?>
        {
            ["type"] = "payment",
            ["status"] = "success",
            ["uuid"] = leg.Uuid,
            ["conversation_uuid"] = leg.ConversationUuid,
            ["timestamp"] = ApiText.Time(at),
        });

    /// <summary>The NCCO cannot be run.</summary>
    public static WebhookMessage BadNcco(SandboxLeg leg, DateTimeOffset at) => Error(leg, NoSyntax, at);

    public static WebhookMessage Error(SandboxLeg leg, string reason, DateTimeOffset at) =>
        new("error", leg.Uuid, leg.ConversationUuid, new Dictionary<string, object?>
        {
            ["reason"] = reason,
            ["conversation_uuid"] = leg.ConversationUuid,
            ["timestamp"] = ApiText.Time(at),
        });

    private static Dictionary<string, object?> Common(SandboxLeg leg, string idName, string status, DateTimeOffset at) => new()
    {
        ["headers"] = new Dictionary<string, object?>(),
        ["from"] = leg.From,
        ["to"] = leg.Order.To.Address,
        [idName] = leg.Uuid,
        ["conversation_uuid"] = leg.ConversationUuid,
        ["status"] = status,
        ["direction"] = leg.Direction,
        ["timestamp"] = ApiText.Time(at),
    };

    private static void AddBill(Dictionary<string, object?> fields, SandboxLeg leg)
    {
        var now = leg.Snapshot();
        var seconds = now.Duration ?? 0;
        fields["start_time"] = now.StartTime is { } start ? ApiText.Time(start) : null;
        fields["end_time"] = now.EndTime is { } end ? ApiText.Time(end) : null;
        fields["duration"] = seconds.ToString(CultureInfo.InvariantCulture);
        fields["rate"] = ApiText.Money(leg.Tariff.RatePerMinute);
        fields["price"] = ApiText.Money(leg.Tariff.PriceOf(seconds));
        fields["network"] = leg.Tariff.Network;
    }
}
