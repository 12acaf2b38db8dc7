using Curation.Storage.Decisions;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>What was just done, shown for a while over the next card.</summary>
/// <param name="Undo">The decision that can be taken back.</param>
/// <param name="Says">For those who listen: as in <c>Accepted. 41 left.</c></param>
public sealed record Toast(string Title, string Question, Guid? Undo, string Says)
{
    public static Toast Of(DecisionEntry entry, int left)
    {
        var title = entry.UndoneBy is null ? VerdictWords.Said(entry.Decision.Verdict) : "Undone, and open again";
        return new Toast(title, entry.Decision.Question, entry.UndoneBy is null ? entry.Decision.Id : null, $"{title}. {Say.Count(left)} left.");
    }

    /// <summary>What is published is not undone: a proposal asks for it to be taken back, and is shown now.</summary>
    public static Toast OfInverse(DecisionEntry entry) => new(
        $"Not undone: version {entry.PublishedIn} has it", "This proposal asks to take it back. Accept it, and the next version does.", Undo: null, $"Version {entry.PublishedIn} has published it. This proposal asks to take it back.");
}
