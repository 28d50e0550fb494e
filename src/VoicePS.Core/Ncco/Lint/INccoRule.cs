using System.Collections.Generic;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>A rule about how options and actions go together.</summary>
internal interface INccoRule
{
    /// <summary>Looks at an NCCO.</summary>
    /// <param name="actions">Its actions, whose options were tested one by one already.</param>
    /// <param name="findings">Takes what is wrong.</param>
    void Check(IReadOnlyList<NccoAction> actions, FindingList findings);
}
