using System.Text;

namespace Curation.Storage.Search;

/// <summary>A word of a text as both engines know it, and where it stands there.</summary>
/// <param name="Token">Lower case, without marks, in the singular; letters and digits only.</param>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="End">Exclusive.</param>
public readonly record struct Word(string Token, int Start, int End);

/// <summary>
/// The one analysis of words: what stands in the index, in PostgreSQL and in a query is parted here and nowhere else, so that the same query finds
/// the same postings in both.
/// </summary>
/// <remarks>
/// A word is a run of letters and digits, or one of the <see cref="ProtectedTerms"/>; an ideograph or a kana is a word of its own. Marks are taken
/// off (<c>Malmö</c> is found as <c>malmo</c>), plurals and possessives become singular after Harman's S-stemmer (1991), and nothing more: a
/// "manager" is no "management". Raise <see cref="Version"/> with any change of what comes out.
/// </remarks>
public static class Words
{
    public const int Version = 1;

    /// <summary>Longer words are cut, as are those of the query.</summary>
    private const int Longest = 40;

    private const string Marked = "àáâãäåāăąçćčďđðèéêëēėęěğìíîïīįıľłñńňòóôõöøōőŕřśšşșťțþùúûüūůűųýÿźżž";
    private const string Plain = "aaaaaaaaacccdddeeeeeeeegiiiiiiillnnnoooooooorrsssstttuuuuuuuuyyzzz";

    private static readonly HashSet<string> Unchanged = ["news", "series", "species", "does", "goes", "less", "sales"];

    public static IReadOnlyList<Word> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<Word>();
        var from = 0;
        foreach (var (start, length, word) in ProtectedTerms.In(text))
        {
            Part(text, from, start, words);
            words.Add(new Word(word, start, start + length));
            from = start + length;
        }

        Part(text, from, text.Length, words);
        return words;
    }

    private static void Part(string text, int from, int to, List<Word> words)
    {
        for (var i = from; i < to; i++)
        {
            if (!IsOfWord(text[i]))
                continue;
            var start = i;
            if (StandsAlone(text[i]))
            {
                words.Add(new Word(text[i].ToString(), start, start + 1));
                continue;
            }

            while (i < to && IsOfWord(text[i]) && !StandsAlone(text[i]))
                i++;
            var end = i;
            // The s of a possessive is no word.
            if (i + 1 < to && text[i] is '\'' or '’' && text[i + 1] is 's' or 'S' && (i + 2 >= to || !IsOfWord(text[i + 2])))
                i++;
            else
                i--;
            if (Token(text.AsSpan(start, end - start)) is { Length: > 0 } token)
                words.Add(new Word(token, start, end));
        }
    }

    private static string Token(ReadOnlySpan<char> run)
    {
        var folded = new StringBuilder(run.Length);
        foreach (var letter in run)
        {
            var c = char.ToLowerInvariant(letter);
            var at = c < 0x80 ? -1 : Marked.IndexOf(c, StringComparison.Ordinal);
            _ = at >= 0 ? folded.Append(Plain[at])
                : c == 'ß' ? folded.Append("ss")
                : c == 'æ' ? folded.Append("ae")
                : c == 'œ' ? folded.Append("oe")
                : c is >= '\u0300' and <= '\u036F' ? folded
                : folded.Append(c);
        }

        if (folded.Length > Longest)
            folded.Length = Longest;
        return Singular(folded.ToString());
    }

    private static string Singular(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || Unchanged.Contains(word))
            return word;
        if (Ends("ies") && word.Length > 4)
            return word[^4] is 'e' or 'a' ? word : word[..^3] + "y";
        if (Ends("sses") || Ends("shes") || Ends("ches") || Ends("xes") || Ends("zes"))
            return word[..^2];
        return word[^2] is 's' or 'u' or 'i' ? word : word[..^1];

        bool Ends(string ending) => word.EndsWith(ending, StringComparison.Ordinal);
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u036F';

    private static bool StandsAlone(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF');
}
