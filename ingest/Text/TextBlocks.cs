using System.Text;

namespace Curation.Ingest.Text;

/// <summary>Collects lines and joins them as <see cref="PageText"/> promises.</summary>
internal sealed class TextBlocks
{
    private enum Kind
    {
        None,
        Line,
        Item,
        Heading,
    }

    private readonly StringBuilder text = new();
    private Kind last;
    private bool parted = true;

    /// <summary>What follows is a new paragraph.</summary>
    public void Part() => parted = true;

    /// <summary>A line of a paragraph.</summary>
    public void Line(string line) => Add(line, Kind.Line);

    public void Item(string line) => Add(line, Kind.Item);

    public void Heading(string line)
    {
        Part();
        Add(line, Kind.Heading);
        Part();
    }

    /// <summary>A line of plain text: empty parts paragraphs, one with a bullet is an item.</summary>
    public void PlainLine(string line)
    {
        var tidy = Spaces.Tidy(line);
        if (tidy.Length == 0)
        {
            Part();
        }
        else
        {
            Add(tidy, Kind.Line);
        }
    }

    public override string ToString() => text.ToString();

    private void Add(string line, Kind kind)
    {
        line = Spaces.Tidy(line);
        while (Bullet(line) is { } content)
        {
            (line, kind) = (content, Kind.Item);
        }

        if (line.Length == 0)
        {
            return;
        }

        if (text.Length > 0)
        {
            var together = kind == Kind.Item && last == Kind.Item ? true : !parted;
            text.Append(together ? "\n" : "\n\n");
        }

        text.Append(kind == Kind.Item ? "- " : "").Append(line);
        last = kind;
        parted = false;
    }

    /// <summary>What follows a bullet that the author typed; null where there is none.</summary>
    private static string? Bullet(string line) =>
        line.Length > 1 && line[0] is '-' or '*' or '•' or '·' or '‣' or '◦' or '▪' or '●' or '○' or '–' or '—' or '\uF0B7' or '■' or '➢' or '✓' or '✔'
            ? line[1] == ' ' ? line[2..].TrimStart() : line[0] is '•' or '·' or '●' or '▪' or '\uF0B7' ? line[1..].TrimStart() : null
            : null;
}
