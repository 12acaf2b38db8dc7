using System.Globalization;
using Curation.Classify.Proposals.Counting;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals;

/// <summary>
/// The sentences that a curator sees: verbatim, one an employer, newest first; first chosen are those of different words, that can be read at
/// a glance, from different weeks.
/// </summary>
internal static class EvidenceChoice
{
    /// <summary>Within these lengths, in UTF-16 units, a sentence says enough and can be read at a glance.</summary>
    private const int Short = 40, Long = 300;

    public static IReadOnlyList<Evidence> From(IEnumerable<Ask> asks, int most)
    {
        var best = asks.Where(Sound)
            .Select(ask => (Ask: ask, Quality: Quality(ask)))
            .OrderByDescending(c => c.Quality)
            .ThenByDescending(c => c.Ask.Posting.ObservedOn)
            .ThenBy(c => c.Ask.Posting.Posting.Id)
            .ThenBy(c => c.Ask.Mention.Start)
            .ThenBy(c => c.Ask.Mention.End)
            .DistinctBy(c => c.Ask.Posting.EmployerKey, StringComparer.Ordinal)
            .Select(c => c.Ask)
            .ToList();
        var fresh = best.DistinctBy(a => Terms.Key(Sentence(a)), StringComparer.Ordinal).ToHashSet();
        var ranked = best.OrderBy(a => !fresh.Contains(a)).ThenBy(a => !Readable(a)).ToList();
        var spread = ranked.DistinctBy(Week).ToHashSet();
        return [.. ranked.OrderBy(a => !fresh.Contains(a)).ThenBy(a => !Readable(a)).ThenBy(a => !spread.Contains(a)).Take(most)
            .OrderByDescending(a => a.Posting.ObservedOn)
            .ThenBy(a => a.Posting.Posting.Id)
            .Select(ToEvidence)];
    }

    /// <summary>Offsets that do not fit the text are the mark of an analysis of another text revision: no evidence.</summary>
    private static bool Sound(Ask ask)
    {
        var m = ask.Mention;
        return 0 <= m.SentenceStart && m.SentenceStart <= m.Start && m.Start < m.End && m.End <= m.SentenceEnd && m.SentenceEnd <= ask.Posting.Posting.Text.Length;
    }

    private static int Quality(Ask ask)
    {
        var alone = ask.Posting.Analysis.Mentions.Count(m => m.SentenceStart == ask.Mention.SentenceStart) == 1;
        return (Readable(ask) ? 2 : 0) + (alone ? 1 : 0);
    }

    private static bool Readable(Ask ask) => ask.Mention.SentenceEnd - ask.Mention.SentenceStart is >= Short and <= Long;

    private static string Sentence(Ask ask) => ask.Posting.Posting.Text[ask.Mention.SentenceStart..ask.Mention.SentenceEnd];

    private static (int Year, int Week) Week(Ask ask)
    {
        var day = ask.Posting.ObservedOn.ToDateTime(TimeOnly.MinValue);
        return (ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));
    }

    private static Evidence ToEvidence(Ask ask)
    {
        var posting = ask.Posting.Posting;
        return new Evidence(
            posting.Id, posting.Url, posting.Employer, ask.Posting.ObservedOn, posting.TextHash(), Sentence(ask),
            ask.Mention.SentenceStart, ask.Mention.SentenceEnd, ask.Mention.Start, ask.Mention.End);
    }
}
