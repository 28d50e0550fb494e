namespace VoicePS.Bench.Scenarios;

/// <summary>What a script pays before its first request, as whole processes.</summary>
internal static class StartScenarios
{
    private const int Runs = 9;

    /// <summary>Importing the module.</summary>
    public static async Task<Figure[]> ImportAsync(Bench bench)
    {
        _ = bench;
        var times = await Bench.InterleavedAsync(
            Runs,
            static () => FreshProcess.RunAsync($"Import-Module '{Repository.EmptyModule}'"),
            static () => FreshProcess.RunAsync($"Import-Module '{Repository.Manifest}'"));
        return [new Figure("× the process that imports an empty binary module", Bench.Ratios(times[1], times[0]), 1.25, AtLeast: false)];
    }

    /// <summary>Importing the module, connecting with a key file, and asking for one call.</summary>
    public static async Task<Figure[]> FirstCallAsync(Bench bench)
    {
        await bench.Server.SetupAsync(calls: 100);
        var key = Repository.WriteKey();
        var times = await Bench.InterleavedAsync(
            Runs,
            static () => FreshProcess.RunAsync($"Import-Module '{Repository.EmptyModule}'"),
            () => FreshProcess.RunAsync($$"""
                $ErrorActionPreference = 'Stop'
                Import-Module '{{Repository.Manifest}}'
                Connect-VoiceSession -ApplicationId aaaaaaaa-bbbb-cccc-dddd-0123456789ab -PrivateKeyPath '{{key}}' -BaseUri '{{bench.Server.BaseUri}}'
                if ((Get-VoiceCall -First 1).Status -ne 'completed') { throw 'There is no call.' }
                """));
        File.Delete(key);
        return [new Figure("× the process that imports an empty binary module", Bench.Ratios(times[1], times[0]), 2, AtLeast: false)];
    }
}
