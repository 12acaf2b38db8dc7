using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Frameworks;

namespace Curation.Storage.Publishing;

/// <summary>What publishing now would do.</summary>
/// <param name="Version">The number that the version would have.</param>
/// <param name="Draft">What stands in it, what waits for content, and what no longer fits.</param>
/// <param name="Comparison">With the version before.</param>
/// <param name="Findings">Faults first; see <see cref="FrameworkCheck"/>.</param>
/// <param name="Heirs">What stands for the elements that go, by their ids, as in <c>skill/K-RUST</c>.</param>
/// <param name="Revision">Names exactly this plan: another one when anything in it changed.</param>
public sealed record PublishPlan(
    FrameworkCode Code,
    int Version,
    VersionLabel Label,
    FrameworkDraft Draft,
    FrameworkComparison Comparison,
    IReadOnlyList<Finding> Findings,
    IReadOnlyDictionary<string, ElementCode> Heirs,
    string Revision)
{
    public bool IsBlocked => Draft.Unfit.Count > 0 || Findings.Any(f => f.Severity == Severity.Fault);

    public bool IsEmpty => Comparison.Differences.Count == 0;
}

/// <summary>What came of publishing.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    public sealed record Published(FrameworkVersion Version) : PublishOutcome;

    /// <summary>Structural faults. Nothing was published.</summary>
    public sealed record Blocked(IReadOnlyList<Finding> Findings) : PublishOutcome;

    /// <summary>Approved changes that something else has overtaken: undo or amend them. Nothing was published.</summary>
    public sealed record NoLongerFits(IReadOnlyList<Unfit> Changes) : PublishOutcome;

    /// <summary>The draft is what is published.</summary>
    public sealed record Nothing : PublishOutcome;

    /// <summary>Somebody decided or published since the plan was made. Nothing was published.</summary>
    public sealed record Outdated(PublishPlan Now) : PublishOutcome;

    public sealed record Refused(string Reason) : PublishOutcome;
}

/// <summary>A decision that a version brought.</summary>
/// <param name="Change">As it was applied.</param>
/// <param name="Inverse">What takes it back.</param>
public sealed record PublishedDecision(int Version, Decision Decision, Change Change, Change Inverse);

/// <summary>An element that went, and what stands for it.</summary>
/// <param name="Element">As in <c>skill/K-RUST</c>.</param>
/// <param name="Version">The first version without it.</param>
public sealed record ReplacedCode(string Element, int Version, ElementCode ReplacedBy);
