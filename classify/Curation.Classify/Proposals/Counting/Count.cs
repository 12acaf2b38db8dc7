using Curation.Classify.Proposals.Statistics;
using Curation.Domain.Proposals;

namespace Curation.Classify.Proposals.Counting;

/// <summary>One thing that one role's employers ask for, counted.</summary>
/// <param name="Asking">Employers that ask for it now.</param>
/// <param name="Employers">All employers of the role now.</param>
/// <param name="AskingBefore">Employers that asked for it before, at least once.</param>
/// <param name="EmployersBefore">All employers of the role before.</param>
/// <param name="ShareBefore">None where the role had too few employers before.</param>
/// <param name="Rate">The part of an employer's postings of the role that ask, on average over employers: what roles are compared by.</param>
internal sealed record Count(
    int Asking,
    int Employers,
    int Postings,
    int AskingBefore,
    int EmployersBefore,
    double ShareNow,
    double? ShareBefore,
    double Rate,
    int Weeks,
    int WeeksBefore,
    int Sources)
{
    public Interval Interval => WilsonInterval.Of(ShareNow, Employers);

    /// <summary>
    /// An employer has one vote a window. The window before may be longer than the one now, and who posts for longer has more chances to
    /// mention a thing; so an employer's vote before is the part of the slices (each as long as the window now) in which it asked,
    /// out of those in which it posted.
    /// </summary>
    public static Count Of(RoleTally role, ItemTally item, ProposalOptions options)
    {
        var (weight, weightBefore) = (role.Weight(options), role.WeightBefore(options));
        return new Count(
            item.Now.Count,
            role.Now.Count,
            item.Now.Values.Sum(),
            item.Before.Count,
            role.Before.Count,
            Share(item.Now.Keys.Select(e => weight[e])),
            role.Before.Count >= options.MinEmployers ? Share(item.Before.Select(e => weightBefore[e.Key] * e.Value.Count / role.Before[e.Key].Count)) : null,
            role.Now.Count == 0 ? 0 : item.Now.Sum(e => e.Value / (double)role.Now[e.Key]) / role.Now.Count,
            item.WeeksNow.Count,
            item.WeeksBefore.Count,
            item.SourcesNow.Count);
    }

    public bool Supported(ProposalOptions options) =>
        Asking >= options.MinEmployers && Weeks >= options.MinWeeks && Sources >= options.MinSources;

    private static double Share(IEnumerable<double> weightedVotes) => Math.Clamp(weightedVotes.Sum(), 0, 1);
}
