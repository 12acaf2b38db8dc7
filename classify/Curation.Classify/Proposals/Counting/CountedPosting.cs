using Curation.Classify.Roles;
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
    /// One of the framework's roles, be it sure which or not: a posting for a "developer" is for one of several, and for none of those that
    /// are not the framework's. Each role's chance counts, and together they must be as sure as one role's has to be.
    /// </summary>
    public bool IsOf(FrameworkCode framework) => Role is { } role
        ? role.Framework == framework
        : Analysed.Analysis.Role is { } unsure
            && unsure.Alternatives.Select(a => (a.Profile, a.Score)).Append((unsure.Profile, unsure.Score)).Where(r => r.Profile.Framework == framework).Sum(r => r.Score)
                >= RoleClassifier.DefaultFloor;

    /// <summary>
    /// A cluster counts once a role and slice (one text may announce several roles, each under its own title), on the day it was first seen in
    /// it and for the employer of that posting: within a window, what is posted again, from another source or with other words, is no new
    /// demand. Who asks again in a later window asks then too: see docs/decisions/0011.
    /// </summary>
    public static IReadOnlyList<CountedPosting> Fold(
        IReadOnlyList<AnalysedPosting> window, FrameworkTerms terms, DateOnly asOf, ProposalOptions options)
    {
        return [.. window
            .Where(p => p.ObservedOn <= asOf && p.ObservedOn > asOf.AddDays(-options.NowDays - options.BeforeDays)
                && p.Analysis.NotJudgedBecause is null && !string.IsNullOrWhiteSpace(p.EmployerKey))
            .GroupBy(p => (p.Cluster, Role: p.Analysis.Role is { Abstained: false } role ? role.Profile.ToString() : p.Posting.Title, Slice: SliceOf(p)))
            .Select(cluster => cluster.OrderBy(p => p.ObservedOn).ThenBy(p => p.Posting.Id).First())
            .OrderBy(p => p.Posting.Id)
            .Select(p => new CountedPosting(
                p,
                p.EmployerKey!,
                p.Analysis.Role is { Abstained: false } role ? role.Profile : null,
                SliceOf(p),
                [.. p.Analysis.Mentions.Select(m => terms.Seen(m, p.Posting.Text)).Select(m => new Ask(terms.ItemOf(m), m, p))]))];

        int SliceOf(AnalysedPosting posting) => (asOf.DayNumber - posting.ObservedOn.DayNumber) / options.NowDays;
    }
}

/// <summary>One place in one posting that asks for something.</summary>
internal sealed record Ask(Item Item, SkillMention Mention, AnalysedPosting Posting);
