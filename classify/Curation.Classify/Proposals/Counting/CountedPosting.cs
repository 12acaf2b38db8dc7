using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Proposals.Counting;

/// <summary>A posting that counts: judged, its employer known, its duplicates folded into it, and within a window.</summary>
/// <param name="Role">The role it is for, of any framework, or none.</param>
/// <param name="Slice">0: now. 1 and up: the window before, in slices as long as the window now, newest first.</param>
internal sealed record CountedPosting(AnalysedPosting Analysed, string Employer, ProfileKey? Role, int Slice, IReadOnlyList<Ask> Asks)
{
    public DateOnly On => Analysed.ObservedOn;

    /// <summary>
    /// A cluster counts once a role (one text may announce several, each under its own title), on the day it was first seen and for the employer of that posting: what is posted again, from another source
    /// or with other words, is no new demand.
    /// </summary>
    public static IReadOnlyList<CountedPosting> Fold(
        IReadOnlyList<AnalysedPosting> window, FrameworkTerms terms, DateOnly asOf, ProposalOptions options) =>
        [.. window
            .Where(p => p.ObservedOn <= asOf && p.Analysis.NotJudgedBecause is null && !string.IsNullOrWhiteSpace(p.EmployerKey))
            .GroupBy(p => (p.Cluster, Role: p.Analysis.Role is { Abstained: false } role ? role.Profile.ToString() : p.Posting.Title))
            .Select(cluster => cluster.OrderBy(p => p.ObservedOn).ThenBy(p => p.Posting.Id).First())
            .Where(p => p.ObservedOn > asOf.AddDays(-options.NowDays - options.BeforeDays))
            .OrderBy(p => p.Posting.Id)
            .Select(p => new CountedPosting(
                p,
                p.EmployerKey!,
                p.Analysis.Role is { Abstained: false } role ? role.Profile : null,
                (asOf.DayNumber - p.ObservedOn.DayNumber) / options.NowDays,
                [.. p.Analysis.Mentions.Select(m => terms.Seen(m, p.Posting.Text)).Select(m => new Ask(terms.ItemOf(m), m, p))]))];
}

/// <summary>One place in one posting that asks for something.</summary>
internal sealed record Ask(Item Item, SkillMention Mention, AnalysedPosting Posting);
