using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using VoicePS.Sandbox.Calls;
using VoicePS.Sandbox.Recordings;

namespace VoicePS.Sandbox.Ncco;

/// <summary>The action input: asks for keys, for speech, or for whichever comes first.</summary>
internal static class InputStep
{
    private const int DefaultMaxDigits = 4;
    private static readonly TimeSpan DefaultTimeOut = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DefaultStartTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DefaultEndOnSilence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DefaultMaxDuration = TimeSpan.FromSeconds(60);

    public static async Task<NccoSource?> RunAsync(NccoFlow flow, NccoAction action)
    {
        if (action.Text("mode") == "asynchronous")
        {
            flow.Note(action, "listens for keys from now on");
            flow.Run.SubscribeDtmf(action.EventTarget() ?? flow.Leg.Events);
            return null;
        }

        flow.Note(action, Wanted(action));
        var listener = flow.TakeAhead() ?? Open(flow, action);
        flow.Run.AskScript(listener, TakesKeys(action), TakesSpeech(action));
        try
        {
            return await new Collecting(flow, action, listener).RunAsync().ConfigureAwait(false);
        }
        finally
        {
            flow.Run.Ear.Close(listener);
        }
    }

    public static Collector Listener(NccoAction action) => new(TakesKeys(action), TakesSpeech(action));

    private static Collector Open(NccoFlow flow, NccoAction action)
    {
        var listener = Listener(action);
        flow.Run.Ear.Open(listener);
        return listener;
    }

    // The input action of 2017 had no type: it knew only keys.
    private static bool IsFlat(NccoAction action) => !action.Has("type");

    private static bool TakesKeys(NccoAction action) => IsFlat(action) || action.Texts("type").Contains("dtmf");

    private static bool TakesSpeech(NccoAction action) => action.Texts("type").Contains("speech");

    private static string Wanted(NccoAction action) =>
        TakesSpeech(action) ? TakesKeys(action) ? "asks for keys or speech" : "asks for speech" : "asks for keys";

    /// <summary>One time of asking.</summary>
    private sealed class Collecting
    {
        private readonly NccoFlow _flow;
        private readonly NccoAction _action;
        private readonly Collector _listener;
        private readonly NccoAction _dtmf;
        private readonly NccoAction? _speech;
        private readonly StringBuilder _keys = new();

        public Collecting(NccoFlow flow, NccoAction action, Collector listener)
        {
            _flow = flow;
            _action = action;
            _listener = listener;
            _dtmf = IsFlat(action) ? action : action.Inside("dtmf") ?? NccoAction.Empty;
            _speech = TakesSpeech(action) ? action.Inside("speech") ?? NccoAction.Empty : null;
        }

        public async Task<NccoSource?> RunAsync()
        {
            while (true)
            {
                if (TakeKeys()) return await AnswerAsync(false, Unsaid(overridden: true)).ConfigureAwait(false);
                if (_keys.Length == 0 && _listener.TakeSpeech() is { } text) return await HearAsync(text).ConfigureAwait(false);

                switch (await _flow.WaitAsync(Patience(), _listener.Listen()).ConfigureAwait(false))
                {
                    case Woken.Cut:
                        return null;
                    case Woken.Elapsed:
                        return await AnswerAsync(true, Unsaid(overridden: _keys.Length > 0)).ConfigureAwait(false);
                }
            }
        }

        // Keys have their timeout after the last one; before the first one, speech decides where it is asked for too.
        private TimeSpan Patience() => _speech is not null && _keys.Length == 0
            ? _speech.Seconds("startTimeout") ?? DefaultStartTimeout
            : _dtmf.Seconds("timeOut") ?? DefaultTimeOut;

        // True when there are enough.
        private bool TakeKeys()
        {
            var most = _dtmf.Integer("maxDigits") ?? DefaultMaxDigits;
            while (_listener.TakeKey() is { } key)
            {
                if (key == '#' && _dtmf.Flag("submitOnHash")) return true;
                _keys.Append(key);
                if (_keys.Length >= most) return true;
            }

            return false;
        }

        private async Task<NccoSource?> HearAsync(string text)
        {
            var length = Speaking.LengthOf(text, _speech!.Text("language"));
            var longest = _speech.Seconds("maxDuration") ?? DefaultMaxDuration;
            var isCutOff = length > longest;
            var start = _flow.Now;
            var spoken = isCutOff ? longest : length;
            _flow.Run.Say(text, start, spoken, byFarEnd: true);
            var woken = await _flow.WaitAsync(isCutOff ? spoken : spoken + (_speech.Seconds("endOnSilence") ?? DefaultEndOnSilence)).ConfigureAwait(false);
            if (woken == Woken.Cut) return null;

            var speech = new Dictionary<string, object?>
            {
                ["timeout_reason"] = isCutOff ? "max_duration" : "end_on_silence_timeout",
                ["results"] = new object?[]
                {
                    new Dictionary<string, object?> { ["confidence"] = "0.94", ["text"] = text },
                },
            };
            if (_speech.Flag("saveAudio")) speech["recording_url"] = SaveAudio(text, start, spoken);
            return await AnswerAsync(false, speech).ConfigureAwait(false);
        }

        private string SaveAudio(string text, DateTimeOffset start, TimeSpan length) => _flow.Board.Recordings.Record(new RecordingSpec
        {
            ConversationUuid = _flow.Leg.ConversationUuid,
            StartTime = start,
            Duration = length,
            Sentences = new[] { new SpokenSentence(text, TimeSpan.Zero, length) },
        }).Url;

        private Dictionary<string, object?> Unsaid(bool overridden)
        {
            var speech = new Dictionary<string, object?>();
            if (_speech is not null && overridden) speech["error"] = "Speech overridden by DTMF";
            else if (_speech is not null) speech["timeout_reason"] = "start_timeout";
            speech["results"] = Array.Empty<object?>();
            return speech;
        }

        private Task<NccoSource?> AnswerAsync(bool timedOut, IReadOnlyDictionary<string, object?> speech)
        {
            var keys = _keys.ToString();
            if (IsFlat(_action)) return _flow.AskAsync(_action, CallMessages.FlatInput(_flow.Leg, keys, timedOut, _flow.Now));

            var dtmf = new Dictionary<string, object?>
            {
                ["digits"] = keys.Length == 0 ? null : keys,
                ["timed_out"] = timedOut && TakesKeys(_action),
            };
            return _flow.AskAsync(_action, CallMessages.Input(_flow.Leg, dtmf, speech, _flow.Now));
        }
    }
}
