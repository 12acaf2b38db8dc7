using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Statistics;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>
/// A requirement is more or less urgent than the profile says; one step at a time. Up: more employers ask than the present priority is
/// for (binomial test against the next priority's share), or they call it a must (sign test). Down: they call it nice to have (sign
/// test), and few ask. Few that ask are no reason alone: much is asked for without being written. Corrected over all requirements.
/// </summary>
internal static class Priorities
{
    private sealed record Candidate(JobProfile Profile, Requirement Requirement, string Role, Item Item, Count Count, Cues Cues, Priority To, double P, bool ByCues);

    public static IEnumerable<Proposal> In(Market market, IReadOnlyList<Proposal> except)
    {
        var faded = except.Select(p => (p.Change.Profile, p.Change.Target)).ToHashSet();
        var candidates = (
            from profile in market.Draft.Profiles.OrderBy(p => p.Code)
            from requirement in profile.Requirements
            where !faded.Contains((profile.Code, requirement.Competency.ToString()))
            let candidate = For(market, profile, requirement)
            where candidate is not null
            select candidate).ToList();
        var qs = BenjaminiHochberg.Adjust([.. candidates.Select(c => c.P)]);
        return candidates.Zip(qs, (candidate, q) => Ask(market, candidate, new Tested(candidate.P, q))).OfType<Proposal>();
    }

    /// <summary>Every requirement that is observed enough is a test, whichever way it points, so that the correction counts them all.</summary>
    private static Candidate? For(Market market, JobProfile profile, Requirement requirement)
    {
        var (role, item, options) = (market.Draft.KeyOf(profile).ToString(), Item.Of(requirement.Competency), market.Options);
        var count = market.Roles.Of(role, item);
        if (!count.Supported(options))
            return null;
        var (cues, now) = (Cues.Priorities(market.Roles.Asks(role, item)), requirement.Priority);
        var enoughCues = cues.Values.Count >= options.MinEmployers && cues.Values.Count >= options.MinCueShare * count.Asking;
        var sign = enoughCues ? BinomialTest.Sign(cues.Above((int)now), cues.Below((int)now)) : 1;
        var bound = (now == Priority.Low ? options.MediumShare : options.HighShare) * market.Terseness(profile);
        var share = now == Priority.High ? 1 : BinomialTest.AtLeast(count.Asking, count.Employers, bound);
        var called = enoughCues ? cues.Median - (int)now : 0;
        var ceiling = now == Priority.High ? options.MediumShare : options.LowShare;
        if (called < 0 && count.ShareNow <= ceiling && now > Priority.Low)
            return new Candidate(profile, requirement, role, item, count, cues, now - 1, sign, ByCues: true);
        if (called > 0 && now < Priority.High && count.ShareNow >= bound / 2 && sign < share)
            return new Candidate(profile, requirement, role, item, count, cues, now + 1, Math.Min(1, 2 * sign), ByCues: true);
        return count.ShareNow >= bound && now < Priority.High && called >= 0
            ? new Candidate(profile, requirement, role, item, count, cues, now + 1, Math.Min(1, enoughCues ? 2 * share : share), ByCues: false)
            : new Candidate(profile, requirement, role, item, count, cues, now, 1, ByCues: false);
    }

    private static Proposal? Ask(Market market, Candidate candidate, Tested test)
    {
        var (profile, requirement, role, item, count, cues, to, _, byCues) = candidate;
        if (to == requirement.Priority || !market.Significant(test) || market.Draft.Competency(requirement.Competency) is not { } competency)
            return null;
        var up = to > requirement.Priority;
        List<string> reasons = [Words.Asked(count)];
        if (byCues)
            reasons.Insert(up ? 0 : 1, $"Of {cues.Values.Count} employers that say how urgent, {cues.Above((int)requirement.Priority)} put it above {Words.Of(requirement.Priority)} and {cues.Below((int)requirement.Priority)} below ({string.Join("; ", cues.Wordings)})");
        reasons.Add(Words.Trend(byCues ? "They differ from the present priority by" : $"That is above the share that {Words.Of(to)} priority is for by", test));
        var asks = market.Roles.Asks(role, item);
        return new Card(
            new Change.ChangePriority(profile.Code, requirement.Competency, requirement.Priority, to),
            $"Should {competency.Name} have {Words.Of(to)} instead of {Words.Of(requirement.Priority)} priority for {profile.Name}?",
            $"{competency.Name}, {Words.Of(requirement.Priority)} priority",
            $"{competency.Name}, {Words.Of(to)} priority",
            up ? count.Interval.Low : 1 - count.Interval.High, 0.5, count, market.AllRoles.Lift(role, item), test, reasons)
            .With(byCues ? asks.Where(a => a.Mention.Priority is not null) : asks, market);
    }
}
