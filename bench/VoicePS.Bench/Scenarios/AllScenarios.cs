namespace VoicePS.Bench.Scenarios;

/// <summary>Everything that can be measured, in the order of the report.</summary>
internal static class AllScenarios
{
    public static IReadOnlyList<Scenario> List { get; } =
    [
        new("list", "`Get-VoiceCall | Where-Object Status -eq completed | Measure-Object`, 20,000 calls, no latency", ListScenarios.ThroughputAsync),
        new("list-latency", "the same, 2,000 calls, 50 ms a request, limits lifted", ListScenarios.LatencyAsync),
        new("list-limit", "the same, 30,000 calls, at the account's 15 requests a second, 50 ms", ListScenarios.LimitAsync),
        new("list-first", "the first object of a list of 20,000, 50 ms", ListScenarios.FirstAsync),
        new("list-memory", "1,000,000 calls listed and counted", ListScenarios.MemoryAsync),
        new("create", "300 numbers into `New-VoiceCall -ThrottleLimit 16`, 50 ms, limits lifted", CreateScenarios.WideAsync),
        new("create-limit", "300 creates against a server that allows 10 a second", CreateScenarios.LimitAsync),
        new("wait", "5,000 calls into `Wait-VoiceCall`", WaitScenarios.ManyAsync),
        new("token", "the token of a request", TokenScenarios.CachedAsync),
        new("import", "`Import-Module` in a fresh process", StartScenarios.ImportAsync),
        new("start", "a fresh process: import, connect with a key file, `Get-VoiceCall -First 1`", StartScenarios.FirstCallAsync),
        new("sandbox", "`GET` of one call of the sandbox, 16 at a time", SandboxScenarios.GetAsync),
        new("sandbox-page", "a page of 100 of the sandbox's 100,000 calls", SandboxScenarios.PageAsync),
    ];
}
