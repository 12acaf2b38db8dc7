using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Models;
using Curation.Storage.Auditing;

namespace Curation.Storage.Models;

/// <summary>The versions of the analyst's models, and what each did on labelled sets. Which is in force: <see cref="ModelChoices"/>.</summary>
public sealed class ModelRegistry(Database db, TimeProvider clock)
{
    /// <summary>Who registers what ships with the program.</summary>
    public const string System = "system";

    private const string Columns = "kind, hash, name, card, data_hash, parameters::text AS parameters, content IS NOT NULL AS has_content, registered_at, registered_by";

    /// <summary>
    /// Makes the versions known that lie beside the program, and puts the standard one of a kind in force where nobody has chosen, or where
    /// the one in force came with an earlier program and is not there any more.
    /// </summary>
    /// <param name="shipped">Of each kind the standard one first.</param>
    public Task RegisterShippedAsync(IReadOnlyList<ModelVersion> shipped, DateTimeOffset at, CancellationToken ct) => db.InTransactionAsync(
        async work =>
        {
            await work.ExecuteAsync("SELECT pg_advisory_xact_lock(@Models, 0)", new { LockKeys.Models });
            foreach (var version in shipped)
                await InsertAsync(work, version, content: null, at, System);
            foreach (var standard in shipped.DistinctBy(s => s.Kind))
            {
                var last = await ModelChoices.InForceAsync(work, standard.Kind);
                if (last is null || (last.Hash != standard.Hash && await IsOvertakenAsync(work, last, shipped)))
                    await ModelChoices.InsertAsync(work, new ModelChoice(standard.Kind, standard.Hash, last?.Hash, at, System, "It ships with the program.", [], IsWorse: false));
            }
        },
        ct);

    /// <summary>Keeps a version with its file. Audited.</summary>
    /// <returns>Whether it is new; one that was known without its file gets it.</returns>
    public async Task<bool> AddAsync(ModelVersion version, ReadOnlyMemory<byte> content, string actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(version);
        var at = clock.Now();
        return await db.InTransactionAsync(
            async work =>
            {
                if (await InsertAsync(work, version, content.ToArray(), at, actor) == 0)
                    return false;
                await AuditStore.AddAsync(work, at, actor, "add_model", Subject(version.Kind, version.Hash), JsonSerializer.Serialize(new { version.Name, bytes = content.Length }, CurationJson.Line));
                return true;
            },
            ct);
    }

