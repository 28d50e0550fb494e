namespace VoicePS.Sandbox.Api;

/// <summary>One field of a request that is not as it should be.</summary>
internal sealed record InvalidParameter(string Name, string Reason)
{
    /// <summary>The service's own words for a field of the wrong JSON type.</summary>
    public const string WrongType = "Invalid type parameter provided";

    /// <summary>The service's own words for a field that is missing.</summary>
    public const string Required = "Is required.";
}
