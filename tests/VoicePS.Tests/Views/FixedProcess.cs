using System;
using System.Diagnostics;
using System.Threading.Tasks;
using VoicePS.Tests.Hosting;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Views;

/// <summary>PSHost in a process that no setting of this machine reaches, other than on Windows its time zone.</summary>
internal static class FixedProcess
{
    /// <summary>A zone that is as far from UTC as nobody's by accident.</summary>
    public const string Zone = "Asia/Kolkata";

    public static async Task<HostRun> RunAsync(bool noColour, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.PSHost, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TZ"] = Zone;
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment.Remove("NO_COLOR");
        if (noColour) start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("PSHost did not start.");
        process.StandardInput.Close();
        return await HostProcess.FinishAsync(process);
    }
}
