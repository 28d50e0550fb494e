namespace VoicePS.Sandbox;

/// <summary>Which form of the API the sandbox speaks where then and now differ.</summary>
public enum SandboxApiVersion
{
    /// <summary>Today's API: PUT answers 204 without a body, <c>to</c> is an object, record_index counts records.</summary>
    Current,

    /// <summary>The API as documented in 2017: PUT answers 200 with the call, <c>to</c> is an array, record_index counts pages.</summary>
    V2017,
}
