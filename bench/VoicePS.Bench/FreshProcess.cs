using System.Diagnostics;

namespace VoicePS.Bench;

/// <summary>Runs a script in a PowerShell process of its own.</summary>
internal static class FreshProcess
{
    /// <summary>Runs a script to its end. One that fails ends the measurement.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string script)
    {
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".ps1");
        await File.WriteAllTextAsync(file, script);
        try
        {
            using var process = Begin(file);
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{script}\n{output}\n{await errors}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Begins to run a script file.</summary>
    public static Process Begin(string file)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.PSHost, file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("PSHost did not start.");
    }
}
