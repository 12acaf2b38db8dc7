using AngleSharp.Dom;
using Curation.Ingest.Text;

namespace Curation.Ingest;

/// <summary>Markup or plain text → the form that <see cref="Domain.Postings.Posting.Text"/> documents. Not yet redacted.</summary>
/// <remarks>
/// Headings (also a line that is bold from end to end) stand on a line of their own, list items begin with <c>"- "</c>,
/// paragraphs are parted by an empty line, lines end with <c>\n</c>. Scripts, styles and hidden text are dropped. Applied to its own output it changes nothing.
/// </remarks>
public static class PageText
{
    /// <summary>The text of a description that may be HTML, HTML escaped once or twice, or plain.</summary>
    public static string FromMarkup(string markup)
    {
        for (var escapes = 0; escapes < 2 && !Markup.HasTags(markup) && Markup.HasEscapedTags(markup); escapes++)
        {
            markup = System.Net.WebUtility.HtmlDecode(markup);
        }

        return !Markup.HasTags(markup)
            ? FromPlain(Markup.HasEntities(markup) ? System.Net.WebUtility.HtmlDecode(markup) : markup)
            : HtmlReading.Parse(markup).Document is { Body: { } body } ? FromNode(body) : "";
    }

    /// <summary>Plain text with its lines: bullets become <c>"- "</c>, white space is tidied.</summary>
    public static string FromPlain(string text)
    {
        var writer = new TextBlocks();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            writer.PlainLine(line);
        }

        return writer.ToString();
    }

    /// <summary>One line: a title, a name.</summary>
    public static string Line(string text) => Spaces.Tidy(Markup.HasEntities(text) ? System.Net.WebUtility.HtmlDecode(text) : text);

    /// <summary>The text of a node and all within it. Iterative: depth costs no stack.</summary>
    internal static string FromNode(INode root)
    {
        var blocks = new TextBlocks();
        var walk = new NodeWalk(blocks);
        walk.Over(root);
        return blocks.ToString();
    }
}
