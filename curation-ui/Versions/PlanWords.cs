using Curation.Domain.Frameworks;
using Curation.Storage.Publishing;
using Curation.Ui.Parts;

namespace Curation.Ui.Versions;

/// <summary>The state of the next version, in a sentence.</summary>
internal static class PlanWords
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Faults, and accepted changes that no longer fit: what has to be mended before anything is published.</summary>
    public static int Fixes(PublishPlan plan) => plan.Draft.Unfit.Count + plan.Findings.Count(f => f.Severity == Severity.Fault);

    public static string Headline(PublishPlan plan) => plan switch
    {
        { Draft: { Changes.Count: 0, Waiting.Count: 0, Unfit.Count: 0 } } => "Nothing waits to be published",
        { IsBlocked: true } => $"Version {plan.Version} is {Number(Fixes(plan))} {(Fixes(plan) == 1 ? "fix" : "fixes")} from publishing",
        { IsEmpty: true, Draft.Waiting.Count: > 0 } => $"Version {plan.Version} waits for {Number(plan.Draft.Waiting.Count)} {(plan.Draft.Waiting.Count == 1 ? "job profile" : "job profiles")} to be written",
        { IsEmpty: true } => "The accepted changes cancel each other out",
        _ => $"Version {plan.Version} is ready to publish",
    };

    /// <summary>Why it is labelled as it is.</summary>
    public static string LabelReason(FrameworkComparison comparison)
    {
        var codes = comparison.Differences.Where(d => d.Kind is DifferenceKind.Added or DifferenceKind.Removed && d.Path == d.Element).ToList();
        return codes.Count == 0
            ? "Minor, because no code comes or goes."
            : $"Major, because the code {CodeOf(codes[0])} {(codes[0].Kind == DifferenceKind.Added ? "comes" : "goes")}{(codes.Count == 1 ? "" : $", and {Say.Count(codes.Count - 1)} more")}.";
    }

    /// <summary>As in <c>28 differences on 9 profiles</c>.</summary>
    public static string Size(FrameworkComparison comparison) =>
        $"{Say.Count(comparison.Differences.Count, "difference")}{(Profiles(comparison) == 0 ? "" : $" on {Say.Count(Profiles(comparison), "profile")}")}";

    /// <summary>How many profiles a comparison touches.</summary>
    public static int Profiles(FrameworkComparison comparison) =>
        comparison.Differences.Select(d => d.Element).Where(e => e.StartsWith("profile/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count();

    public static string Number(int number) => number < Small.Length ? Small[number] : Say.Count(number);

    private static string CodeOf(Difference difference) => difference.Path[(difference.Path.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
