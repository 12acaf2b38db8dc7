using System.Security.Claims;
using Curation.Domain.Models;
using Curation.Storage.Accounts;
using Curation.Storage.Decisions;
using Curation.Storage.Models;
using Curation.Storage.Postings;
using Curation.Storage.Work;
using Curation.Ui.Accounts;
using Curation.Ui.Versions;

namespace Curation.Ui.Models;

/// <summary>How far the analysis is, for the page and for those who follow it.</summary>
internal sealed class AnalysisReader(ModelStore analysts, ModelChoices choices, RunRequests requests)
{
    public async Task<AnalysisView> ReadAsync(CancellationToken ct)
    {
        var latest = await analysts.LatestAsync(ct);
        var progress = latest is { WindowFrom: { } from, WindowTo: { } to } ? await analysts.ProgressAsync(latest.Model, from, to, ct) : null;
        return new AnalysisView(await analysts.LiveAsync(ct), latest, progress, await requests.LatestAsync(ct), await choices.InForceAsync(ct));
    }
}

/// <summary>Puts the pages of the models together.</summary>
internal sealed class ModelsReader(ModelRegistry registry, ModelChoices choices, AnalysisReader analysis, LabelStore labels, AccountNames names)
{
    public async Task<ModelsPage> AllAsync(ClaimsPrincipal user, bool hasChosen, IReadOnlyList<string>? wrong, CancellationToken ct) => new(
        await analysis.ReadAsync(ct),
        await registry.AllAsync(ct),
        (await registry.EvaluationsAsync(ct)).ToLookup(e => (e.Evaluation.Kind, e.Evaluation.Model), e => e.Evaluation),
        await choices.HistoryAsync(ct),
        await labels.CountsAsync(ct),
        await names.AllAsync(ct),
        Policies.Allows(user, Policies.Publish),
        hasChosen,
        wrong);

    /// <param name="before">How the hash begins of the one to compare with; none for one alone.</param>
    /// <returns>None where there is no such version, or the two are of different kinds.</returns>
    public async Task<ModelPage?> OneAsync(ClaimsPrincipal user, string? before, string after, string why, IReadOnlyList<string>? wrong, CancellationToken ct)
    {
        if (await FindAsync(after, ct) is not { } second)
            return null;
        var first = before is null ? null : await FindAsync(before, ct);
        if (before is not null && (first is null || first.Version.Kind != second.Version.Kind))
            return null;
        var kind = second.Version.Kind;
        return new ModelPage(
            first,
            second,
            [.. (await registry.EvaluationsAsync(kind, second.Version.Hash, ct)).Select(e => e.Evaluation)],
            first is null ? [] : await choices.CompareAsync(kind, first.Version.Hash, second.Version.Hash, ct),
            (await choices.InForceAsync(ct)).GetValueOrDefault(kind)?.Hash,
            await names.AllAsync(ct),
            Policies.Allows(user, Policies.Publish),
            why,
            wrong);
    }

    public async Task<KeptModel?> FindAsync(string beginning, CancellationToken ct) => beginning.Length == 0 ? null : await registry.FindAsync(beginning, ct) is [var one] ? one : null;
}
