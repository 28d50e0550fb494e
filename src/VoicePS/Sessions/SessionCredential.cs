using System;
using VoicePS.Core.Security;

namespace VoicePS.Sessions;

/// <summary>What a session is opened with.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Key">Its key.</param>
/// <param name="Source">Where both come from, in words that hold no secret.</param>
internal sealed record SessionCredential(Guid ApplicationId, ISigningKey Key, string Source)
{
    public override string ToString() => Source;
}
