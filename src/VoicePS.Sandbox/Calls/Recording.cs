using System;
using System.Collections.Generic;
using VoicePS.Sandbox.Ncco;
using VoicePS.Sandbox.Recordings;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Calls;

/// <summary>A recording under way: what was said since it began.</summary>
internal sealed class Recording
{
    private readonly object _gate = new();
    private readonly List<SpokenSentence> _sentences = new();
    private readonly NccoAction _action;
    private bool _isOver;

    public Recording(NccoAction action, string conversationUuid, WebhookTarget? events, DateTimeOffset start)
    {
        _action = action;
        ConversationUuid = conversationUuid;
        Events = events;
        Start = start;
    }

    public string ConversationUuid { get; }

    /// <summary>Told when it is ready.</summary>
    public WebhookTarget? Events { get; }

    public DateTimeOffset Start { get; }

    /// <summary>Where to tell that the transcript is ready; null where none is wanted.</summary>
    public (bool IsWanted, WebhookTarget? Target) Transcription => _action.Inside("transcription") is { } transcription
        ? (true, transcription.EventTarget() ?? Events)
        : (false, null);

    private int Channels => _action.Has("split") ? Math.Max(1, Math.Min(32, _action.Integer("channels") ?? 2)) : 1;

    /// <summary>Something is said: by the far end, or by the application.</summary>
    public void Hear(string text, DateTimeOffset at, TimeSpan length, bool byFarEnd)
    {
        lock (_gate)
        {
            if (_isOver || at < Start) return;
            _sentences.Add(new SpokenSentence(text, at - Start, length, byFarEnd ? 0 : Channels - 1));
        }
    }

    /// <summary>Ends it. Null where it has ended already.</summary>
    public RecordingSpec? End(DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_isOver) return null;
            _isOver = true;
            var length = at > Start ? at - Start : TimeSpan.Zero;
            // A sentence that was cut off is heard as far as it came.
            _sentences.RemoveAll(sentence => sentence.Offset >= length);
            return new RecordingSpec
            {
                ConversationUuid = ConversationUuid,
                StartTime = Start,
                Duration = length,
                Channels = Channels,
                HasBeep = _action.Flag("beepStart"),
                Sentences = _sentences.ConvertAll(sentence =>
                    sentence.Offset + sentence.Duration <= length ? sentence : sentence with { Duration = length - sentence.Offset }),
            };
        }
    }
}
