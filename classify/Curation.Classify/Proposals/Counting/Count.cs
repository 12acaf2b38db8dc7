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
        var votesBefore = role.Before.ToDictionary(
            e => e.Key, e => item.Before.TryGetValue(e.Key, out var slices) ? slices.Count / (double)e.Value.Count : 0, StringComparer.Ordinal);
        return new Count(
            item.Now.Count,
            role.Now.Count,
            item.Now.Values.Sum(),
            item.Before.Count,
            role.Before.Count,
            Share(role.Now.Keys.ToDictionary(e => e, e => item.Now.ContainsKey(e) ? 1.0 : 0, StringComparer.Ordinal), options),
            role.Before.Count >= options.MinEmployers ? Share(votesBefore, options) : null,
            role.Now.Count == 0 ? 0 : role.Now.OrderBy(e => e.Key, StringComparer.Ordinal).Average(e => item.Now.GetValueOrDefault(e.Key) / (double)e.Value),
            item.WeeksNow.Count,
            item.WeeksBefore.Count,
            item.SourcesNow.Count);
    }

    public bool Supported(ProposalOptions options) =>
        Asking >= options.MinEmployers && Weeks >= options.MinWeeks && Sources >= options.MinSources;

    private static double Share(Dictionary<string, double> votes, ProposalOptions options)
    {
        if (votes.Count == 0)
            return 0;
        var employers = votes.OrderBy(v => v.Key, StringComparer.Ordinal).ToArray();
        var weights = EmployerWeights.Capped([.. employers.Select(_ => 1.0)], options.MaxEmployerWeight);
        return Math.Clamp(employers.Zip(weights, (employer, weight) => employer.Value * weight).Sum(), 0, 1);
    }
}
