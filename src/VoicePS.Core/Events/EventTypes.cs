namespace VoicePS.Core.Events;

/// <summary>
/// Tells from the fields of a webhook which kind of event it is. The service names the kind in some and not in others,
/// and fields overlap, so the order of the questions matters.
/// </summary>
internal static class EventTypes
{
    public static VoiceEvent Classify(EventFields fields)
    {
        var type = fields.Peek("type");
        var status = fields.Peek("status");

        if ((type == "record" && status == "transcribed") || fields.Has("transcription_url")) return new VoiceTranscriptionEvent(fields);
        if (type == "payment") return new VoicePaymentEvent(fields);
        if (status is not null) return new VoiceStatusEvent(fields);
        if (type == "transfer" || fields.Has("conversation_uuid_from")) return new VoiceTransferEvent(fields);
        if (fields.Has("recording_url")) return new VoiceRecordEvent(fields);
        if (fields.Has("dtmf") || fields.Has("speech")) return new VoiceInputEvent(fields);
        if (fields.Has("payload")) return new VoiceNotifyEvent(fields);

        // A call to the fallback address of an answer webhook has a reason as well.
        if (fields.Has("reason") && !fields.Has("original_request")) return new VoiceErrorEvent(fields);
        if (fields.Has("status")) return new VoiceStatusEvent(fields);
        if (type is null && IsAnswer(fields)) return new VoiceAnswerEvent(fields);
        return fields.Has("reason") ? new VoiceErrorEvent(fields) : new VoiceUnknownEvent(fields);
    }

    private static bool IsAnswer(EventFields fields) =>
        (fields.Has("uuid") || fields.Has("call_uuid"))
        && (fields.Has("to") || fields.Has("from") || fields.Has("from_user"));
}
