using System;

namespace HelpBuilder;

internal static class Program
{
    private const int Failed = 1;

    /// <summary>The code of sysexits.h for a command line that makes no sense.</summary>
    private const int BadCommandLine = 64;

    private static int Main(string[] words)
    {
        if (words is not [var pages, var output])
        {
            Console.Error.WriteLine("Usage: HelpBuilder <folder of Markdown pages> <folder for the help files>");
            return BadCommandLine;
        }

        var faults = HelpCompiler.Compile(pages, output);
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        return faults.Count == 0 ? 0 : Failed;
    }
}
