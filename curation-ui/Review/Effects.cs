using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>One thing that approving a proposal comes to, in words.</summary>
/// <param name="Icon">Which sign stands before it.</param>
/// <param name="Tone">add, cut, alter or same.</param>
/// <param name="More">What to do about it, or where it leads.</param>
public sealed record Effect(string Icon, string Tone, string Text, string? More = null, string? Url = null);

/// <summary>What approving a proposal would change: it is applied to the draft, and the two are compared.</summary>
public static class Effects
{
    private const int MostFindings = 3;

    /// <param name="draft">What is published, with what is accepted and not yet published.</param>
    /// <param name="samePlace">What else is open at its place.</param>
    public static IReadOnlyList<Effect> Of(FrameworkDraft draft, Proposal proposal, IReadOnlyList<Proposal> samePlace)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(samePlace);
        IEnumerable<Effect> effects = draft.Content.Apply(proposal.Change) switch
        {
            ApplyOutcome.Applied applied => [.. Places.Of(draft.Content, applied.Framework, applied.Change), Version(draft, applied.Framework), .. Checks(draft.Content, applied.Framework)],
            ApplyOutcome.Waits waits => Incomplete(waits.Checklist),
            ApplyOutcome.NoLongerFits not => [new("block", "cut", $"It no longer fits: {not.Reason}", "Accepting is refused until it does. Reject it, or edit it.")],
            _ => [],
        };
        return [.. effects, .. samePlace.Select(p => new Effect("info", "same", "Open at the same place:", p.Question, $"/review/{p.Id}"))];
    }

    private static Effect Version(FrameworkDraft draft, Framework after)
    {
        var published = FrameworkElements.IdsOf(draft.Published);
        var (was, becomes) = (Labels.Of(published, FrameworkElements.IdsOf(draft.Content)), Labels.Of(published, FrameworkElements.IdsOf(after)));
        var label = becomes.ToString().ToLowerInvariant();
        var place = draft.Changes.Count == 0 ? $"Begins the draft of version {draft.Version + 1}" : $"Joins the draft of version {draft.Version + 1} as change {draft.Changes.Count + 1}";
        return becomes == VersionLabel.Major && was != VersionLabel.Major
            ? new Effect("to", "alter", $"{place}, and makes it a major version", "A code comes or goes: systems that read the framework must follow.")
            : new Effect("to", "same", $"{place}; it would be a {label} version");
    }

    private static IEnumerable<Effect> Checks(Framework before, Framework after)
    {
        var known = FrameworkCheck.Of(before).Select(f => (f.Path, f.Message)).ToHashSet();
        var found = FrameworkCheck.Of(after).Where(f => !known.Contains((f.Path, f.Message))).ToList();
        if (found.Count == 0) yield return new Effect("check", "add", "The checks before publishing find nothing new");
        foreach (var finding in found.Take(MostFindings))
        {
            var faults = finding.Severity == Severity.Fault;
            yield return new Effect("warn", faults ? "cut" : "alter", $"{(faults ? "Would block publishing" : "The check would warn")}: {finding.Message}", finding.Remedy);
        }

        if (found.Count > MostFindings) yield return new Effect("warn", "alter", $"The check would warn of {Say.Count(found.Count - MostFindings, "more thing")}");
    }

    private static IEnumerable<Effect> Incomplete(IReadOnlyList<ChecklistItem> checklist)
    {
        yield return new Effect("clock", "alter", $"It waits as a draft: {checklist.Count(i => i.Done)} of {checklist.Count} parts are there", "It is published when all are. Nothing of the framework changes before.");
        foreach (var item in checklist)
            yield return new Effect(item.Done ? "check" : "same", item.Done ? "add" : "same", item.Name, item.Done ? null : item.Hint);
    }
}
