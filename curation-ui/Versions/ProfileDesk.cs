using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Frameworks;

namespace Curation.Ui.Versions;

/// <summary>Finds accepted new job profiles that are not published yet.</summary>
internal sealed class ProfileDesk(FrameworkStore frameworks)
{
    /// <param name="proposal">The one that asked for it: its decision changes with each saving.</param>
    /// <returns>None where it is published, taken back, or never was.</returns>
    public async Task<FoundDraft?> FindAsync(string code, Guid proposal, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known) || await frameworks.DraftAsync(known, asOf: null, ct) is not { } draft)
            return null;
        var decision = draft.Waiting.Select(w => w.Decision).Concat(draft.Changes.Select(c => c.Decision)).Concat(draft.Unfit.Select(u => u.Decision)).FirstOrDefault(d => d.Proposal == proposal);
        if (decision?.Approved is not Change.NewProfile change)
            return null;
        var own = change.Draft?.Code;
        var others = draft.Content with { Profiles = [.. draft.Content.Profiles.Where(p => p.Code != own || draft.Published.Profile(p.Code) is not null)] };
        return new FoundDraft(decision, change, others, draft.Version + 1);
    }
}

/// <param name="Decision">In force; another one each time the draft is saved.</param>
/// <param name="Framework">The next version without this profile.</param>
/// <param name="Version">The next version's number.</param>
public sealed record FoundDraft(Decision Decision, Change.NewProfile Change, Framework Framework, int Version)
{
    public ProfileDraft Written => Change.Draft ?? new ProfileDraft();
}
