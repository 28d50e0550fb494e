using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>
/// The actions of an NCCO and their options: names, types, limits and defaults (API reference: "NCCO reference").
/// Where the vendor's documents disagree, the limits hold what all of them allow, and what only some allow.
/// </summary>
internal static class NccoSchema
{
    private static readonly UrlKind Url = new();

    private static readonly ListKind UrlList = new(Url, "web address") { HoldsOne = true };

    private static readonly ListKind Legs = new(new TextKind("the id of a call"), "ids of calls") { MayBeEmpty = true };

    private static readonly TextKind Language = new("a language, for example en-US");

    /// <summary>The option that says which action it is.</summary>
    public static OptionSchema Name { get; } = new("action", new TextKind("the name of an action, for example talk")) { IsRequired = true };

    /// <summary>The option that says which type of endpoint it is.</summary>
    public static OptionSchema EndpointType { get; } =
        Required("type", new ChoiceKind("phone", "app", "websocket", "sip", "vbc"));

    /// <summary>The options of each type of endpoint.</summary>
    public static IReadOnlyDictionary<string, OptionSchema[]> Endpoints { get; } = new Dictionary<string, OptionSchema[]>
    {
        ["phone"] =
        [
            EndpointType,
            Required("number", new TextKind("a phone number with its country code: 7 to 15 digits, without + or blanks") { Test = TextTests.PhoneNumber }),
            new("dtmfAnswer", new TextKind("keys to press: 0 to 9, *, # and p for a pause of half a second") { Pattern = Pattern("[0-9#*p]*") }),
            new("onAnswer", new ObjectKind(Required("url", Url), new("ringbackTone", Url), new("ringback", Url))),
            new("shaken", new TextKind()),
        ],
        ["app"] = [EndpointType, Required("user", new TextKind("the name of a user"))],
        ["websocket"] =
        [
            EndpointType,
            Required("uri", new TextKind("an address that begins with wss:// or ws://") { Test = TextTests.SocketAddress }),
            Required("content-type", new ChoiceKind("audio/l16;rate=8000", "audio/l16;rate=16000", "audio/l16;rate=24000") { MayGrow = true }),
            new("headers", new ObjectKind { Test = ObjectTests.SocketHeaders }),
            new("authorization", new ObjectKind(
                Required("type", new ChoiceKind("vonage", "custom")),
                new("value", new TextKind { IsSecret = true }))
            { Test = ObjectTests.SocketAuthorization }),
        ],
        ["sip"] =
        [
            EndpointType,
            new("uri", new TextKind("a SIP address, for example sip:rebekka@sip.example.com") { Test = TextTests.SipAddress }),
            new("user", new TextKind("the user part of a SIP address")),
            new("domain", new TextKind("the name of a SIP trunk")),
            new("headers", new ObjectKind()),
            new("standardHeaders", new ObjectKind(
                new OptionSchema("User-to-User", new TextKind { Test = TextTests.UserToUser })))
            { DisputedNames = ["standard_headers"] },
        ],
        ["vbc"] = [EndpointType, Required("extension", new TextKind("an extension"))],
    };

