using System;

namespace VoicePS.Sandbox.Calls;

/// <summary>A call as it is listed: one that lives here, or one that is long over.</summary>
internal interface ICallRecord
{
    string Uuid { get; }

    string ConversationUuid { get; }

    string Direction { get; }

    LegEndpoint To { get; }

    string From { get; }

    Tariff Tariff { get; }

    /// <summary>Values that belong together.</summary>
    LegSnapshot Snapshot();
}
