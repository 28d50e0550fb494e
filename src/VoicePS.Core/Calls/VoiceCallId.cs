using System;

namespace VoicePS;

/// <summary>
/// Which call leg is meant, and on which host it lives, where that is known. A call exists in one region only: asked
/// for on another host, it is not found.
/// </summary>
public sealed class VoiceCallId : IEquatable<VoiceCallId>
{
    /// <summary>Names a call leg that lives on the session's own host.</summary>
    /// <param name="uuid">The id of the leg.</param>
    public VoiceCallId(string uuid)
        : this(uuid, null)
    {
    }

    /// <summary>Names a call leg and its host.</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <param name="regionUrl">The host, for example <c>https://api-us.vonage.com</c>; null for the session's own.</param>
    public VoiceCallId(string uuid, Uri? regionUrl)
    {
        Uuid = uuid ?? throw new ArgumentNullException(nameof(uuid));
        RegionUrl = regionUrl;
    }

    /// <summary>The id of the call leg. It is text: not every id is a GUID.</summary>
    public string Uuid { get; }

    /// <summary>The host on which the call is controlled; null for the session's own.</summary>
    public Uri? RegionUrl { get; }

    /// <summary>Takes a bare id.</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <returns>The id, on the session's own host.</returns>
    public static implicit operator VoiceCallId(string uuid) => FromString(uuid);

    /// <summary>Takes a bare id.</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <returns>The id, on the session's own host.</returns>
    public static VoiceCallId FromString(string uuid) => new(uuid);

    /// <inheritdoc/>
    public bool Equals(VoiceCallId? other) =>
        other is not null && string.Equals(Uuid, other.Uuid, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VoiceCallId);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Uuid);

    /// <summary>The bare id.</summary>
    /// <returns>The id of the leg.</returns>
    public override string ToString() => Uuid;
}
