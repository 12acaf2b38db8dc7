using Curation.Domain.Frameworks;

namespace Curation.Domain.Proposals;

/// <summary>An approved change that could not be applied to the draft, and why.</summary>
public sealed record Unfit(Decision Decision, string Reason);

/// <summary>An approved change that is not complete yet, and what it lacks.</summary>
public sealed record Waiting(Decision Decision, IReadOnlyList<ChecklistItem> Checklist);

/// <summary>An approved change that stands in the draft.</summary>
public sealed record Standing(Decision Decision, Change Change, Change Inverse);

/// <summary>What is published, with everything that is approved and not yet published.</summary>
/// <param name="Version">The published version that it stands on.</param>
public sealed record FrameworkDraft(
    FrameworkCode Code,
    int Version,
    Framework Published,
    Framework Content,
    IReadOnlyList<Standing> Changes,
    IReadOnlyList<Waiting> Waiting,
    IReadOnlyList<Unfit> Unfit);

/// <summary>The decisions on a framework in the order in which they were taken.</summary>
public static class DecisionLog
{
    /// <summary>Those that no later one took back, undos left out.</summary>
    public static IReadOnlyList<Decision> InForce(IEnumerable<Decision> log)
    {
        var all = log.ToArray();
        var undone = all.Select(d => d.Verdict).OfType<Verdict.Undo>().Select(u => u.Decision).ToHashSet();
        return [.. all.Where(d => d.Verdict is not Verdict.Undo && !undone.Contains(d.Id))];
    }

    /// <summary>The state is the fold of the log: every change in force, one after the other. What does not fit any more is passed over and named.</summary>
    /// <param name="published">The latest version.</param>
    /// <param name="log">All decisions that are not in that version.</param>
    public static FrameworkDraft Fold(Framework published, int version, IEnumerable<Decision> log)
    {
        var (content, changes, waiting, unfit) = (published, new List<Standing>(), new List<Waiting>(), new List<Unfit>());
        foreach (var decision in InForce(log).Where(d => d.Approved is not null))
        {
            switch (content.Apply(decision.Approved!))
            {
                case ApplyOutcome.Applied applied:
                    content = applied.Framework;
                    changes.Add(new Standing(decision, applied.Change, applied.Inverse));
                    break;
                case ApplyOutcome.Waits waits:
                    waiting.Add(new Waiting(decision, waits.Checklist));
                    break;
                case ApplyOutcome.NoLongerFits not:
                    unfit.Add(new Unfit(decision, not.Reason));
                    break;
            }
        }

        return new FrameworkDraft(published.Code, version, published, content, changes, waiting, unfit);
    }
}
