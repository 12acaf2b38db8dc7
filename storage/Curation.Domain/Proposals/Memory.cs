using Curation.Domain.Frameworks;

namespace Curation.Domain.Proposals;

/// <summary>What was decided is not asked again, until there is something new to say.</summary>
public static class Memory
{
    /// <summary>Evidence has grown when so many times the employers of the decision ask for it,</summary>
    public const double GrowthFactor = 1.5;

    /// <summary>and so many more of them.</summary>
    public const int GrowthEmployers = 5;

    /// <summary>What fades has faded further when the share is at most this part of the one at the decision.</summary>
    public const double FadedTo = 0.5;

    /// <summary>Whether a proposal that a night found again is asked again.</summary>
    /// <param name="decision">The one in force on its place.</param>
    /// <param name="pending">Whether the decision approved a change that is not published yet.</param>
    /// <param name="found">With the numbers of the night.</param>
    /// <param name="on">The night's business date.</param>
    public static bool AsksAgain(Decision decision, bool pending, Proposal found, DateOnly on) => decision.Verdict switch
    {
        Verdict.Reject => HasGrown(decision, found),
        Verdict.Snooze snooze => IsDue(snooze, decision, found.Demand, on),
        // The night compares with the draft: what it still finds there after publishing is another value for the same place, or it came back.
        _ => !pending && (HasGrown(decision, found) || !SameValue(decision.Approved ?? decision.Asked, found.Change)),
    };

    /// <summary>Whether a deferred proposal returns.</summary>
    public static bool IsDue(Verdict.Snooze snooze, Decision decision, Demand now, DateOnly on) =>
        snooze.Until <= on || (snooze.MoreEmployers is { } more && now.Employers >= decision.Demand.Employers + more);

    private static bool HasGrown(Decision decision, Proposal found)
    {
        var (then, now) = (decision.Demand, found.Demand);
        return found.Change is Change.RetireRequirement
            ? now.ShareNow <= then.ShareNow * FadedTo && now.RoleEmployers >= then.RoleEmployers && now.ShareNow < then.ShareNow
            : now.Employers >= then.Employers * GrowthFactor && now.Employers >= then.Employers + GrowthEmployers;
    }

    /// <summary>Levels and priorities can move on, but not back to what was just left; all other kinds name their value in their place.</summary>
    private static bool SameValue(Change decided, Change found) => (decided, found) switch
    {
        (Change.ChangeLevel d, Change.ChangeLevel f) => d.To == f.To || d.From == f.To,
        (Change.ChangePriority d, Change.ChangePriority f) => d.To == f.To || d.From == f.To,
        _ => true,
    };
}
