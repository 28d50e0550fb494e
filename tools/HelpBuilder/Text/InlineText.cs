using System;
using System.Linq;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HelpBuilder.Text;

/// <summary>The words of Markdown without its marks.</summary>
internal static class InlineText
{
    public static string Of(ContainerInline? inline)
    {
        var text = new StringBuilder();
        if (inline is not null) Append(text, inline);
        return text.ToString().Trim();
    }

    /// <summary>The words of everything inside a block.</summary>
    public static string OfAll(Block block) =>
        string.Join(' ', block.Descendants<LeafBlock>().Select(static leaf => Of(leaf.Inline)).Where(static text => text.Length > 0));

    private static void Append(StringBuilder text, ContainerInline container)
    {
        foreach (var inline in container) Append(text, inline);
    }

    private static void Append(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case LinkInline link:
                AppendLink(text, link);
                break;
            case ContainerInline container:
                Append(text, container);
                break;
        }
    }

    private static void AppendLink(StringBuilder text, LinkInline link)
    {
        Append(text, (ContainerInline)link);

        // A console cannot follow a link, so an address on the web is spelled out; another page is named by its text.
        if (link.Url is { } url && url.Contains("://", StringComparison.Ordinal)) text.Append(" (").Append(url).Append(')');
    }
}
