using System.Globalization;
using System.Text.RegularExpressions;
using Curation.Classify.Proposals.Counting;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals;

/// <summary>
/// The sentences that a curator sees: verbatim, one an employer, newest first; first chosen are those of different words, that read best as
/// something asked for or done, from different weeks.
/// </summary>
internal static partial class EvidenceChoice
{
    /// <summary>Within these lengths, in UTF-16 units, a sentence says enough and can be read at a glance.</summary>
    private const int Short = 40, Long = 250;

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
        var ranked = best.OrderBy(a => !fresh.Contains(a)).ThenByDescending(Quality).ToList();
        var spread = ranked.DistinctBy(Week).ToHashSet();
        return [.. ranked.OrderBy(a => !fresh.Contains(a)).ThenByDescending(Quality).ThenBy(a => !spread.Contains(a)).Take(most)
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

    /// <summary>How well a sentence says that the thing is asked for or done: its length, its first words, a wording of how well or urgent, and a name that can mean nothing else.</summary>
    private static int Quality(Ask ask)
    {
        var (sentence, text, m) = (Sentence(ask), ask.Posting.Posting.Text, ask.Mention);
        var surface = text.AsSpan(m.Start, m.End - m.Start);
        return (Readable(ask) ? 3 : 0)
            + (Demanding.IsMatch(sentence) ? 2 : 0)
            + (m.Level is not null || m.Priority is { Value: not 2 } ? 1 : 0)
            + (surface.Contains(' ') || surface.ContainsAnyInRange('A', 'Z') || m.Skill is null ? 1 : 0)
            - (Telling.IsMatch(sentence) ? 3 : 0);
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

    /// <summary>What a person brings or does.</summary>
    [GeneratedRegex(@"\b(experienced?|knowledge|understanding|proficien(t|cy)|familiar(ity)?|expertise|skilled|skills?|ability to|able to|comfortable|track record|background in|fluent|you('ll| will|'ve| have| are|'re)?|must|required|requirements?)\b|^(build|own|lead|develop|manage|drive|create|design|work|collaborate|partner|support|deliver|maintain|identify|ensure|conduct|execute|analy[sz]e|help|implement|write|coordinate|define|monitor|track|provide|respond|resolve|handle|run|set|plan|prepare|report|improve|architect|automate|optimi[sz]e|integrate|deploy|troubleshoot|test|train|coach|mentor|use)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Demanding { get; }

    /// <summary>The employer on itself, on the opening, or a bare heading.</summary>
    [GeneratedRegex(@"^(we |we're|we've|our |at \w+,|join |as (a|an|our) |this (is|role)|in this role|about |the role|today|based in|report)|\b(is|are|we're) (now |currently )?(hiring|seeking|recruiting|looking for|building|on a mission)\b|\b(our (mission|customers|company|story)|backed by|founded|https?:|reports?( directly)? to|reporting( directly)? to|hiring for)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Telling { get; }
}
