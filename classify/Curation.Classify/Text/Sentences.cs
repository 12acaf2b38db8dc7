using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Curation.Classify.Text;

/// <summary>What a sentence stands in.</summary>
public enum SentenceKind
{
    Prose,
    ListItem,
    Heading,
}

/// <summary>A sentence of a text. Offsets are UTF-16 units, the end exclusive; white space at the edges and list markers are outside.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Sentence(int Start, int End, SentenceKind Kind)
{
    public string In(string text) => text[Start..End];
}

/// <summary>
/// Parts a text into sentences: in order, without overlap, and with nothing but white space and list markers between them.
/// A heading and a list item are never joined to what follows them.
/// </summary>
public static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "e.g", "i.e", "eg", "ie", "vs", "inc", "ltd", "corp", "co", "mr", "ms", "mrs", "dr", "st", "approx", "min", "max", "sr", "jr",
        "no", "incl", "u.s", "u.k", "a.k.a", "dept", "mgr", "ph.d", "b.s", "m.s", "b.a", "m.a",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<Sentence> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<Sentence>();
        var lines = Lines.Of(text);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (Headings.Is(text, lines, i))
            {
                sentences.Add(new Sentence(line.Start, line.End, SentenceKind.Heading));
                continue;
            }

            var end = line.End;
            while (i + 1 < lines.Count && Continues(text, lines[i], lines[i + 1]))
                end = lines[++i].End;
            Split(text, line.Start, end, line.Marked ? SentenceKind.ListItem : SentenceKind.Prose, sentences);
        }

        return sentences;
    }

    /// <summary>A wrapped line: the next one begins with a small letter, and no empty line parts them.</summary>
    private static bool Continues(string text, Line line, Line next) =>
        !next.Marked && !next.AfterGap && char.IsLower(text[next.Start]) && line.End - line.Start >= 40;

    private static void Split(string text, int start, int end, SentenceKind kind, List<Sentence> into)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (text[i] is '•' or '●' or '▪')
            {
                Add(from, i);
                from = i + 1;
                kind = SentenceKind.ListItem;
            }
            else if (text[i] is '.' or '!' or '?' && EndsHere(text, from, i, end, out var after))
            {
                Add(from, after);
                from = after;
                i = after - 1;
            }
        }

        Add(from, end);

        void Add(int a, int b)
        {
            while (a < b && char.IsWhiteSpace(text[a]))
                a++;
            while (b > a && char.IsWhiteSpace(text[b - 1]))
                b--;
            if (b > a)
                into.Add(new Sentence(a, b, kind));
        }
    }

    private static bool EndsHere(string text, int from, int dot, int end, out int after)
    {
        after = dot + 1;
        while (after < end && text[after] is '.' or '!' or '?' or ')' or '"' or '\'' or '”' or '’')
            after++;
        if (after >= end || !char.IsWhiteSpace(text[after]))
            return false;
        var next = after;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        if (next < end && (char.IsLower(text[next]) || text[next] is ',' or ';' or ')'))
            return false;
        if (text[dot] != '.')
            return true;
        var word = dot;
        while (word > from && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] == '.'))
            word--;
        var before = text[word..dot];
        return !Abbreviations.Contains(before) && !(before.Length == 1 && char.IsUpper(before[0]));
    }
}
