using System.IO;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>-Exist and -FileContentMatch.</summary>
internal static class FileOperators
{
    public static string? Exist(Assertion assertion)
    {
        if (Exists(assertion.Engine.SessionState, LanguagePrimitives.ConvertTo<string>(assertion.Actual)) != assertion.Negate)
            return null;
        return $"Expected path {assertion.Wording} to {(assertion.Negate ? "not " : "")}exist,{assertion.Because} but it did {(assertion.Negate ? "" : "not ")}exist.";
    }

    public static string? FileContentMatch(Assertion assertion)
    {
        var path = LanguagePrimitives.ConvertTo<string>(assertion.Actual);
        var pattern = assertion.Argument("ExpectedContent");
        // Reading throws if there is no such file, with -Not as well: a file that is not there has no content to judge.
        var lines = File.ReadAllLines(assertion.Engine.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
        if (assertion.Holds(lines, "-match", pattern) != assertion.Negate)
            return null;
        return $"Expected {Assertion.Format(pattern)} to {(assertion.Negate ? "not " : "")}be found in file '{path}',{assertion.Because} but it was {(assertion.Negate ? "" : "not ")}found.";
    }

    private static bool Exists(SessionState session, string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new PSArgumentException("-Exist needs a path, but got nothing.");
        try
        {
            return session.InvokeProvider.Item.Exists(path);
        }
        catch (System.Management.Automation.DriveNotFoundException)
        {
            return false;
        }
    }
}
