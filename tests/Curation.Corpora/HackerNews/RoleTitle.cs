using System.Text.RegularExpressions;

namespace Curation.Corpora.HackerNews;

/// <summary>What role a comment offers; of several, the first.</summary>
internal static partial class RoleTitle
{
    /// <summary>None where no role can be made out.</summary>
    public static string? Of(IReadOnlyList<Headline> lines, string text, string? location)
    {
        if (SeekingWork.IsMatch(text))
            return null;
        var headline = lines.FirstOrDefault(line => line.TellsWhat(location)) ?? (lines.Count > 0 ? lines[0] : null);
        IReadOnlyList<string> pieces = headline is null ? [] : [.. headline.Pieces, .. headline.Bracketed];
        if (InPieces(pieces) is { } title)
            return title;
        var found = InText(Headline.WithoutLinks(text));
        // "Engineer" alone tells less than the fields that the first line names.
        return found is null || !found.Contains(' ', StringComparison.Ordinal) ? pieces.FirstOrDefault(RolePhrase.IsField) ?? found : found;
    }

    private static string? InPieces(IReadOnlyList<string> pieces)
    {
        var found = pieces.Where(piece => piece.Split(' ').Length <= 14)
            .SelectMany(piece => RolePhrase.In(piece).Where(f => !IsAside(piece, f)).Take(1))
            .ToList();
        return found.Where(f => f.Modified).Select(f => f.Title).FirstOrDefault();
    }

    // Headings, list items and sentences that say who is sought weigh most; then what stands first.
    private static string? InText(string text)
    {
        var best = (Score: 0, Title: (string?)null);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (var sentence in Sentence.Split(lines[i]))
            {
                foreach (var found in RolePhrase.In(sentence, Cue.IsMatch(sentence)).Where(f => !IsAside(sentence, f)))
                {
                    var score = (found.Modified ? 3 : 1) - (Officer.IsMatch(found.Title) && !Cue.IsMatch(sentence) ? 3 : 0) + (Cue.IsMatch(sentence) ? 3 : 0)
                        + (sentence.Split(' ').Length <= 8 ? 2 : 0) + (i < 5 ? 1 : 0);
                    if (score > best.Score)
                        best = (score, found.Title);
                }
            }
        }

        return best.Title;
    }

    // "team of 5 engineers", "for developers", "our designers": people, but not those who are sought.
    private static bool IsAside(string sentence, RolePhrase.Found found) =>
        Aside.IsMatch(sentence[..found.Start]) || Crowd.IsMatch(sentence[..found.Start]) && !Cue.IsMatch(sentence) || AsideAfter.IsMatch(sentence[found.End..]);

    [GeneratedRegex(@"(?:\b(?:team of|consists of|made up of|by|our|your|other|these|those|fellow|helps?|(?:tools?|platform|software|products?|services?|apps?|community|network|built|designed) for|from|most|their|reports? to|reporting to|report directly to|alongside|between|existing|current|former|ex-\w+|empowers?|all|with(?: our| other| the)?|companies (?:to )?(?:hire|find)|(?:am|I'm) (?:a|an|the))(?: [a-z]+(?:, [a-z]+)*)?\s+|\bex-|\b(?:designers|engineers|developers)(?:,| and| &) )$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Aside { get; }

    [GeneratedRegex(@"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?: [a-z]+)? $", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Crowd { get; }

    [GeneratedRegex(@"^(?: (?:who use|use|can build|around the world|news)\b|, you will report\b)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex AsideAfter { get; }

    [GeneratedRegex("^(?:CTO|CEO|COO|CFO|CMO|VP |Head |Chief |Director )", RegexOptions.NonBacktracking)]
    private static partial Regex Officer { get; }

    [GeneratedRegex(@"^\W*(?:seeking (?:work|freelance|employment)|not a (?:company|job))", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex SeekingWork { get; }

    [GeneratedRegex(@"(?<=[.!?])\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence { get; }

    [GeneratedRegex(@"\b(?:hiring|looking for|seeking|seeks|searching for|search of|need|needs|want|wanted|positions?|openings?|roles?|join us as|recruiting|open(?:ings)? for|looking to (?:add|hire)|hire)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Cue { get; }
}
