using System.Management.Automation.Language;

namespace Recorder;

/// <summary>One line of a script, as somebody would type it.</summary>
/// <param name="Text">A command or a comment.</param>
/// <param name="IsComment">True for a comment.</param>
/// <param name="IsTidying">True for what a finally block does, which is done and not shown.</param>
internal sealed record TypedLine(string Text, bool IsComment, bool IsTidying);

/// <summary>A script, taken apart into what somebody would type.</summary>
/// <param name="Path">The file.</param>
/// <param name="Preparation">What comes before the first comment: parameters and the import.</param>
/// <param name="Lines">The rest, in its order.</param>
internal sealed record Script(string Path, string Preparation, IReadOnlyList<TypedLine> Lines)
{
    public static Script Read(string path)
    {
        var tree = Parser.ParseFile(System.IO.Path.GetFullPath(path), out var tokens, out var errors);
        if (errors.Length > 0) throw new RecordingException($"{path}: {errors[0].Message}");

        // The first comment of a line of its own tells the first step.
        var comments = tokens.Where(static token => token.Kind == TokenKind.Comment && token.Text.StartsWith("# ", StringComparison.Ordinal)).ToList();
        if (comments.Count == 0) throw new RecordingException($"{path} has no comment that tells its first step.");

        var begin = comments[0].Extent.StartOffset;
        var steps = tree.EndBlock.Statements.Where(statement => statement.Extent.StartOffset > begin).SelectMany(static statement => Flatten(statement, isTidying: false));
        var lines = steps.Select(static step => (step.Statement.Extent, Line: new TypedLine(Dedent(step.Statement.Extent), IsComment: false, step.IsTidying)))
            .Concat(comments.Select(static comment => (comment.Extent, Line: new TypedLine(comment.Text, IsComment: true, IsTidying: false))))
            .OrderBy(static item => item.Extent.StartOffset)
            .Select(static item => item.Line);
        return new Script(path, tree.Extent.Text[..begin], [.. lines]);
    }

    private static IEnumerable<(StatementAst Statement, bool IsTidying)> Flatten(StatementAst statement, bool isTidying)
    {
        if (statement is not TryStatementAst attempt) return [(statement, isTidying)];

        return attempt.Body.Statements.SelectMany(inner => Flatten(inner, isTidying))
            .Concat((attempt.Finally?.Statements ?? []).SelectMany(static inner => Flatten(inner, isTidying: true)));
    }

    private static string Dedent(IScriptExtent extent)
    {
        var indent = extent.StartColumnNumber - 1;
        return string.Join('\n', extent.Text.ReplaceLineEndings("\n").Split('\n').Select((line, index) =>
            index > 0 && line.Length >= indent && string.IsNullOrWhiteSpace(line[..indent]) ? line[indent..] : line));
    }
}
