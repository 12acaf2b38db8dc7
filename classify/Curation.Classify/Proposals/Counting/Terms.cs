using System.Text;

namespace Curation.Classify.Proposals.Counting;

/// <summary>The form in which terms and labels are compared.</summary>
public static class Terms
{
    /// <summary>
    /// Lower case; hyphens, slashes, underscores and white space as one blank; other punctuation gone, but for the <c>+</c>, <c>#</c>,
    /// <c>&amp;</c> and inner or leading dots that names of tools have (C++, C#, R&amp;D, Node.js, .NET).
    /// </summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || c is '+' or '#' or '&')
                key.Append(char.ToLowerInvariant(c));
            else if (c == '.' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
                key.Append('.');
            else if ((char.IsWhiteSpace(c) || c is '-' or '/' or '_' or '‐' or '‑' or '–' or '—' or ',') && key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>The key without blanks and dots and with its last word in the singular: e-mail marketing = email marketing, APIs = API.</summary>
    public static string Squeezed(string key) => Singular(key).Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);

    /// <summary>The last word without its plural s; words on -ss, -us and -is, and words of three letters, stay as they are.</summary>
    public static string Singular(string key) =>
        key.Length > 3 && key.EndsWith('s') && !key.EndsWith("ss", StringComparison.Ordinal) && !key.EndsWith("us", StringComparison.Ordinal)
        && !key.EndsWith("is", StringComparison.Ordinal)
            ? key[..^1]
            : key;

    public static string[] Words(string key) => key.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Dice's coefficient over the sets of letter trigrams, with a blank before and after: 0 (nothing shared) to 1.</summary>
    /// <remarks>L. R. Dice, "Measures of the amount of ecologic association between species", Ecology 26 (1945), 297-302.</remarks>
    public static double Similarity(string a, string b)
    {
        var (x, y) = (Trigrams(a), Trigrams(b));
        return x.Count + y.Count == 0 ? 0 : 2.0 * x.Count(y.Contains) / (x.Count + y.Count);
    }

    private static HashSet<string> Trigrams(string key)
    {
        var padded = $" {key} ";
        return Enumerable.Range(0, Math.Max(0, padded.Length - 2)).Select(i => padded.Substring(i, 3)).ToHashSet(StringComparer.Ordinal);
    }
}
