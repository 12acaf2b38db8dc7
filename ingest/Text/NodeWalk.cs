using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace Curation.Ingest.Text;

/// <summary>Walks a document in order with a stack of its own and writes its lines.</summary>
internal sealed class NodeWalk(TextBlocks blocks)
{
    /// <summary>A bold line longer than this is emphasis, not a heading.</summary>
    private const int LongestBoldHeading = 120;

    private readonly StringBuilder line = new();
    private int boldCharacters;
    private int bold;
    private int items;
    private int headings;
    private int preformatted;
    private bool itemOpen;

    public void Over(INode root)
    {
        var open = new Stack<(INode Node, int Child)>();
        open.Push((root, 0));
        while (open.TryPop(out var at))
        {
            var children = at.Node.ChildNodes;
            if (at.Child >= children.Length)
            {
                if (!ReferenceEquals(at.Node, root))
                {
                    Leave((IElement)at.Node);
                }

                continue;
            }

            open.Push((at.Node, at.Child + 1));
            switch (children[at.Child])
            {
                case IText text:
                    Write(text.Data);
                    break;
                case IElement element when !Hidden.Is(element):
                    Enter(element);
                    open.Push((element, 0));
                    break;
            }
        }

        Break();
    }

    private void Enter(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                Break();
                break;
            case "hr":
                Break();
                blocks.Part();
                break;
            case "b" or "strong":
                bold++;
                break;
            case "li":
                Break();
                items++;
                itemOpen = true;
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Break();
                blocks.Part();
                headings++;
                break;
            case "pre":
                Break();
                blocks.Part();
                preformatted++;
                break;
            case "td" or "th":
                line.Append(' ');
                break;
            case var name when Blocks.Contains(name):
                Break();
                Part();
                break;
        }
    }

    private void Leave(IElement element)
    {
        switch (element.LocalName)
        {
            case "b" or "strong":
                bold--;
                break;
            case "li":
                Break();
                items--;
                itemOpen = false;
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Break();
                headings--;
                blocks.Part();
                break;
            case "pre":
                Break();
                preformatted--;
                blocks.Part();
                break;
            case "ul" or "ol" when items > 0:
                Break();
                break;
            case "td" or "th":
                line.Append(' ');
                break;
            case var name when Blocks.Contains(name):
                Break();
                Part();
                break;
        }
    }

    /// <summary>Paragraphs within an item stay with it.</summary>
    private void Part()
    {
        if (items == 0)
        {
            blocks.Part();
        }
    }

    private void Write(string text)
    {
        if (preformatted == 0 && !text.Contains('\n', StringComparison.Ordinal))
        {
            Append(text);
            return;
        }

        foreach (var (part, first) in text.ReplaceLineEndings("\n").Split('\n').Select((part, i) => (part, i == 0)))
        {
            if (!first && (preformatted > 0 || TypedBullet(part)))
            {
                Break();
            }
            else if (!first)
            {
                line.Append(' ');
            }

            Append(part);
        }
    }

    private void Append(string text)
    {
        line.Append(text);
        boldCharacters += bold > 0 ? text.Count(c => !char.IsWhiteSpace(c)) : 0;
    }

    /// <summary>Authors who type their lists into one paragraph break the line before each bullet.</summary>
    private static bool TypedBullet(string part) =>
        part.TrimStart() is [('-' or '*' or '•' or '·' or '–'), ' ' or '\u00A0' or '\t', ..];

    private void Break()
    {
        var written = Spaces.Tidy(line.ToString());
        var visible = written.Count(c => c != ' ');
        var isBold = visible > 0 && boldCharacters >= visible;
        line.Clear();
        boldCharacters = 0;
        if (written.Length == 0)
        {
            return;
        }

        if (items > 0 && itemOpen)
        {
            blocks.Item(written);
            itemOpen = false;
        }
        else if (headings > 0 || (isBold && items == 0 && written.Length <= LongestBoldHeading))
        {
            blocks.Heading(written);
        }
        else
        {
            blocks.Line(written);
        }
    }

    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
        [
            "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
            "figure", "footer", "form", "header", "hgroup", "legend", "main", "menu", "nav", "ol", "p", "section", "summary", "table", "tbody", "tfoot",
            "thead", "tr", "ul",
        ],
        StringComparer.Ordinal);
}
