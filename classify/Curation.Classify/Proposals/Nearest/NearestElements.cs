using Curation.Classify.Proposals.Counting;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Nearest;

/// <summary>What of a framework a proposal comes near to: stored with it, so that whoever decides sees what is there already.</summary>
internal static class NearestElements
{
    /// <summary>An abbreviation may stand for other names as well.</summary>
    private const double Initials = 0.8;

    /// <summary>Who writes a name in brackets beside another says that they are the same.</summary>
    private const double Bracketed = 0.7;

    private const double Family = 0.4;

    /// <summary>Competencies near a new term: by their names and those of their skills, and by what is named in one sentence with it.</summary>
    /// <param name="chosen">The competency that the term is proposed for.</param>
    public static IReadOnlyList<Near> ToTerm(Market market, string term, IReadOnlyList<Ask> asks, ElementCode? chosen)
    {
        var together = Together.With(market, asks);
        var asking = Employers(asks);
        var skills = market.Draft.Skills.Where(s => s.Competency is not null).ToLookup(s => s.Competency!.Value);
        return market.Draft.Competencies.Select(c => new Match(MergeKind.Competency, c.Code, c.Name,
        [
            Best(market.Likeness, term, [(c.Name, ""), .. skills[c.Code].OrderBy(s => s.Code).SelectMany(Names).Select(name => (name, $" as its skill {name}"))]),
            Together.Of(together.GetValueOrDefault(c.Code.ToString()), asking, market.EmployersNaming(c.Code)),
        ])).Best(chosen);
    }

    /// <summary>Skills near a new name of one of them: by their names, and by what it abbreviates.</summary>
    /// <param name="chosen">The skill that it is proposed as a name of.</param>
    /// <param name="beside">Employers that write it in brackets beside that skill's name.</param>
    public static IReadOnlyList<Near> ToAlias(Market market, string alias, ElementCode chosen, int beside) =>
        market.Draft.Skills.Select(s => new Match(MergeKind.Skill, s.Code, s.Label,
        [
            Best(market.Likeness, alias, [.. Names(s).Select(name => (name, name == s.Label ? "" : $" as its name {name}"))]),
            Names(s).FirstOrDefault(name => Abbreviates(alias, name)) is { } whole ? new Likeness(Initials, $"the initials of {whole}") : Likeness.None,
            s.Code == chosen && beside > 0 ? new Likeness(Bracketed, $"{beside} employers write it in brackets beside the name") : Likeness.None,
        ])).Best(chosen);

    /// <summary>What a profile asks for already that is near a competency which it lacks.</summary>
    public static IReadOnlyList<Near> ToRequirement(Market market, JobProfile profile, Competency competency)
    {
        var role = market.Draft.KeyOf(profile).ToString();
        var asks = market.Roles.Asks(role, Item.Of(competency.Code));
        var together = Together.With(market, asks);
        var asking = Employers(asks);
        return profile.Requirements.Select(r => market.Draft.Competency(r.Competency)).OfType<Competency>().Select(c => new Match(MergeKind.Competency, c.Code, c.Name,
        [
            market.Likeness.Of(competency.Name, c.Name),
            Related(competency, c),
            Together.Of(together.GetValueOrDefault(c.Code.ToString()), asking, market.Roles.Of(role, Item.Of(c.Code)).Asking),
        ])).Best();
    }

    /// <summary>Profiles near a title that is none of ours: by their titles, and by what its postings ask for.</summary>
    /// <param name="asked">What a good part of its employers ask for.</param>
    /// <param name="chosen">The profile that it is proposed as another title of.</param>
    public static IReadOnlyList<Near> ToTitle(Market market, string title, IReadOnlyList<Competency> asked, ElementCode? chosen)
    {
        var wanted = asked.Select(c => c.Code).ToHashSet();
        return market.Draft.Profiles.Select(p =>
        {
            var both = p.Requirements.Count(r => wanted.Contains(r.Competency));
            return new Match(MergeKind.Profile, p.Code, p.Name,
            [
                Best(market.TitleLikeness, title, [(p.Name, ""), .. p.AlternateTitles.Select(t => (t, $" as its title {t}"))]),
                both == 0 ? Likeness.None : new Likeness(
                    Together.Most * both / Math.Sqrt(wanted.Count * (double)p.Requirements.Count), $"postings with the title ask for {both} of its {p.Requirements.Count} competencies"),
            ]);
        }).Best(chosen);
    }

    private static Likeness Best(NameLikeness likeness, string name, IReadOnlyList<(string Name, string Tail)> names) => names
        .Select(n => (n.Tail, Likeness: likeness.Of(name, n.Name)))
        .OrderByDescending(n => n.Likeness.Value)
        .Select(n => n.Likeness.Value > 0 ? n.Likeness with { Why = n.Likeness.Why + n.Tail } : Likeness.None)
        .FirstOrDefault(Likeness.None);

    private static Likeness Related(Competency a, Competency b) =>
        a.Umbrella == b.Code ? new Likeness(Family, "it is the umbrella of this one")
        : b.Umbrella == a.Code ? new Likeness(Family, "it is a part of this one")
        : a.Umbrella is not null && a.Umbrella == b.Umbrella ? new Likeness(Family / 2, "both are parts of one umbrella")
        : Likeness.None;

    private static bool Abbreviates(string alias, string name)
    {
        var words = Terms.Words(Terms.Key(name));
        var key = Terms.Key(alias);
        return words.Length > 1 && (key == Initial(words) || (words.Where(w => !StopWords.Has(w)).ToArray() is { Length: > 1 } telling && key == Initial(telling)));

        static string Initial(IEnumerable<string> words) => string.Concat(words.Select(w => w[0]));
    }

    private static IEnumerable<string> Names(Skill skill) => skill.Aliases.Prepend(skill.Label);

    private static int Employers(IReadOnlyList<Ask> asks) => asks.Select(a => a.Posting.EmployerKey).Distinct(StringComparer.Ordinal).Count();
}
