namespace Curation.Storage.Search;

/// <summary>A part of a text, marked where it is what was searched for. Plain text: whoever writes it out encodes it.</summary>
public sealed record Piece(string Text, bool IsMarked);

/// <summary>Finds a query's words in a text as the index found them, whichever engine answered.</summary>
public static class Highlights
{
    private const int Around = 240;
    private const int Before = 60;

    /// <summary>The whole text in pieces.</summary>
    public static IReadOnlyList<Piece> Of(string text, PostingQuery query) => Pieces(text, Spans(text, query).Select(s => (s.Start, s.End)), 0, text.Length);

    /// <summary>The part of the text that shows most of what was searched for, on one line; its beginning where nothing of it stands there.</summary>
    public static IReadOnlyList<Piece> Excerpt(string text, PostingQuery query)
    {
        var spans = Spans(text, query);
        var best = spans.Count == 0 ? 0 : spans.Select((s, i) => (s.Start, Kinds: spans.Skip(i).TakeWhile(o => o.End <= s.Start + Around - Before).Select(o => o.Term).Distinct().Count()))
            .MaxBy(s => s.Kinds).Start;
        var from = best <= Before ? 0 : Boundary(text, best - Before, forward: true, best);
        var to = from + Around >= text.Length ? text.Length : Boundary(text, from + Around, forward: false, Math.Max(from + 1, best));
        var pieces = Pieces(text, spans.Where(s => s.Start >= from && s.End <= to).Select(s => (s.Start, s.End)), from, to)
            .Select(p => p with { Text = OnOneLine(p.Text) }).ToList();
        if (from > 0)
            pieces.Insert(0, new Piece("… ", IsMarked: false));
        if (to < text.Length)
            pieces.Add(new Piece(" …", IsMarked: false));
        return pieces;
    }

    private static List<(int Start, int End, int Term)> Spans(string text, PostingQuery query)
    {
        var terms = query.Terms.Where(t => !t.IsNot).SelectMany(t => t.AnyOf).ToArray();
        if (terms.Length == 0)
            return [];
        var words = Words.Of(text);
        var spans = new List<(int Start, int End, int Term)>();
        for (var i = 0; i < words.Count; i++)
        {
            for (var t = 0; t < terms.Length; t++)
            {
                var tokens = terms[t].Tokens;
                if (i + tokens.Count <= words.Count && Enumerable.Range(0, tokens.Count).All(n => words[i + n].Token == tokens[n]))
                    spans.Add((words[i].Start, words[i + tokens.Count - 1].End, t));
            }
        }

        return spans;
    }

    private static List<Piece> Pieces(string text, IEnumerable<(int Start, int End)> spans, int from, int to)
    {
        var (pieces, at) = (new List<Piece>(), from);
        foreach (var (start, end) in spans.OrderBy(s => s.Start).ThenByDescending(s => s.End))
        {
            if (start < at)
                continue;
            if (start > at)
                pieces.Add(new Piece(text[at..start], IsMarked: false));
            pieces.Add(new Piece(text[start..end], IsMarked: true));
            at = end;
        }

        if (at < to)
            pieces.Add(new Piece(text[at..to], IsMarked: false));
        return pieces;
    }

    private static int Boundary(string text, int at, bool forward, int limit)
    {
        var step = forward ? 1 : -1;
        for (var i = at; forward ? i < limit : i > limit; i += step)
        {
            if (char.IsWhiteSpace(text[i]))
                return forward ? i + 1 : i;
        }

        // No space to cut at: never between the halves of a character.
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split('\n')).Replace('\r', ' ');
}
