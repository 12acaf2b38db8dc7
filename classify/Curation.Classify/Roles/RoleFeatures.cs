using Curation.Classify.Text;

namespace Curation.Classify.Roles;

/// <summary>What the classifier sees of a posting: named features with a weight. Title and body are each of length 1 before their share.</summary>
internal static class RoleFeatures
{
    /// <summary>Titles carry most weight, the body is a second voice.</summary>
    private const float TitleShare = 1f;

    private const float BodyShare = 0.45f;

    /// <summary>The body is read up to here, in UTF-16 units.</summary>
    public const int MostBody = 6000;

    public static List<(string Name, float Value)> Of(Title title, IReadOnlyDictionary<string, float>? body, IReadOnlyList<float>? vector = null)
    {
        var features = new List<(string Name, float Value)>();
        var words = title.Words;
        for (var i = 0; i < words.Count; i++)
        {
            var weight = title.Share(words[i]);
            features.Add(("w:" + words[i], weight));
            if (i + 1 < words.Count)
                features.Add(($"b:{words[i]} {words[i + 1]}", 0.8f * Math.Min(weight, title.Share(words[i + 1]))));
            if (Title.IsMarket(words[i]))
                continue;
            var padded = $"<{words[i]}>";
            for (var j = 0; j + 4 <= padded.Length; j++)
                features.Add((string.Concat("c:", padded.AsSpan(j, 4)), 0.25f * weight));
        }

        // Pairs regardless of order, so that "Manager, Customer Success" meets "Customer Success Manager".
        var telling = words.Where(w => !Title.IsMarket(w) && !Title.IsRank(w)).Take(7).ToList();
        for (var i = 0; i < telling.Count; i++)
        {
            for (var j = i + 1; j < telling.Count; j++)
            {
                var (a, b) = string.CompareOrdinal(telling[i], telling[j]) < 0 ? (telling[i], telling[j]) : (telling[j], telling[i]);
                features.Add(($"p:{a}+{b}", 0.5f));
            }
        }

        // With words beside the main part ("Software Engineer, Backend") the main part alone says less.
        var alone = title.Side.Count == 0 ? 1f : 0.3f;
        features.Add(("k:" + title.CoreKey, alone));
        features.Add(($"e:{title.Rank}+{title.CoreKey}", 1.2f * alone));
        if (title.Side.Count > 0)
        {
            features.Add(("k:" + title.FullKey, 1f));
            features.Add(($"e:{title.Rank}+{title.FullKey}", 1.2f));
        }
        features.Add(("r:" + title.Rank, 0.6f));
        foreach (var word in telling)
            features.Add(($"x:{title.Rank}+{word}", 0.4f));
        Scale(features, TitleShare);
        if (body is { Count: > 0 })
        {
            var rest = body.Select(p => ("t:" + p.Key, p.Value)).ToList();
            Scale(rest, BodyShare);
            features.AddRange(rest);
        }

        for (var i = 0; i < (vector?.Count ?? 0); i++)
            features.Add(($"v:{i}", vector![i]));
        return features;
    }

    /// <summary>The body's words and pairs of words, by the square root of their count.</summary>
    public static SortedDictionary<string, float> Body(string text)
    {
        var counts = new SortedDictionary<string, float>(StringComparer.Ordinal);
        string? before = null;
        foreach (var token in Tokens.Of(text, 0, Math.Min(text.Length, MostBody)))
        {
            if (!token.IsWord || token.End - token.Start < 2 || char.IsDigit(text[token.Start]))
            {
                before = null;
                continue;
            }

            var word = Folding.Strong(text.AsSpan(token.Start, token.End - token.Start));
            if (StopWords.Has(word))
            {
                before = null;
                continue;
            }

            counts[word] = counts.GetValueOrDefault(word) + 1;
            if (before is not null)
                counts[$"{before} {word}"] = counts.GetValueOrDefault($"{before} {word}") + 1;
            before = word;
        }

        foreach (var key in counts.Keys.ToList())
            counts[key] = MathF.Sqrt(counts[key]);
        return counts;
    }

    private static void Scale(List<(string Name, float Value)> features, float share)
    {
        var norm = MathF.Sqrt(features.Sum(f => f.Value * f.Value));
        if (norm <= 0)
            return;
        for (var i = 0; i < features.Count; i++)
            features[i] = (features[i].Name, features[i].Value * share / norm);
    }
}
