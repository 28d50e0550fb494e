using System;

namespace Packager;

internal static class Program
{
    private const int Failed = 1;

    /// <summary>The code of sysexits.h for a command line that makes no sense.</summary>
    private const int BadCommandLine = 64;

    private static int Main(string[] words)
    {
        if (words is not [var module, var assets, var output])
        {
            Console.Error.WriteLine("Usage: Packager <folder of the built module> <project.assets.json of VoicePS.Jwt> <folder for the package>");
            return BadCommandLine;
        }

        try
        {
            Console.WriteLine(GalleryPackage.Write(module, assets, output));
            return 0;
        }
        catch (PackagingException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return Failed;
        }
    }
}
