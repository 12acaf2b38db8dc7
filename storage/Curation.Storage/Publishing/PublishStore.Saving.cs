using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Auditing;
using Curation.Storage.Frameworks;

namespace Curation.Storage.Publishing;

public sealed partial class PublishStore
{
    /// <param name="content">What is published in the place of the draft, and no decision with it; none for the draft.</param>
    /// <param name="rolls">The version whose content it is, where it is one's.</param>
    private async Task<PublishOutcome> PublishAsync(
        FrameworkCode code, Framework? content, int? rolls, string notes, DateOnly? effectiveOn, string actor, string? revision, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        PublishOutcome? outcome = null;
        var number = 0;
        await db.InTransactionAsync(
            async work =>
            {
                if (await frameworks.DraftForUpdate(work, code) is not { } draft)
                {
                    outcome = new PublishOutcome.Refused($"Nothing of {code} was ever published: import it first.");
                    return false;
                }

                var plan = await PlanAsync(work, content is null ? draft : Of(draft, content));
                outcome = plan switch
                {
                    _ when revision is not null && revision != plan.Revision => new PublishOutcome.Outdated(plan),
                    _ when plan.Draft.Unfit.Count > 0 => new PublishOutcome.NoLongerFits(plan.Draft.Unfit),
                    _ when plan.IsEmpty => new PublishOutcome.Nothing(),
                    _ when plan.Findings.Any(f => f.Severity == Severity.Fault) => new PublishOutcome.Blocked([.. plan.Findings.Where(f => f.Severity == Severity.Fault)]),
                    _ => null,
                };
                if (outcome is not null)
                    return false;
                number = await SaveAsync(work, plan, rolls, StoredText.Clean(notes), effectiveOn, actor);
                return true;
            },
            ct);
        return outcome ?? new PublishOutcome.Published((await frameworks.VersionsAsync(code, ct)).First(v => v.Version == number));
    }

    private async Task<int> SaveAsync(UnitOfWork work, PublishPlan plan, int? rolls, string notes, DateOnly? effectiveOn, string actor)
    {
        var at = clock.Now();
        var code = plan.Code.ToString();
        var version = await frameworks.Publish(work, plan.Draft.Content, notes, at, effectiveOn, actor);
        var changes = plan.Draft.Changes;
        await work.ExecuteAsync(
            """
            INSERT INTO version_decisions (framework, version, position, decision, change, inverse)
            SELECT @code, @version, d.position - 1, d.decision, d.change, d.inverse
            FROM unnest(@decisions, @changes, @inverses) WITH ORDINALITY AS d (decision, change, inverse, position)
            """,
            new
            {
                code,
                version,
                decisions = changes.Select(c => c.Decision.Id).ToArray(),
                changes = changes.Select(c => Write(c.Change)).ToArray(),
                inverses = changes.Select(c => Write(c.Inverse)).ToArray(),
            });
        await work.ExecuteAsync(
            "INSERT INTO code_heirs (framework, version, element, replaced_by) SELECT @code, @version, * FROM unnest(@elements, @heirs)",
            new { code, version, elements = plan.Heirs.Keys.ToArray(), heirs = plan.Heirs.Values.Select(h => h.ToString()).ToArray() });
        await work.NotifyAsync(Notices.Proposals, code);
        var detail = new Detail(version, plan.Label, notes, effectiveOn ?? at.Date(), rolls, [.. changes.Select(c => c.Decision.Id)], plan.Revision);
        await AuditStore.AddAsync(work, at, actor, "publish", $"framework/{code}", JsonSerializer.Serialize(detail, CurationJson.Line));
        if (BeforeEnd is not null)
            await BeforeEnd(work);
        return version;
    }

    private static async Task<PublishPlan> PlanAsync(UnitOfWork work, FrameworkDraft draft)
    {
        var elements = FrameworkElements.Of(draft.Content);
        var comparison = FrameworkComparison.Of(draft.Published, draft.Content);
        return new PublishPlan(
            draft.Code,
            draft.Version + 1,
            Labels.Of(FrameworkElements.Of(draft.Published).Select(e => e.Id), elements.Select(e => e.Id)),
            draft,
            comparison,
            FrameworkCheck.Of(draft.Content, await GoneAsync(work, draft)),
            Heirs(draft),
            NaturalKey.Hash($"{draft.Version} {FrameworkElements.HashOf(elements)} {string.Join(' ', draft.Changes.Select(c => c.Decision.Id))}"));
    }

    /// <summary>What earlier versions had and the latest has not, under every name that it had.</summary>
    private static async Task<IReadOnlyList<PastElement>> GoneAsync(UnitOfWork work, FrameworkDraft draft)
    {
        var rows = await work.QueryAsync<(string Element, string Json)>(
            """
            SELECT DISTINCT v.element, e.json
            FROM framework_version_elements AS v JOIN framework_elements AS e ON e.hash = v.hash
            WHERE v.framework = @code AND NOT EXISTS (
                SELECT FROM framework_version_elements AS now WHERE now.framework = @code AND now.version = @Version AND now.element = v.element)
            ORDER BY 1, 2
            """,
            new { code = draft.Code.ToString(), draft.Version });
        return [.. rows.Select(r => new PastElement(r.Element, NameIn(r.Json)))];
    }

    private static string NameIn(string json)
    {
        using var element = JsonDocument.Parse(json);
        return element.RootElement.TryGetProperty("name", out var name) || element.RootElement.TryGetProperty("label", out name) ? name.GetString() ?? "" : "";
    }

    private static string Write(Change change) => JsonSerializer.Serialize(change, CurationJson.Line);

    /// <summary>What the audit keeps of it.</summary>
    private sealed record Detail(
        int Version, VersionLabel Label, string Notes, DateOnly EffectiveOn, int? RollsForward, IReadOnlyList<Guid> Decisions, string Revision);
}
