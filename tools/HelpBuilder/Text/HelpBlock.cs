using System.Collections.Generic;

namespace HelpBuilder.Text;

/// <summary>A piece of text as help can show it: without fonts, without links, without tables.</summary>
internal abstract record HelpBlock;

/// <summary>A paragraph in one line.</summary>
internal sealed record ParagraphText(string Text) : HelpBlock;

/// <summary>A list, with an entry in one line each.</summary>
internal sealed record ListText(IReadOnlyList<string> Items, bool IsOrdered) : HelpBlock;

/// <summary>Terms and what they mean: what becomes of a table, whose columns would not fit a console.</summary>
internal sealed record DefinitionText(IReadOnlyList<(string Term, string Meaning)> Entries) : HelpBlock;

/// <summary>Code or output, line by line as it was written.</summary>
internal sealed record PreformattedText(string Text) : HelpBlock;

/// <summary>A heading inside a longer text.</summary>
internal sealed record HeadingText(string Text) : HelpBlock;
