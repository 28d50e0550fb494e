using System.Text.RegularExpressions;

namespace HelpBuilder.Pages;

/// <summary>The syntax of one parameter set.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Code">The syntax as Get-Command writes it.</param>
internal sealed record SyntaxText(string Set, string Code)
{
    /// <summary>Where a parameter stands in it; -1 where it does not.</summary>
    public int PlaceOf(string parameter)
    {
        var found = Regex.Match(Code, $@"[\s\[]-{Regex.Escape(parameter)}[\s\]]");
        return found.Success ? found.Index : -1;
    }
}
