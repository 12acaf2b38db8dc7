using Curation.Classify.Proposals.Counting;
using Curation.Classify.Proposals.Nearest;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Kinds;

/// <summary>
/// Postings call a known skill by a name that the framework lacks: an abbreviation in brackets beside its label, or a term that is the
/// label but for spaces, an ending, a typing error or a word that adds nothing. Counted over all roles of the framework.
/// </summary>
internal static class NewAliases
{
    private const string AnyRole = "any";

    /// <summary>In a gap an alias is small: the skill is there, and only some of its mentions are missed.</summary>
    private const double Gap = 0.5;

    /// <summary>So many employers must set the abbreviation beside the label for it to mean that skill.</summary>
    private const int MinBeside = 2;

    public static IEnumerable<Proposal> In(Market market)
    {
        var ours = market.Postings.Where(p => p.IsOf(market.Draft.Code)).ToList();
        var bracketed = (
            from posting in ours
            from ask in posting.Asks
            from found in Abbreviations.Beside(ask, market.Terms)
            select (found.Skill, found.Alias, Posting: posting)).ToList();
        var besides = bracketed.ToLookup(b => b.Posting.Analysed.Posting.Id, b => b.Alias);
        var table = new DemandTable(
            ours.Select(p => (AnyRole, p, (IReadOnlyList<Ask>)[.. p.Asks.Where(a => a.Item.Kind == ItemKind.Term), .. besides[p.Analysed.Posting.Id]])),
            market.Options);

        var byBracket = bracketed.Where(b => b.Posting.Slice == 0)
            .GroupBy(b => (b.Alias.Item, b.Skill.Code))
            .Select(g => (g.Key.Item, g.First().Skill, Employers: g.Select(b => b.Posting.Employer).Distinct(StringComparer.Ordinal).Count()))
            .Where(g => g.Employers >= MinBeside)
            .GroupBy(g => g.Item)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(x => x.Employers).ThenBy(x => x.Skill.Code).First());
        var names = market.Terms.Names.ToList();
        foreach (var item in table.ItemsByRole()[AnyRole])
        {
            var count = table.Of(AnyRole, item);
            if (!count.Supported(market.Options))
                continue;
            var asks = table.Asks(AnyRole, item);
            var proposal = byBracket.TryGetValue(item, out var beside)
                ? Ask(market, beside.Skill, item, count, asks, beside.Employers, $"{beside.Employers} employers write it in brackets beside {beside.Skill.Label}")
                : SameName.Of(item.Key, market.Names.IsName(item.Key) && market.Testable(item), names) is { } same
                    ? Ask(market, same.Skill, item, count, asks, beside: 0, $"It is {same.Name} {same.But}")
                    : null;
            if (proposal is not null)
                yield return proposal;
        }
    }

    private static Proposal? Ask(Market market, Skill skill, Item item, Count count, IReadOnlyList<Ask> asks, int beside, string because)
    {
        var alias = Spelling.Of(item.Key, asks);
        return new Card(
            new Change.AddAlias(skill.Code, alias),
            $"Is {alias} another name of {skill.Label}?",
            string.Join(", ", skill.Aliases),
            string.Join(", ", skill.Aliases.Append(alias)),
            count.Interval.Low, Gap, count, null, null,
            [because, $"{count.Asking} of {count.Employers} employers of the framework's roles write it now ({Words.Percent(count.ShareNow)}, {Words.Of(count.Interval)})"])
        {
            Nearest = NearestElements.ToAlias(market, alias, skill.Code, beside),
        }.With(asks, market);
    }
}
