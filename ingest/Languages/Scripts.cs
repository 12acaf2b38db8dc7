namespace Curation.Ingest.Languages;

/// <summary>Languages told by their letters. A script of several languages stands for the one that most postings in it are written in.</summary>
internal static class Scripts
{
    /// <summary>From this share of all letters on a text is in the script; a posting with an English word in every phrase still is.</summary>
    private const double Share = 0.25;

    /// <summary>A sign of Chinese or Japanese says as much as a short word of letters.</summary>
    private const int SignWeight = 3;

    private static readonly (char From, char To, string Language)[] Ranges =
    [
        ('\u0370', '\u03FF', "el"), ('\u0400', '\u052F', "ru"), ('\u0590', '\u05FF', "he"), ('\u0600', '\u06FF', "ar"), ('\u0750', '\u077F', "ar"),
        ('\u0900', '\u097F', "hi"), ('\u0E00', '\u0E7F', "th"), ('\u1100', '\u11FF', "ko"), ('\uAC00', '\uD7AF', "ko"),
        ('\u3040', '\u30FF', "ja"), ('\u4E00', '\u9FFF', "zh"),
    ];

    /// <returns>None where the text is in Latin letters, or holds no letters.</returns>
    public static string? Of(string text)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var letters = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            var language = c < '\u0370' ? null : Array.Find(Ranges, r => r.From <= c && c <= r.To).Language;
            var weight = language is "zh" or "ja" or "ko" ? SignWeight : 1;
            letters += weight;
            if (language is not null)
                counts[language] = counts.GetValueOrDefault(language) + weight;
        }

        // Japanese writes its nouns in Chinese signs, and only Japanese has kana between them.
        if (counts.TryGetValue("ja", out var kana) && counts.TryGetValue("zh", out var signs) && kana >= 0.1 * signs)
        {
            counts["ja"] = kana + signs;
            counts.Remove("zh");
        }

        var best = counts.OrderByDescending(c => c.Value).FirstOrDefault();
        return best.Key is not null && best.Value >= Share * letters ? best.Key : null;
    }
}
