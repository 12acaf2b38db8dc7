using Curation.Classify.Roles;
using Curation.Domain.Frameworks;
using Curation.Storage.Decisions;
using Curation.Storage.Postings;

namespace Curation.Pipelines.Nightly;

/// <summary>What curators said of roles, as examples to learn from: a label beside its posting's title and text. Scraped text alone never is one.</summary>
public sealed class SaidRoles(LabelStore labels, PostingStore postings)
{
    /// <param name="date">Labels of a later day are not known yet.</param>
    public async Task<IReadOnlyList<RoleCorrection>> AsOfAsync(DateOnly date, CancellationToken ct)
    {
        var said = (await labels.AllAsync(ct))
            .Where(l => l.Label is { Kind: LabelKind.WrongRole or LabelKind.RightRole, Detail: not null } && DateOnly.FromDateTime(l.At.UtcDateTime) <= date)
            .Select(l => l.Label)
            .ToList();
        var texts = (await postings.LoadAsync([.. said.Select(l => l.Posting).Distinct()], ct)).ToDictionary(p => p.Id);
        var corrections = new List<RoleCorrection>();
        foreach (var label in said)
        {
            if (!texts.TryGetValue(label.Posting, out var posting))
                continue;
            if (label.Detail == Label.NoProfile)
                corrections.Add(new RoleCorrection(posting.Title, posting.Text, Profile: null));
            else if (ProfileKey.TryParse(label.Detail, null, out var profile))
                corrections.Add(new RoleCorrection(posting.Title, posting.Text, profile));
        }

        return corrections;
    }
}