    /// <summary>The actions, in the order of the API's reference.</summary>
    public static IReadOnlyList<ActionSchema> Actions { get; } =
    [
        new(
            "record",
            Name,
            new("format", new ChoiceKind("mp3", "wav", "ogg")) { Default = "\"mp3\"" },
            new("split", new ChoiceKind("conversation")),
            new("channels", Whole(1, 32)),
            new("endOnSilence", Whole(3, 10)),
            new("endOnKey", new TextKind("one key: 0 to 9, * or #") { Pattern = Pattern("[0-9*#]") }),
            new("timeOut", Whole(3, 7200)),
            new("beepStart", new FlagKind()) { Default = "false" },
            EventUrl(),
            EventMethod(),
            Transcription())
        {
            Needs = [new("channels", "split", "conversation", "A recording has channels of its own only where it is split.")],
        },
        new(
            "conversation",
            Name,
            Required("name", new TextKind("the name of the conversation")),
            new("musicOnHoldUrl", new ListKind(Url, "web address") { HoldsOne = true, MayBeBare = true }),
            new("startOnEnter", new FlagKind()) { Default = "true" },
            new("endOnExit", new FlagKind()) { Default = "false" },
            new("record", new FlagKind()) { Default = "false" },
            new("canSpeak", Legs),
            new("canHear", Legs),
            new("mute", new FlagKind()) { Default = "false" },
            EventUrl(),
            EventMethod(),
            Transcription())
        {
            Conflicts = [MuteWithCanSpeak()],
            Needs = [new("transcription", "record", true, "Only what is recorded can be transcribed.")],
        },
        new(
            "connect",
            Name,
            Required("endpoint", new ListKind(new EndpointKind(), "endpoint") { HoldsOne = true }),
            new("from", new TextKind("a phone number with its country code: digits only") { Test = TextTests.CallerNumber }),
            new("randomFromNumber", new FlagKind()) { Default = "false" },
            new("eventType", new ChoiceKind("synchronous")),
            new("timeout", new NumberKind(1, 120) { IsWhole = true, MostOfAll = 7200 }) { Default = "60" },
            new("limit", new NumberKind(1, 7200) { IsWhole = true, LeastOfAll = 0 }) { Default = "7200" },
            new("machineDetection", new ChoiceKind("continue", "hangup")),
            new("advancedMachineDetection", new ObjectKind(
                new("behavior", new ChoiceKind("continue", "hangup")),
                new("mode", new ChoiceKind("default", "detect", "detect_beep")) { Default = "\"detect\"" },
                new("beep_timeout", new NumberKind(45, 120) { IsWhole = true, LeastOfAll = 30 }) { DisputedNames = ["beepTimeout"] }))
            { DisputedNames = ["advanced_machine_detection"] },
            EventUrl(),
            EventMethod(),
            new("ringbackTone", Url))
        {
            Conflicts =
            [
                new("from", "randomFromNumber", VoiceNccoSeverity.Error, "A call is either from one number, or from any of the application's."),
                new("machineDetection", "advancedMachineDetection", VoiceNccoSeverity.Warning, "The advanced detection takes the place of the other."),
            ],
        },
        new(
            "talk",
            Name,
            Required("text", new TextKind("text to be spoken") { Test = TextTests.SpokenText }),
            new("bargeIn", new FlagKind()) { Default = "false" },
            new("loop", Whole(0)) { Default = "1" },
            new("level", Level()) { Default = "0" },
            new("language", Language) { Default = "\"en-US\"" },
            new("style", Whole(0)) { Default = "0" },
            new("premium", new FlagKind()) { Default = "false" },
            new("voiceName", new TextKind("the name of a voice of 2017")),
            new("provider", new TextKind("whose engine speaks")),
            new("providerOptions", new ObjectKind())),
        new(
            "stream",
            Name,
            Required("streamUrl", UrlList),
            new("level", Level()) { Default = "0" },
            new("bargeIn", new FlagKind()) { Default = "false" },
            new("loop", Whole(0)) { Default = "1" }),
        new(
            "input",
            Name,
            new("type", new ListKind(new ChoiceKind("dtmf", "speech"), "dtmf or speech")),
            new("mode", new ChoiceKind("synchronous", "asynchronous")) { Default = "\"synchronous\"" },
            new("dtmf", new ObjectKind(
                new("timeOut", Whole(0, 10)) { Default = "3" },
                new("maxDigits", MaxDigits()) { Default = "4" },
                new("submitOnHash", new FlagKind()) { Default = "false" })),
            new("speech", new ObjectKind(
                new("uuid", new ListKind(new TextKind("the id of a call"), "id of a call") { HoldsOne = true }),
                new("endOnSilence", new NumberKind(0.4m, 10)) { Default = "2.0" },
                new("language", Language) { Default = "\"en-US\"" },
                new("context", new ListKind(new TextKind("a word"), "words")),
                new("startTimeout", Whole(1, 60)) { Default = "10" },
                new("maxDuration", Whole(1, 60)) { Default = "60" },
                new("saveAudio", new FlagKind()) { Default = "false" },
                new("sensitivity", Whole(10, 100)) { Default = "90" },
                new("provider", new TextKind("whose engine listens")),
                new("providerOptions", new ObjectKind()))),
            EventUrl(),
            EventMethod(),
            new("timeOut", Whole(0, 10)) { ReplacedBy = "dtmf.timeOut" },
            new("maxDigits", MaxDigits()) { ReplacedBy = "dtmf.maxDigits" },
            new("submitOnHash", new FlagKind()) { ReplacedBy = "dtmf.submitOnHash" }),
        new(
            "notify",
            Name,
            Required("payload", new AnyKind()),
            Required("eventUrl", UrlList),
            EventMethod()),
        new(
            "wait",
            Name,
            new OptionSchema("timeout", new NumberKind(0.1m, 7200) { IsClamped = true }) { Default = "10" }),
        new(
            "transfer",
            Name,
            new("conversationId", new TextKind("the id of a conversation")) { IsRequired = true, DisputedNames = ["conversation_id"] },
            new("canHear", Legs),
            new("canSpeak", Legs),
            new("mute", new FlagKind()) { Default = "false" })
        {
            Conflicts = [MuteWithCanSpeak()],
        },
        new(
            "pay",
            Name,
            Required("amount", new NumberKind(0.01m)),
            new("currency", new TextKind("a currency, for example usd")) { Default = "\"usd\"" },
            EventUrl(),
            EventMethod(),
            new("prompts", new ListKind(new ObjectKind(), "prompts")),
            new("voice", new ObjectKind(new("language", Language), new("style", Whole(0)))))
        {
            IsRetired = true,
        },
    ];

    /// <summary>Finds an action by its name.</summary>
    public static ActionSchema? Find(string name, bool ignoreCase = false)
    {
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Actions.FirstOrDefault(action => string.Equals(action.Name, name, comparison));
    }

    private static OptionSchema Required(string name, ValueKind kind) => new(name, kind) { IsRequired = true };

    private static NumberKind Whole(decimal minimum, decimal maximum = decimal.MaxValue) => new(minimum, maximum) { IsWhole = true };

    private static NumberKind Level() => new(-1, 1) { MayBeText = true };

    private static NumberKind MaxDigits() => new(1, 20) { IsWhole = true, MostOfAll = 22 };

    private static OptionSchema EventUrl() => new("eventUrl", UrlList);

    private static OptionSchema EventMethod() => new("eventMethod", new ChoiceKind("POST", "GET")) { Default = "\"POST\"" };

    private static OptionSchema Transcription() => new("transcription", new ObjectKind(
        new("language", Language) { Default = "\"en-US\"" },
        EventUrl(),
        EventMethod(),
        new("sentimentAnalysis", new FlagKind()) { Default = "false" }));

    private static OptionConflict MuteWithCanSpeak() => new(
        "canSpeak", "mute", VoiceNccoSeverity.Error, "Who is muted is heard by nobody, so there is no choosing who hears it.");

    private static Regex Pattern(string pattern) => new($"^(?:{pattern})\\z", RegexOptions.CultureInvariant);
}
