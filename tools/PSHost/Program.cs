using System;
using System.Threading;

namespace PSHost;

internal static class Program
{
    /// <summary>The code of pwsh, and of sysexits.h, for a command line that makes no sense.</summary>
    private const int BadCommandLine = 64;

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
        var interrupts = 0;
        Console.CancelKeyPress += (_, press) =>
        {
            // The first Ctrl+C lets a script clean up. One that waits for an answer cannot, and a second one means "now":
            // then the signal ends the process.
            press.Cancel = interactive || (Interlocked.Increment(ref interrupts) == 1 && !session.IsWaitingForInput);
            session.Stop();
        };

        switch (request)
        {
            case CommandLine.ScriptFile script:
                return session.RunFile(script.Path, script.Arguments);
            case CommandLine.Text text:
                ImportModule(session);
                return interrupts > 0 ? HostSession.Interrupted : session.RunCommand(text.Command);
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
}
