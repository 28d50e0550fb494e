using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PSHost;

namespace Recorder;

/// <summary>What was typed, what came of it, and how long that took.</summary>
/// <param name="Line">What was typed.</param>
/// <param name="Output">What was printed, with the terminal's codes.</param>
/// <param name="Time">How long it took.</param>
internal sealed record Scene(TypedLine Line, string Output, TimeSpan Time);

/// <summary>Runs the lines of a script one after the other in one PowerShell session.</summary>
internal static class Session
{
    /// <summary>How many columns the terminal has.</summary>
    public const int Width = 100;

    /// <summary>Plays a script.</summary>
    /// <returns>What is to be seen of it.</returns>
    /// <exception cref="RecordingException">A line failed: nobody wants a picture of that.</exception>
    public static List<Scene> Play(Script script)
    {
        using var runspace = Open();

        Run(runspace, "$PSStyle.OutputRendering = 'Ansi'");
        Run(runspace, Prepare(script));
        return [.. script.Lines.Select(line => Play(runspace, line)).ToList().Where(static scene => !scene.Line.IsTidying)];
    }

    private static Scene Play(Runspace runspace, TypedLine line)
    {
        if (line.IsComment) return new Scene(line, string.Empty, TimeSpan.Zero);

        var watch = Stopwatch.StartNew();
        return new Scene(line, Run(runspace, line.Text), watch.Elapsed);
    }

    // A script file knows its folder; what is typed does not.
    private static string Prepare(Script script)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(script.Path))!;
        var tree = System.Management.Automation.Language.Parser.ParseInput(script.Preparation, out _, out _);
        var values = (tree.ParamBlock?.Parameters ?? []).Select(static parameter => $"{parameter.Name.Extent.Text} = {parameter.DefaultValue?.Extent.Text ?? "$null"}");
        return string.Join('\n', [
            $"$PSScriptRoot = '{folder.Replace("'", "''", StringComparison.Ordinal)}'",
            .. values,
            .. tree.EndBlock.Statements.Select(static statement => statement.Extent.Text)]);
    }

    private static Runspace Open()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(StandardModules.Folders());
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        return runspace;
    }

    private static string Run(Runspace runspace, string text)
    {
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(text, useLocalScope: false).AddCommand("Out-String").AddParameter("Width", Width);
        try
        {
            var output = string.Concat(shell.Invoke().Select(static item => item.ToString()));
            if (shell.Streams.Error.FirstOrDefault() is { } error) throw new RecordingException($"{text}\n{error}");
            return output + string.Concat(shell.Streams.Information.Where(static told => told.Tags.Contains("PSHOST")).Select(static told => $"{told}\n"));
        }
        catch (RuntimeException failure)
        {
            throw new RecordingException($"{text}\n{failure.Message}");
        }
    }
}
