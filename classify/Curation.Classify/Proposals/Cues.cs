using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Statistics;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Proposals;

/// <summary>What employers say of how well and how urgently, one value an employer.</summary>
/// <param name="Values">Employer → value; employers that do not say are not among them.</param>
/// <param name="Wordings">The commonest wordings, commonest first.</param>
internal sealed record Cues(IReadOnlyDictionary<string, int> Values, IReadOnlyList<string> Wordings)
{
    public int Median => Statistics.Median.Lower(Values.Values);

    public int Above(int value) => Values.Values.Count(v => v > value);

    public int Below(int value) => Values.Values.Count(v => v < value);

    public int At(int value) => Values.Values.Count(v => v == value);

    /// <summary>Levels of the competency's own scale; none where a four-level cue cannot be told on it.</summary>
    public static Cues Levels(IEnumerable<Ask> asks, Framework framework, ElementCode competency)
    {
        var scale = framework.Competency(competency) is { } c ? framework.Scales.FirstOrDefault(s => s.Code == c.Scale) : null;
        return Of(asks, m => m.Level, cue => OnScale(cue, scale));
    }

    /// <summary>Only who calls it a must or welcome says how urgent it is: a place among the requirements or duties alone says nothing.</summary>
    public static Cues Priorities(IEnumerable<Ask> asks) => Of(asks, m => m.Priority is { Value: not 2 } cue ? cue : null, cue => Math.Clamp(cue, 1, 3));

    /// <summary>A posting says what its strongest wording says; an employer, the lower median of its postings.</summary>
    private static Cues Of(IEnumerable<Ask> asks, Func<SkillMention, Cue?> cueOf, Func<int, int?> valueOf)
    {
        var cues = asks
            .Select(a => (a.Posting, Cue: cueOf(a.Mention)))
            .Where(a => a.Cue is not null)
            .Select(a => (a.Posting, a.Cue!.Reason, Value: valueOf(a.Cue.Value)))
            .Where(a => a.Value is not null)
            .ToList();
        var values = cues.GroupBy(c => c.Posting.EmployerKey!, StringComparer.Ordinal).ToDictionary(
            employer => employer.Key,
            employer => Statistics.Median.Lower(employer.GroupBy(c => c.Posting.Posting.Id).Select(posting => posting.Max(c => c.Value!.Value))),
            StringComparer.Ordinal);
        var wordings = cues.DistinctBy(c => (c.Posting.EmployerKey, c.Reason)).GroupBy(c => c.Reason, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);
        return new Cues(values, [.. wordings.Take(3)]);
    }

    /// <summary>Cues speak of four levels; another scale's level is found by its crosswalk, the lowest that answers to the cue.</summary>
    private static int? OnScale(int cue, ProficiencyScale? scale) =>
        scale is null || scale.Levels.Count == 4
            ? Math.Clamp(cue, 1, 4)
            : scale.Crosswalk?.Where(x => x.OtherLevel == cue).Select(x => (int?)x.Level).Min();
}
