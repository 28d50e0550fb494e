using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>Any value.</summary>
internal sealed class AnyKind : ValueKind
{
    /// <inheritdoc/>
    public override string Description => "any JSON";

    /// <inheritdoc/>
    public override void Check(object value, string name, NccoPath path, FindingList findings)
    {
        // What is in it is nobody's business here.
    }
}
