using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Frameworks;

namespace Curation.Storage.Publishing;

/// <summary>Publishes drafts as versions: immutable, hashed, each in one transaction with the list of its decisions.</summary>
public sealed partial class PublishStore(Database db, FrameworkStore frameworks, TimeProvider clock)
{
    /// <summary>For tests: called in the transaction, when all but its end is done.</summary>
    internal Func<UnitOfWork, Task>? BeforeEnd { get; set; }

    /// <returns>None where nothing of the framework was ever published: import it first.</returns>
    public async Task<PublishPlan?> PlanAsync(FrameworkCode code, CancellationToken ct)
    {
        PublishPlan? plan = null;
        await db.InTransactionAsync(
            async work =>
            {
                if (await frameworks.DraftForUpdate(work, code) is { } draft)
                    plan = await PlanAsync(work, draft);
            },
            ct);
        return plan;
    }

    /// <summary>What publishing this content in the place of the draft would do: an old version's, or a file's.</summary>
    /// <returns>None where nothing of the framework was ever published.</returns>
    /// <exception cref="ArgumentException">It is another framework's.</exception>
    public async Task<PublishPlan?> PlanAsync(FrameworkCode code, Framework content, CancellationToken ct)
    {
        Own(code, content);
        PublishPlan? plan = null;
        await db.InTransactionAsync(
            async work =>
            {
                if (await frameworks.DraftForUpdate(work, code) is { } draft)
                    plan = await PlanAsync(work, Of(draft, content));
            },
            ct);
        return plan;
    }

    /// <summary>Publishes the draft.</summary>
    /// <param name="effectiveOn">The first day on which it is in effect; today where none is said.</param>
    /// <param name="revision">Of the plan that the person saw, where there was one.</param>
    public Task<PublishOutcome> PublishAsync(FrameworkCode code, string notes, DateOnly? effectiveOn, string actor, string? revision, CancellationToken ct) =>
        PublishAsync(code, content: null, rolls: null, notes, effectiveOn, actor, revision, ct);

    /// <summary>Publishes what came from elsewhere, as a file, as the next version. What is approved and not published stays so.</summary>
    /// <exception cref="ArgumentException">It is another framework's.</exception>
    public Task<PublishOutcome> PublishAsync(
        FrameworkCode code, Framework content, string notes, DateOnly? effectiveOn, string actor, string? revision, CancellationToken ct) =>
        PublishAsync(code, Own(code, content), rolls: null, notes, effectiveOn, actor, revision, ct);

    /// <inheritdoc cref="RollForwardAsync(FrameworkCode, int, string, DateOnly?, string, string?, CancellationToken)"/>
    public Task<PublishOutcome> RollForwardAsync(FrameworkCode code, int version, string notes, DateOnly? effectiveOn, string actor, CancellationToken ct) =>
        RollForwardAsync(code, version, notes, effectiveOn, actor, revision: null, ct);

    /// <summary>Publishes the content of an old version again, as the next one. What is approved and not published stays so.</summary>
    /// <param name="revision">Of the plan that the person saw, where there was one.</param>
    public async Task<PublishOutcome> RollForwardAsync(
        FrameworkCode code, int version, string notes, DateOnly? effectiveOn, string actor, string? revision, CancellationToken ct) =>
        await frameworks.GetAsync(code, version, ct) is { } old
            ? await PublishAsync(code, old.Content, version, notes, effectiveOn, actor, revision, ct)
            : new PublishOutcome.Refused($"There is no version {version} of {code}.");

    /// <summary>All differences between two versions.</summary>
    /// <returns>None where one of them is not there.</returns>
    public async Task<FrameworkComparison?> CompareAsync(FrameworkCode code, int before, int after, CancellationToken ct) =>
        await frameworks.GetAsync(code, before, ct) is { } a && await frameworks.GetAsync(code, after, ct) is { } b
            ? FrameworkComparison.Of(a.Content, b.Content)
            : null;

    /// <summary>The decisions that a version brought, in the order in which they were applied.</summary>
    public async Task<IReadOnlyList<PublishedDecision>> DecisionsAsync(FrameworkCode code, int version, CancellationToken ct)
    {
        var rows = await db.QueryAsync<(string Body, string Change, string Inverse)>(
            """
            SELECT d.body, v.change, v.inverse FROM version_decisions AS v JOIN decisions AS d ON d.id = v.decision
            WHERE v.framework = @code AND v.version = @version ORDER BY v.position
            """,
            new { code = code.ToString(), version },
            ct);
        return [.. rows.Select(r => new PublishedDecision(version, Read<Decision>(r.Body), Read<Change>(r.Change), Read<Change>(r.Inverse)))];
    }

    /// <summary>All codes that went and have an heir, oldest first.</summary>
    public async Task<IReadOnlyList<ReplacedCode>> ReplacedAsync(FrameworkCode code, CancellationToken ct)
    {
        var rows = await db.QueryAsync<(string Element, int Version, string By)>(
            """SELECT element, version, replaced_by FROM code_heirs WHERE framework = @code ORDER BY version, element COLLATE "C" """, new { code = code.ToString() }, ct);
        return [.. rows.Select(r => new ReplacedCode(r.Element, r.Version, ElementCode.Parse(r.By)))];
    }

    private static Framework Own(FrameworkCode code, Framework content) =>
        content.Code == code ? content : throw new ArgumentException($"The content is {content.Code}'s, not {code}'s.", nameof(content));

    /// <summary>The draft's place with other content in it, and no decision.</summary>
    private static FrameworkDraft Of(FrameworkDraft draft, Framework content) => draft with { Content = content, Changes = [], Waiting = [], Unfit = [] };

    private static Dictionary<string, ElementCode> Heirs(FrameworkDraft draft)
    {
        var heirs = new Dictionary<string, ElementCode>(StringComparer.Ordinal);
        foreach (var change in draft.Changes.Select(c => c.Change))
        {
            if (change is Change.RetireSkill { ReplacedBy: { } skill } s && draft.Content.Skills.All(k => k.Code != s.Skill))
                heirs[$"skill/{s.Skill}"] = skill;
            if (change is Change.RetireProfile { ReplacedBy: { } profile } p && draft.Content.Profile(p.Retired) is null)
                heirs[$"profile/{p.Retired}"] = profile;
        }

        return heirs;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, CurationJson.Line)!;
}
