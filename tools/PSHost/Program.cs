using System;
using System.Threading.Tasks;

namespace PSHost;

internal static class Program
{
    /// <summary>The code of pwsh, and of sysexits.h, for a command line that makes no sense.</summary>
    private const int BadCommandLine = 64;

    /// <summary>How long a stopped pipeline may take before the process ends anyway.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static int Main(string[] words)
    {
        var request = CommandLine.Parse(words);
        switch (request)
        {
            case CommandLine.Help:
                Console.Out.WriteLine(CommandLine.Usage);
                return 0;
            case CommandLine.Wrong wrong:
                Console.Error.WriteLine(wrong.Message);
                Console.Error.WriteLine(CommandLine.Usage);
                return BadCommandLine;
        }

        using var session = new HostSession(HostTerminal.OfProcess());
        var interactive = request is CommandLine.Prompt && session.Terminal.HasKeyboard;
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            session.Stop();
            if (!interactive)
                EndIfStuck();
        };

        switch (request)
        {
            case CommandLine.ScriptFile script:
                return session.RunFile(script.Path, script.Arguments);
            case CommandLine.Text text:
                ImportModule(session);
                return session.ExitCode ?? session.RunCommand(text.Command);
            default:
                ImportModule(session);
                return new Prompt(session).Run();
        }
    }

    private static void ImportModule(HostSession session)
    {
        if (ModuleLocator.Find() is { } manifest)
            session.ImportModule(manifest);
        else
            Console.Error.WriteLine(ModuleLocator.Missing);
    }

    /// <summary>A pipeline that waits in code of its own, such as for a line of input, cannot be stopped from outside.</summary>
    private static void EndIfStuck() => _ = Task.Run(async () =>
    {
        await Task.Delay(Grace);
        Environment.Exit(HostSession.Interrupted);
    });
}
