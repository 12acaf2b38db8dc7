using Curation.Classify.Encoders;
using Curation.Classify.Text;

namespace Curation.Classify.Skills;

/// <summary>What the neural tagger reads of a stretch of text: the ids of its pieces, and the place of each token's first piece among them.</summary>
/// <param name="Ids">With the opening and the closing piece.</param>
/// <param name="Places">One a token; -1 where the token has no piece or lies beyond the longest sequence.</param>
internal sealed record TaggerInput(int[] Ids, int[] Places)
{
    /// <summary>The encoder knows 512 places; a sentence of a posting has some 30.</summary>
    public const int Longest = 512;

    public static TaggerInput Of(string text, IReadOnlyList<Token> tokens, WordPiece words, int longest = Longest)
    {
        if (tokens.Count == 0)
            return new TaggerInput([WordPiece.Opening, WordPiece.Closing], []);
        var pieces = words.Pieces(text, tokens[0].Start, tokens[^1].End);
        var kept = Math.Min(pieces.Count, longest - 2);
        var ids = new int[kept + 2];
        ids[0] = WordPiece.Opening;
        ids[^1] = WordPiece.Closing;
        for (var i = 0; i < kept; i++)
            ids[i + 1] = pieces[i].Id;
        var places = new int[tokens.Count];
        var at = 0;
        for (var t = 0; t < tokens.Count; t++)
        {
            while (at < kept && pieces[at].End <= tokens[t].Start)
                at++;
            places[t] = at < kept && pieces[at].Start < tokens[t].End ? at + 1 : -1;
        }

        return new TaggerInput(ids, places);
    }
}