    /// <summary>By kind, newest first.</summary>
    public async Task<IReadOnlyList<KeptModel>> AllAsync(CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>($"""SELECT {Columns} FROM model_versions ORDER BY registered_at DESC, name COLLATE "C", hash""", null, ct)).Select(r => r.ToKept()).OrderBy(m => m.Version.Kind)];

    /// <summary>The versions whose hash begins so, of all kinds.</summary>
    public async Task<IReadOnlyList<KeptModel>> FindAsync(string beginning, CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>($"SELECT {Columns} FROM model_versions WHERE starts_with(hash, @beginning) ORDER BY kind, hash", new { beginning }, ct)).Select(r => r.ToKept())];

    /// <summary>The file of a version; none where it ships with the program or is not known.</summary>
    public Task<byte[]?> ContentAsync(ModelKind kind, string hash, CancellationToken ct) =>
        db.FirstAsync<byte[]>("SELECT content FROM model_versions WHERE kind = @kind AND hash = @hash", new { kind = kind.Word(), hash }, ct);

    /// <summary>Keeps what a version did on a set, in the place of what it did there before.</summary>
    /// <returns>False: the version is not known here, and nothing was kept.</returns>
    public async Task<bool> SaveEvaluationAsync(ModelEvaluation evaluation, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return await db.ExecuteAsync(
            """
            INSERT INTO model_evaluations (kind, model, set_hash, document, evaluated_at)
            SELECT kind, hash, @set, @document::jsonb, @at FROM model_versions WHERE kind = @kind AND hash = @Model
            ON CONFLICT (kind, model, set_hash) DO UPDATE SET document = excluded.document, evaluated_at = excluded.evaluated_at
            """,
            new { kind = evaluation.Kind.Word(), evaluation.Model, set = evaluation.Set.Hash, document = StoredText.Clean(JsonSerializer.Serialize(evaluation, CurationJson.Line)), at = clock.Now() },
            ct) == 1;
    }

    /// <summary>What is known of all versions, without outcomes: a page of figures reads all of them.</summary>
    public async Task<IReadOnlyList<KeptEvaluation>> EvaluationsAsync(CancellationToken ct) =>
        Kept(await db.QueryAsync<(string, DateTimeOffset)>(
            """SELECT (document || '{"outcomes":[]}')::text, evaluated_at FROM model_evaluations ORDER BY kind, model, document -> 'set' ->> 'name', set_hash""", null, ct));

    /// <summary>What is known of one version, whole.</summary>
    public async Task<IReadOnlyList<KeptEvaluation>> EvaluationsAsync(ModelKind kind, string hash, CancellationToken ct) =>
        Kept(await db.QueryAsync<(string, DateTimeOffset)>(
            "SELECT document::text, evaluated_at FROM model_evaluations WHERE kind = @kind AND model = @hash ORDER BY document -> 'set' ->> 'name', set_hash", new { kind = kind.Word(), hash }, ct));

    internal static string Subject(ModelKind kind, string hash) => $"model/{kind.Word()}/{ModelVersion.BriefOf(hash)}";

    private static KeptEvaluation[] Kept(List<(string Document, DateTimeOffset At)> rows) =>
        [.. rows.Select(r => new KeptEvaluation(JsonSerializer.Deserialize<ModelEvaluation>(r.Document, JsonForm.Lenient)!, r.At))];

    /// <summary>Nobody has chosen, and the program brings another one now; or the program does not bring it any more.</summary>
    private static async Task<bool> IsOvertakenAsync(UnitOfWork work, ModelChoice last, IReadOnlyList<ModelVersion> shipped) =>
        last.ChosenBy == System
        || (!shipped.Any(s => s.Kind == last.Kind && s.Hash == last.Hash)
            && !await work.FirstAsync<bool>("SELECT content IS NOT NULL FROM model_versions WHERE kind = @kind AND hash = @Hash", new { kind = last.Kind.Word(), last.Hash }));

    private static Task<int> InsertAsync(UnitOfWork work, ModelVersion version, byte[]? content, DateTimeOffset at, string actor) => work.ExecuteAsync(
        """
        INSERT INTO model_versions (kind, hash, name, card, data_hash, parameters, content, registered_at, registered_by)
        VALUES (@kind, @Hash, @Name, @card, @DataHash, @parameters::jsonb, @content, @at, @actor) ON CONFLICT DO NOTHING
        """,
        new
        {
            kind = version.Kind.Word(),
            version.Hash,
            version.Name,
            card = StoredText.Clean(version.Card),
            version.DataHash,
            parameters = version.Parameters is null ? null : JsonSerializer.Serialize(version.Parameters, CurationJson.Line),
            content,
            at,
            actor,
        });

    private sealed record Row
    {
        public string Kind { get; init; } = "";

        public string Hash { get; init; } = "";

        public string Name { get; init; } = "";

        public string Card { get; init; } = "";

        public string? DataHash { get; init; }

        public string? Parameters { get; init; }

        public bool HasContent { get; init; }

        public DateTimeOffset RegisteredAt { get; init; }

        public string RegisteredBy { get; init; } = "";

        public KeptModel ToKept() => new(
            new ModelVersion(
                TypeMaps.FromWord<ModelKind>(Kind), Hash, Name, Card, DataHash,
                Parameters is null ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Parameters, CurationJson.Line)),
            HasContent,
            RegisteredAt,
            RegisteredBy);
    }
}
