namespace VoicePS.Tests.PesterBridge;

internal enum HookKind
{
    BeforeAll,
    AfterAll,
    BeforeEach,
    AfterEach,
}
