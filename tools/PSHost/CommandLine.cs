using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PSHost;

/// <summary>What the words after "PSHost" ask for.</summary>
internal abstract record CommandLine
{
    public const string Usage = """
        Usage: PSHost [script.ps1 [arguments...]]
               PSHost -File script.ps1 [arguments...]
               PSHost -Command text...

        Runs a PowerShell script or a piece of one. Without arguments it opens a prompt.
        At the prompt and with -Command the VoicePS module is already imported;
        a script imports what it needs itself.
        """;

    public static CommandLine Parse(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var rest = words.Skip(i + 1).ToArray();
            switch (words[i].ToUpperInvariant())
            {
                // There is neither a profile nor a logo, so these change nothing; scripts written for pwsh pass them.
                case "-NOPROFILE" or "-NOP" or "-NOLOGO":
                    continue;
                case "-COMMAND" or "-C":
                    return rest.Length > 0 ? new Text(string.Join(' ', rest)) : new Wrong("-Command needs the text to run.");
                case "-FILE" or "-F":
                    return rest.Length > 0 ? Script(rest[0], rest[1..]) : new Wrong("-File needs the path of a script.");
                case "-HELP" or "-H" or "-?" or "--HELP":
                    return new Help();
                default:
                    return Script(words[i], rest);
            }
        }

        return new Prompt();
    }

    private static CommandLine Script(string path, string[] arguments) => File.Exists(path)
        ? new ScriptFile(path, arguments)
        : new Wrong(path.StartsWith('-') ? $"PSHost has no option {path}." : $"There is no script file '{path}'.");

    internal sealed record Prompt : CommandLine;

    internal sealed record Help : CommandLine;

    internal sealed record Text(string Command) : CommandLine;

    internal sealed record ScriptFile(string Path, IReadOnlyList<string> Arguments) : CommandLine;

    internal sealed record Wrong(string Message) : CommandLine;
}
