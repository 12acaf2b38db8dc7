using Curation.Classify.Proposals.Counting;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals;

/// <summary>What every kind fills in to become a proposal. Its rank is demand × gap.</summary>
/// <remarks>
/// Demand is the lower end of the share's interval where something is asked for (requirement, skill, alias, level, priority up); what was lost
/// where it fades; one less the upper end where a priority falls; n / (n + a usual role's employers) for a role that n employers post.
/// The gap is 1 where the framework says nothing; 0.5 where the umbrella competency or a part is there, for an alias or another title, and for one step of priority;
/// 0.8 for a term with a competency near it; the part of the scale for a level; a third of the priority's value (1-3) where a requirement fades.
/// </remarks>
/// <param name="Strength">Demand, 0 to 1: as a rule the lower end of the interval, so that a share of many employers stands above the same share of few.</param>
/// <param name="Gap">How far the framework is from it, 0 to 1: 1 where it says nothing at all.</param>
internal sealed record Card(
    Change Change, string Question, string Before, string After, double Strength, double Gap, Count Count, double? Lift, Tested? Test, IReadOnlyList<string> Reasons)
{
    public IReadOnlyList<Near> Nearest { get; init; } = [];

    /// <summary>None where no sentence can be shown: what has no evidence is not asked.</summary>
    public Proposal? With(IEnumerable<Ask> asks, Market market)
    {
        var evidence = EvidenceChoice.From(asks, market.Options.MaxEvidence);
        return evidence.Count == 0 ? null : new Proposal
        {
            Id = Proposal.IdOf(market.Draft.Code, Change),
            Framework = market.Draft.Code,
            BasedOnVersion = market.Version,
            Change = Change,
            Question = Question,
            Before = Before,
            After = After,
            Rank = Rounded(Strength * Gap),
            Demand = new Demand(
                Count.Asking, Count.Postings, Count.Employers, Count.EmployersBefore, Rounded(Count.ShareNow), Rounded(Count.ShareBefore),
                new Interval(Rounded(Count.Interval.Low), Rounded(Count.Interval.High)), Rounded(Lift), Fine(Test?.P), Fine(Test?.Q),
                new Domain.Proposals.Counting(market.Options.NowDays, market.Options.BeforeDays, market.Options.FalseDiscoveryRate, market.Options.MaxEmployerWeight)),
            Reasons = Reasons,
            Evidence = evidence,
            Nearest = Nearest,
        };
    }

    private static double Rounded(double value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);

    private static double? Rounded(double? value) => value is { } known ? Rounded(known) : null;

    private static double? Fine(double? value) => value is { } known ? Math.Round(known, 8, MidpointRounding.AwayFromZero) : null;
}
