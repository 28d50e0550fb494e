using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace VoicePS.Tests.Support;

/// <summary>Runs a script in a PowerShell process of its own, where nothing is loaded that the script did not load.</summary>
internal static class FreshProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a script, and returns what it printed. Fails where the script fails.</summary>
    public static async Task<string> RunScriptAsync(string script)
    {
        var file = Path.Combine(Path.GetTempPath(), $"voiceps-{Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(file, script);
        try
        {
            var (code, output, errors) = await RunAsync(Repository.Root, "dotnet", Repository.PSHost, file);
            return code == 0 ? output : throw new InvalidOperationException($"The script ended with {code}.\n{output}\n{errors}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static Task<(int Code, string Output, string Errors)> RunAsync(string folder, string program, params string[] arguments) =>
        RunAsync(folder, new Dictionary<string, string?>(), program, arguments);

    /// <summary>Runs a program to its end, with environment variables of its own; null takes one away.</summary>
    public static Task<(int Code, string Output, string Errors)> RunAsync(
        string folder, IReadOnlyDictionary<string, string?> variables, string program, params string[] arguments) =>
        RunAsync(Patience, folder, variables, program, arguments);

    /// <summary>Runs a program to its end, and ends it when it takes longer than that.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        TimeSpan patience, string folder, IReadOnlyDictionary<string, string?> variables, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await errors);
    }
}
