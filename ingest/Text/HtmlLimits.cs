using System.Collections.Frozen;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace Curation.Ingest.Text;

/// <summary>Stops a document that would cost a parser more than a page of postings ever does.</summary>
/// <remarks>
/// Three costs are counted at the tokens: how many there are; how deep elements stand open (the parser searches the open ones at every tag);
/// and how many copies of open formatting elements (<c>b</c>, <c>font</c>) each new block may open again.
/// </remarks>
internal sealed class HtmlLimits
{
    /// <summary>Elements open at once. Those whose end tag HTML lets authors leave out are not counted.</summary>
    public const int MaxDepth = 1_000;

    /// <summary>Tags and runs of text of one document, and the formatting elements that it makes the parser repeat.</summary>
    public const int MaxTokens = 1_000_000;

    private int tokens;
    private int depth;
    private int formatting;

    public void Count(HtmlToken token)
    {
        Add(1);
        if (token.Type == HtmlTokenType.StartTag)
        {
            Open(token.Name);
        }
        else if (token.Type == HtmlTokenType.EndTag)
        {
            Close(token.Name);
        }
    }

    private void Open(string name)
    {
        if (Formatting.Contains(name))
        {
            formatting++;
        }
        else
        {
            Add(formatting);
        }

        if (!Uncounted.Contains(name) && ++depth > MaxDepth)
        {
            throw new ExceededException($"The page nests more than {MaxDepth:N0} elements.");
        }
    }

    private void Close(string name)
    {
        formatting -= formatting > 0 && Formatting.Contains(name) ? 1 : 0;
        depth -= depth > 0 && !Uncounted.Contains(name) ? 1 : 0;
    }

    private void Add(int count)
    {
        tokens += count;
        if (tokens > MaxTokens)
        {
            throw new ExceededException($"The page has more than {MaxTokens:N0} tags and pieces of text.");
        }
    }

    private static readonly FrozenSet<string> Formatting = FrozenSet.ToFrozenSet(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Void elements, and those with an optional end tag.</summary>
    private static readonly FrozenSet<string> Uncounted = FrozenSet.ToFrozenSet(
        [
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
            "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "rt", "rp", "html", "head", "body",
            "path", "circle", "rect", "line", "polygon", "use", "stop",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Leaves the parser from within its callback; never leaves <see cref="HtmlReading"/>.</summary>
    internal sealed class ExceededException(string message) : Exception(message);
}
