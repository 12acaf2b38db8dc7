using Curation.Classify.Text;

namespace Curation.Classify.Linking;

/// <summary>
/// Ranks short labels for a text by words (BM25: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework", 2009; k1 1.2, b 0.75)
/// and by letters (cosine of trigram weights), each divided by its best, 0.3 and 0.7 of them together. Immutable and safe for many threads.
/// </summary>
internal sealed class LexicalIndex
{
    private const double WordShare = 0.3;

    private const double LetterShare = 0.7;

    private readonly Postings words;

    private readonly Postings letters;

    private readonly double[] wordLengths;

    private readonly double meanLength;

    private readonly double[] letterNorms;

    /// <param name="labels">One or more surfaces a document; all of a document's surfaces are one bag.</param>
    public LexicalIndex(IReadOnlyList<string> labels)
    {
        words = new Postings(labels.Count);
        letters = new Postings(labels.Count);
        wordLengths = new double[labels.Count];
        letterNorms = new double[labels.Count];
        for (var i = 0; i < labels.Count; i++)
        {
            wordLengths[i] = words.Add(i, Words(labels[i]));
            letters.Add(i, Letters(labels[i]));
        }

        meanLength = Math.Max(1, wordLengths.DefaultIfEmpty(1).Average());
        foreach (var (gram, documents) in letters.All)
        {
            var weight = letters.Idf(documents.Count);
            foreach (var (document, count) in documents)
                letterNorms[document] += count * weight * count * weight;
        }

        for (var i = 0; i < letterNorms.Length; i++)
            letterNorms[i] = Math.Sqrt(letterNorms[i]);
    }

    public int Count => letterNorms.Length;

    /// <summary>The best documents with their score (0 to 1 against the best possible of this text) and the cosine of their letters, best first.</summary>
    public IReadOnlyList<(int Document, double Score, double Cosine)> Rank(string text, int most)
    {
        var byWord = WordScores(text);
        var byLetter = LetterCosines(text);
        var bestWord = Math.Max(byWord.Max(), 1e-9);
        var bestLetter = Math.Max(byLetter.Max(), 1e-9);
        return
        [
            .. Enumerable.Range(0, Count).Where(d => byWord[d] > 0 || byLetter[d] > 0)
                .Select(d => (d, WordShare * byWord[d] / bestWord + LetterShare * byLetter[d] / bestLetter, byLetter[d]))
                .OrderByDescending(r => r.Item2).ThenBy(r => r.d).Take(most),
        ];
    }

    /// <summary>BM25 of each document; 0 where no word is shared.</summary>
    public double[] WordScores(string text)
    {
        var scores = new double[Count];
        foreach (var word in Words(text).Distinct(StringComparer.Ordinal))
        {
            if (!words.TryGet(word, out var documents))
                continue;
            var idf = words.Idf(documents.Count);
            foreach (var (document, count) in documents)
                scores[document] += idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * wordLengths[document] / meanLength));
        }

        return scores;
    }

    /// <summary>The cosine of the weights of trigrams with each document, 0 to 1.</summary>
    public double[] LetterCosines(string text)
    {
        var cosines = new double[Count];
        var norm = 0.0;
        foreach (var gram in Letters(text).GroupBy(g => g, StringComparer.Ordinal))
        {
            if (!letters.TryGet(gram.Key, out var documents))
                continue;
            var weight = gram.Count() * letters.Idf(documents.Count);
            norm += weight * weight;
            foreach (var (document, theirs) in documents)
                cosines[document] += weight * theirs * letters.Idf(documents.Count);
        }

        norm = Math.Sqrt(norm);
        for (var i = 0; i < cosines.Length; i++)
            cosines[i] /= Math.Max(norm * letterNorms[i], 1e-9);
        return cosines;
    }

    private static IEnumerable<string> Words(string text) => Tokens.Of(text, 0, text.Length).Where(t => t.IsWord)
        .Select(t => Folding.Strong(text.AsSpan(t.Start, t.End - t.Start))).Where(w => !StopWords.Has(w));

    private static IEnumerable<string> Letters(string text)
    {
        foreach (var token in Tokens.Of(text, 0, text.Length))
        {
            if (!token.IsWord)
                continue;
            var word = text[token.Start..token.End].ToLowerInvariant();
            if (StopWords.Has(word))
                continue;
            var padded = $" {word} ";
            for (var i = 0; i + 3 <= padded.Length; i++)
                yield return padded.Substring(i, 3);
        }
    }

    private sealed class Postings(int documents)
    {
        private readonly Dictionary<string, List<(int Document, int Count)>> lists = new(StringComparer.Ordinal);

        public IEnumerable<KeyValuePair<string, List<(int Document, int Count)>>> All => lists;

        public int Add(int document, IEnumerable<string> terms)
        {
            var length = 0;
            foreach (var group in terms.GroupBy(t => t, StringComparer.Ordinal))
            {
                if (!lists.TryGetValue(group.Key, out var list))
                    lists.Add(group.Key, list = []);
                list.Add((document, group.Count()));
                length += group.Count();
            }

            return length;
        }

        public bool TryGet(string term, out List<(int Document, int Count)> list) => lists.TryGetValue(term, out list!);

        public double Idf(int holders) => Math.Log(1 + (documents - holders + 0.5) / (holders + 0.5));
    }
}
