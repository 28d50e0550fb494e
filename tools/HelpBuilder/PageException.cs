using System;

namespace HelpBuilder;

/// <summary>A page cannot be turned into help as it is.</summary>
internal sealed class PageException : Exception
{
    /// <summary>Says what is wrong and where.</summary>
    /// <param name="path">The page.</param>
    /// <param name="line">The line, counted from 1; 0 where the page as a whole is at fault.</param>
    /// <param name="reason">What is wrong, in one sentence.</param>
    public PageException(string path, int line, string reason)
        : base(reason)
    {
        Path = path;
        Line = line;
    }

    public string Path { get; }

    public int Line { get; }

    /// <summary>The form in which MSBuild and editors recognise an error and its place.</summary>
    public override string ToString() => Line > 0 ? $"{Path}({Line}): error HELP: {Message}" : $"{Path}: error HELP: {Message}";
}
