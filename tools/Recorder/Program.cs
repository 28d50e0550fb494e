namespace Recorder;

internal static class Program
{
    private const int BadCommandLine = 64;

    private static int Main(string[] words)
    {
        if (words is not [var script, var picture])
        {
            Console.Error.WriteLine("Usage: Recorder <script.ps1> <picture.svg>");
            return BadCommandLine;
        }

        try
        {
            var scenes = Session.Play(Script.Read(script));
            File.WriteAllText(picture, Drawing.Draw(Path.GetFileName(script), scenes));
            Console.WriteLine($"{scenes.Count} commands of {script} are drawn in {picture}");
            return 0;
        }
        catch (RecordingException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
