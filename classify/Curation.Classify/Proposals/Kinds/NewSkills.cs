using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Nearest;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>
/// A term that a role's employers ask for and that no skill of the framework covers: because it rises, or because a good part of them
/// ask for it and other roles' do not. A term is asked about once, for the role where demand for it is greatest.
/// </summary>
internal static class NewSkills
{
    private sealed record Candidate(JobProfile Profile, string Role, Item Item, Count Count, double Lift, Tested Test, bool Rising);

    public static IEnumerable<Proposal> In(Market market, IReadOnlyList<Proposal> except)
    {
        var aliases = except.Select(p => p.Change).OfType<Change.AddAlias>().Select(c => Terms.Key(c.Alias)).ToHashSet(StringComparer.Ordinal);
        var candidates = (
            from profile in market.Draft.Profiles.OrderBy(p => p.Code)
            let role = market.Draft.KeyOf(profile).ToString()
            from item in market.Items[role]
            where item.Kind == ItemKind.Term && !aliases.Contains(item.Key) && market.Testable(item)
            let candidate = For(market, profile, role, item)
            where candidate is not null
            select candidate)
            .GroupBy(c => c.Item.Key, StringComparer.Ordinal)
            .Select(term => term.OrderByDescending(c => c.Count.Interval.Low).ThenBy(c => c.Profile.Code).ToList())
            .OrderByDescending(term => term[0].Count.Interval.Low).ThenBy(term => term[0].Item.Key, StringComparer.Ordinal);

        var kept = new List<string>();
        foreach (var term in candidates)
        {
            var padded = $" {term[0].Item.Key} ";
            if (kept.Exists(k => k.Contains(padded, StringComparison.Ordinal) || padded.Contains(k, StringComparison.Ordinal)))
                continue;
            if (Ask(market, term) is not { } proposal)
                continue;
            kept.Add(padded);
            yield return proposal;
        }
    }

    private static Candidate? For(Market market, JobProfile profile, string role, Item item)
    {
        var (options, terse) = (market.Options, market.Terseness(profile));
        var count = market.Roles.Of(role, item);
        if (!count.Supported(options) || market.AllRoles.Lift(role, item) is not { } lift)
            return null;
        var trend = market.Trends.GetValueOrDefault((role, item));
        if (market.Significant(trend) && count.ShareBefore is { } before && lift >= 1 && count.ShareNow >= options.RisingSkillShare * terse
            && count.ShareNow - before >= options.MinShift * terse && count.ShareNow >= options.MinLift * before)
        {
            return new Candidate(profile, role, item, count, lift, trend!, Rising: true);
        }

        if (IsWeak(market, role, item))
            return null;
        var specific = market.Specific.GetValueOrDefault((role, item));
        return market.Significant(specific) && lift >= options.SteadySkillLift && count.ShareNow >= options.SteadySkillShare * terse
            && count.Interval.Low >= options.RequirementLow * terse && !(count.ShareBefore - count.ShareNow >= options.MinShift)
            ? new Candidate(profile, role, item, count, lift, specific!, Rising: false)
            : null;
    }

    /// <summary>
    /// A single common word ("automation"), or what longer names of the framework come down to ("metrics"), names no skill by being written
    /// often; only its rise is news. Names are told by their capitals or digits.
    /// </summary>
    private static bool IsWeak(Market market, string role, Item item)
    {
        if (item.Key.Contains(' ', StringComparison.Ordinal))
            return false;
        var name = Spelling.Of(item.Key, market.Roles.Asks(role, item));
        return market.Terms.IsHeadOfName(item.Key) || !name.Any(c => char.IsUpper(c) || char.IsDigit(c));
    }

    private static Proposal? Ask(Market market, IReadOnlyList<Candidate> term)
    {
        var (profile, role, item, count, lift, test, rising) = term[0];
        var asks = market.Roles.Asks(role, item);
        var name = Spelling.Of(item.Key, asks);
        var (nearest, because) = NearestCompetency.Of(market, profile, item.Key, asks);
        List<string> reasons =
        [
            Words.Asked(count),
            rising ? Words.Trend("It rises by", test) : Words.Trend($"{Words.Times(lift)} as often as over all roles,", test),
            "No skill of the framework covers it",
            because,
        ];
        if (term.Count > 1)
            reasons.Add($"Also asked for: {Words.And([.. term.Skip(1).Select(c => $"{c.Profile.Name} ({Words.Percent(c.Count.ShareNow)})")])}");
        var kind = asks.GroupBy(a => a.Mention.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        return new Card(
            new Change.AddSkill(profile.Code, name, kind, nearest?.Code),
            nearest is null ? $"Should {name} become a skill, asked for in {profile.Name}?" : $"Should {name} become a skill of {nearest.Name}, asked for in {profile.Name}?",
            "",
            nearest is null ? name : $"{name} ({nearest.Name})",
            count.Interval.Low, nearest is null ? 1 : 0.8, count, lift, test, reasons)
        {
            Nearest = NearestElements.ToTerm(market, name, asks, nearest?.Code),
        }.With(asks, market);
    }
}
