using System;
using System.IO;
using PSHost;

namespace VoicePS.Tests.Hosting;

/// <summary>What a piece of script gave when it ran in a session inside the test process.</summary>
internal sealed record HostRun(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public static HostRun Command(string text, string input = "", int width = HostTerminal.RedirectedWidth) =>
        In(session => session.RunCommand(text), input, width);

    public static HostRun Script(string text, params string[] arguments)
    {
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".ps1");
        File.WriteAllText(file, text);
        try
        {
            return In(session => session.RunFile(file, arguments), input: string.Empty, HostTerminal.RedirectedWidth);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static HostRun In(Func<HostSession, int> run, string input, int width)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var session = new HostSession(new HostTerminal(new StringReader(input), output, error, width));
        var code = run(session);
        return new HostRun(code, output.ToString(), error.ToString());
    }
}
