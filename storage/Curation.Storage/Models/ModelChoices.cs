using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Models;
using Curation.Storage.Auditing;
using Curation.Storage.Work;

namespace Curation.Storage.Models;

/// <summary>
/// Which version of each model is in force. A version takes the place of another where it is not worse on any labelled set that both were
/// measured on (<see cref="ModelComparison.WorseBecause"/>); the window is then analysed again in the background, and counts what the one
/// before said until that is done. Each choice is audited.
/// </summary>
public sealed class ModelChoices(Database db, ModelRegistry registry, RunRequests requests, TimeProvider clock)
{
    private const string Select = "SELECT kind, hash, instead_of, chosen_at, chosen_by, why, compared::text AS compared, is_worse FROM model_choices";

    /// <summary>Of each kind the choice in force.</summary>
    public async Task<IReadOnlyDictionary<ModelKind, ModelChoice>> InForceAsync(CancellationToken ct) =>
        (await db.QueryAsync<Row>($"{Select} WHERE number IN (SELECT max(number) FROM model_choices GROUP BY kind)", null, ct)).Select(r => r.ToChoice()).ToDictionary(c => c.Kind);

    /// <summary>All choices, the last first.</summary>
    public async Task<IReadOnlyList<ModelChoice>> HistoryAsync(CancellationToken ct) => [.. (await db.QueryAsync<Row>($"{Select} ORDER BY number DESC", null, ct)).Select(r => r.ToChoice())];

    /// <summary>Puts a version in force from the next night on, and asks for the window to be analysed again.</summary>
    /// <param name="why">What is kept of the reason; with <paramref name="evenIfWorse"/> it must say why.</param>
    /// <param name="evenIfWorse">Also where it is worse, or was never compared with the one in force.</param>
    public async Task<ChooseOutcome> PromoteAsync(ModelKind kind, string hash, string why, string actor, bool evenIfWorse, CancellationToken ct)
    {
        var now = await InForceAsync(ct);
        if (evenIfWorse && string.IsNullOrWhiteSpace(why))
            return new ChooseOutcome.Refused("Say why it is taken although it is worse. Nothing was changed.");
        if (!now.TryGetValue(kind, out var standing))
            return new ChooseOutcome.Refused("No version of this kind is in force yet: the first night registers what ships with the program. Nothing was changed.");
        if (standing.Hash == hash)
            return new ChooseOutcome.Refused("It is in force already. Nothing was changed.");
        var comparisons = await CompareAsync(kind, standing.Hash, hash, ct);
        var worse = comparisons.Select(c => c.WorseBecause).OfType<string>().ToList();
        if (comparisons.Count == 0 && !evenIfWorse)
            return new ChooseOutcome.Refused("It was measured on no set on which the version in force was measured too: 'curation models evaluate … --save' for both. Nothing was changed.");
        if (worse.Count > 0 && !evenIfWorse)
            return new ChooseOutcome.Worse(worse);
        var choice = new ModelChoice(kind, hash, standing.Hash, clock.Now(), actor, StoredText.Clean(why).Trim(), [.. comparisons.Select(c => c.After.Set.Name)], worse.Count > 0);
        return await ChooseAsync("promote_model", choice, ct);
    }

    /// <summary>Puts the version in force again that was before the present one; nothing is compared, for it was good enough.</summary>
    public async Task<ChooseOutcome> RollBackAsync(ModelKind kind, string why, string actor, CancellationToken ct)
    {
        if (!(await InForceAsync(ct)).TryGetValue(kind, out var standing) || standing.InsteadOf is not { } before)
            return new ChooseOutcome.Refused("No other version was in force before. Nothing was changed.");
        return await ChooseAsync("roll_back_model", new ModelChoice(kind, before, standing.Hash, clock.Now(), actor, StoredText.Clean(why).Trim(), [], IsWorse: false), ct);
    }

    /// <summary>Both on every set that both were measured on.</summary>
    public async Task<IReadOnlyList<ModelComparison>> CompareAsync(ModelKind kind, string before, string after, CancellationToken ct)
    {
        var earlier = (await registry.EvaluationsAsync(kind, before, ct)).ToDictionary(e => e.Evaluation.Set.Hash, StringComparer.Ordinal);
        return
        [
            .. (await registry.EvaluationsAsync(kind, after, ct))
                .Where(e => earlier.ContainsKey(e.Evaluation.Set.Hash))
                .Select(e => new ModelComparison(earlier[e.Evaluation.Set.Hash].Evaluation, e.Evaluation)),
        ];
    }

    internal static async Task<ModelChoice?> InForceAsync(UnitOfWork work, ModelKind kind) =>
        (await work.FirstAsync<Row>($"{Select} WHERE kind = @kind ORDER BY number DESC LIMIT 1", new { kind = kind.Word() }))?.ToChoice();

    internal static Task InsertAsync(UnitOfWork work, ModelChoice choice) => work.ExecuteAsync(
        """
        INSERT INTO model_choices (kind, hash, instead_of, chosen_at, chosen_by, why, compared, is_worse)
        VALUES (@kind, @Hash, @InsteadOf, @ChosenAt, @ChosenBy, @Why, @compared::jsonb, @IsWorse)
        """,
        new { kind = choice.Kind.Word(), choice.Hash, choice.InsteadOf, choice.ChosenAt, choice.ChosenBy, choice.Why, compared = JsonSerializer.Serialize(choice.Compared), choice.IsWorse });

    private async Task<ChooseOutcome> ChooseAsync(string act, ModelChoice choice, CancellationToken ct)
    {
        string? refusal = null;
        await db.InTransactionAsync(
            async work =>
            {
                await work.ExecuteAsync("SELECT pg_advisory_xact_lock(@Models, 0)", new { LockKeys.Models });
                if ((await InForceAsync(work, choice.Kind))?.Hash != choice.InsteadOf)
                    refusal = "Somebody put another version in force meanwhile. Nothing was changed: look again.";
                else if (!await work.FirstAsync<bool>("SELECT EXISTS (SELECT FROM model_versions WHERE kind = @kind AND hash = @Hash)", new { kind = choice.Kind.Word(), choice.Hash }))
                    refusal = "There is no such version. Nothing was changed.";
                if (refusal is not null)
                    return false;
                await InsertAsync(work, choice);
                await work.NotifyAsync(Notices.Runs, "");
                await AuditStore.AddAsync(
                    work, choice.ChosenAt, choice.ChosenBy, act, ModelRegistry.Subject(choice.Kind, choice.Hash),
                    JsonSerializer.Serialize(new { choice.InsteadOf, choice.Why, choice.Compared, choice.IsWorse }, CurationJson.Line));
                return true;
            },
            ct);
        return refusal is null ? new ChooseOutcome.Chosen(choice, await requests.AskAsync(RunWish.AnalyseAgain, choice.ChosenBy, ct)) : new ChooseOutcome.Refused(refusal);
    }

    private sealed record Row
    {
        public string Kind { get; init; } = "";

        public string Hash { get; init; } = "";

        public string? InsteadOf { get; init; }

        public DateTimeOffset ChosenAt { get; init; }

        public string ChosenBy { get; init; } = "";

        public string Why { get; init; } = "";

        public string Compared { get; init; } = "[]";

        public bool IsWorse { get; init; }

        public ModelChoice ToChoice() => new(TypeMaps.FromWord<ModelKind>(Kind), Hash, InsteadOf, ChosenAt, ChosenBy, Why, JsonSerializer.Deserialize<string[]>(Compared)!, IsWorse);
    }
}
