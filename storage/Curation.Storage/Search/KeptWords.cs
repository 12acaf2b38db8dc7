using System.Text;

namespace Curation.Storage.Search;

/// <summary>The words of a posting or a proposal as both engines keep them: its parts one after the other, too far apart for a phrase.</summary>
/// <remarks>
/// PostgreSQL keeps at most 16,383 places and 255 of one word. Both engines are given only what PostgreSQL can keep, so that they never differ.
/// </remarks>
internal sealed class KeptWords
{
    private const int Most = 16_000;
    private const int MostOfOne = 255;
    private const int MostBytes = 600_000;
    private const int Gap = 30;

    /// <summary>In the place of a word that is not kept; no query has it.</summary>
    private const string Nothing = "_";

    private readonly List<string> words = [];
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private int bytes;

    private KeptWords(string title, ReadOnlySpan<string?> parts)
    {
        Add(title);
        TitleEnds = words.Count;
        foreach (var part in parts)
            Add(part);
    }

    /// <summary>How many of the words are the title's.</summary>
    public int TitleEnds { get; }

    public static KeptWords Of(string title, params ReadOnlySpan<string?> parts) => new(title, parts);

    /// <summary>For a field that is parted at spaces.</summary>
    public string Line => string.Join(' ', words);

    public string TitleLine => string.Join(' ', words.Take(TitleEnds));

    /// <summary>As PostgreSQL reads a <c>tsvector</c>; the title has weight A.</summary>
    public string Vector
    {
        get
        {
            var places = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
            for (var i = 0; i < words.Count; i++)
            {
                if (words[i] == Nothing)
                    continue;
                if (!places.TryGetValue(words[i], out var at))
                    places.Add(words[i], at = new StringBuilder());
                at.Append(at.Length == 0 ? ':' : ',').Append(i + 1).Append(i < TitleEnds ? "A" : "");
            }

            return string.Join(' ', places.Select(p => $"'{p.Key}'{p.Value}"));
        }
    }

    private void Add(string? text)
    {
        if (text is null)
            return;
        if (words.Count > 0)
            words.AddRange(Enumerable.Repeat(Nothing, Gap));
        foreach (var (token, _, _) in Words.Of(text))
        {
            if (words.Count >= Most)
                return;
            var times = seen.GetValueOrDefault(token);
            var isKept = times < MostOfOne && bytes < MostBytes;
            if (isKept && times == 0)
                bytes += Encoding.UTF8.GetByteCount(token);
            if (isKept)
                seen[token] = times + 1;
            words.Add(isKept ? token : Nothing);
        }
    }
}
