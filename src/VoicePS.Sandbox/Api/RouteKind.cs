namespace VoicePS.Sandbox.Api;

/// <summary>The paths that the sandbox knows.</summary>
internal enum RouteKind
{
    Calls,
    Call,
    Stream,
    Talk,
    Dtmf,
    DtmfInput,
    File,
}
