namespace Curation.Ingest.Folding;

/// <summary>Finds postings that are the same text over again, reworded a little: MinHash over word 4-grams, candidates by bands.</summary>
public sealed class NearDuplicates
{
    /// <summary>
    /// From this similarity on two postings of one employer are the same. Tuned on pairs of one poster's threads in consecutive months
    /// (see the test <c>Near_duplicates_agree_with_the_silver_pairs</c>, which prints precision and recall).
    /// </summary>
    public const double Threshold = 0.6;

    private const int Gram = 4;

    /// <summary>a·x+b with 64-bit constants, upper half kept (Dietzfelbinger's multiply-shift); fixed, so that signatures can be stored.</summary>
    private static readonly (ulong A, ulong B)[] Functions = [.. Enumerable.Range(0, MinHash.Size).Select(i => (Mix.Of((2UL * (ulong)i) + 0xC0FFEE) | 1, Mix.Of((2UL * (ulong)i) + 0xC0FFEF)))];

    private NearDuplicates()
    {
    }

    /// <summary>The signature of a text: its words in lower case, without marks and white space. A text of fewer than four words is one gram.</summary>
    public static MinHash Sign(string text)
    {
        var words = Words.Of(text).Select(word => Mix.Of(word.AsSpan())).ToArray();
        if (words.Length == 0)
        {
            return new MinHash([]);
        }

        var minima = new uint[MinHash.Size];
        Array.Fill(minima, uint.MaxValue);
        var seen = new HashSet<ulong>();
        for (var i = 0; i <= Math.Max(0, words.Length - Gram); i++)
        {
            var gram = 0UL;
            for (var j = i; j < Math.Min(words.Length, i + Gram); j++)
            {
                gram = Mix.Of(gram ^ words[j]);
            }

            if (!seen.Add(gram))
            {
                continue;
            }

            for (var f = 0; f < MinHash.Size; f++)
            {
                var hash = (uint)(unchecked((Functions[f].A * gram) + Functions[f].B) >> 32);
                minima[f] = Math.Min(minima[f], hash);
            }
        }

        return new MinHash(minima);
    }

    /// <summary>Groups texts that are one over again: id → the smallest id of its group, by ordinal comparison. The order of the texts makes no difference.</summary>
    /// <param name="mayBeOne">False of two ids that something other than their texts parts, as their employers; none: only texts count.</param>
    /// <exception cref="ArgumentException">An id comes twice.</exception>
    public static IReadOnlyDictionary<string, string> Clusters(IReadOnlyList<(string Id, string Text)> texts, Func<string, string, bool>? mayBeOne = null)
    {
        var group = texts.ToDictionary(text => text.Id, text => text.Id, StringComparer.Ordinal);
        var byBand = new Dictionary<long, List<(string Id, MinHash Signature)>>();
        foreach (var (id, text) in texts)
        {
            var signature = Sign(text);
            foreach (var band in signature.Bands())
            {
                if (!byBand.TryGetValue(band, out var alike))
                {
                    byBand[band] = alike = [];
                }

                foreach (var other in alike.Where(other => First(id) != First(other.Id) && mayBeOne?.Invoke(id, other.Id) is not false && signature.Similarity(other.Signature) >= Threshold))
                {
                    Join(First(id), First(other.Id));
                }

                alike.Add((id, signature));
            }
        }

        return texts.ToDictionary(text => text.Id, text => First(text.Id), StringComparer.Ordinal);

        string First(string id)
        {
            while (group[id] != id)
            {
                id = group[id] = group[group[id]];
            }

            return id;
        }

        void Join(string one, string other)
        {
            var (first, second) = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
            group[second] = first;
        }
    }
}
