using Curation.Classify.Proposals.Counting;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>
/// A requirement that employers once asked for and that fell. Silence is no decline: what was never observed with support cannot fade,
/// nor can anything in a role that is hardly observed now.
/// </summary>
internal static class Fading
{
    public static IEnumerable<Proposal> In(Market market) =>
        from profile in market.Draft.Profiles
        from requirement in profile.Requirements
        let proposal = For(market, profile, requirement)
        where proposal is not null
        select proposal;

    private static Proposal? For(Market market, JobProfile profile, Requirement requirement)
    {
        var (role, item, options) = (market.Draft.KeyOf(profile).ToString(), Item.Of(requirement.Competency), market.Options);
        var count = market.Roles.Of(role, item);
        var test = market.Trends.GetValueOrDefault((role, item));
        if (count.AskingBefore < options.MinEmployers || count.WeeksBefore < options.MinWeeks || count.Employers < options.MinEmployers
            || count.ShareBefore is not { } before || !market.Significant(test)
            || count.ShareNow > options.FadedTo * before || before - count.ShareNow < options.MinShift
            || market.Draft.Competency(requirement.Competency) is not { } competency)
        {
            return null;
        }

        return new Card(
            new Change.RetireRequirement(profile.Code, requirement),
            $"Should {profile.Name} no longer ask for {competency.Name}?",
            $"{competency.Name}, level {requirement.Level}, {Words.Of(requirement.Priority)} priority",
            "",
            before - count.ShareNow, (int)requirement.Priority / 3.0, count, market.AllRoles.Lift(role, item), test,
            [
                Words.Asked(count),
                $"{count.AskingBefore} of {count.EmployersBefore} employers asked for it before",
                Words.Trend("It falls by", test!),
            ]).With(market.Roles.Asks(role, item, before: true), market);
    }
}
