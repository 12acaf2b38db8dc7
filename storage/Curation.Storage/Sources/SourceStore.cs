using Curation.Domain.Market;

namespace Curation.Storage.Sources;

/// <summary>A source and how it fares.</summary>
/// <param name="FailingBecause">Set while it does not work; it is rested until <paramref name="RestUntil"/> (business time).</param>
/// <param name="Failures">Nights in a row that it did not work.</param>
public sealed record SourceStanding(Source Source, string? FailingBecause, DateTimeOffset? RestUntil, int Failures, int Pages, int Postings);

/// <summary>Where postings come from, who answers for reading it, and how it fares.</summary>
public sealed class SourceStore(Database db)
{
    /// <summary>Adds a source, or replaces what is known of it; how it fares stays as it was.</summary>
    public Task SaveAsync(Source source, CancellationToken ct) => db.InTransactionAsync(work => Save(work, source), ct);

    /// <inheritdoc cref="SaveAsync"/>
    public Task Save(UnitOfWork work, Source source) => work.ExecuteAsync(
        """
        INSERT INTO sources (id, kind, name, address, employer, enabled, owner, legal_basis, terms, contact, reviewed_on)
        VALUES (@id, @kind, @Name, @address, @Employer, @Enabled, @owner, @basis, @terms, @contact, @reviewed)
        ON CONFLICT (id) DO UPDATE SET
            kind = excluded.kind, name = excluded.name, address = excluded.address, employer = excluded.employer, enabled = excluded.enabled,
            owner = excluded.owner, legal_basis = excluded.legal_basis, terms = excluded.terms, contact = excluded.contact,
            reviewed_on = excluded.reviewed_on
        """,
        new
        {
            id = source.Id.ToString(),
            kind = source.Kind.Word(),
            source.Name,
            address = source.Address?.OriginalString,
            source.Employer,
            source.Enabled,
            owner = source.Card?.Owner,
            basis = source.Card?.LegalBasis,
            terms = source.Card?.Terms.OriginalString,
            contact = source.Card?.Contact,
            reviewed = source.Card?.ReviewedOn,
        });

    public async Task<Source?> GetAsync(SourceId id, CancellationToken ct) =>
        (await db.FirstAsync<SourceRow>($"{SourceRow.Select} WHERE id = @id", new { id = id.ToString() }, ct))?.ToSource();

    /// <summary>In the order of their ids.</summary>
    public async Task<IReadOnlyList<Source>> AllAsync(CancellationToken ct) =>
        [.. (await db.QueryAsync<SourceRow>($"""{SourceRow.Select} ORDER BY id COLLATE "C" """, null, ct)).Select(r => r.ToSource())];

    /// <summary>All sources and how they fare, in the order of their ids.</summary>
    public async Task<IReadOnlyList<SourceStanding>> StandingsAsync(CancellationToken ct)
    {
        var rows = await db.QueryAsync<SourceRow>(
            $"""
            SELECT s.*, (SELECT count(*) FROM pages p WHERE p.source = s.id)::integer AS pages,
                   (SELECT count(*) FROM postings p WHERE p.source = s.id)::integer AS postings
            FROM sources AS s ORDER BY s.id COLLATE "C"
            """,
            null,
            ct);
        return [.. rows.Select(r => new SourceStanding(r.ToSource(), r.FailingBecause, r.RestUntil, r.Failures, r.Pages, r.Postings))];
    }

    /// <summary>Those to be asked tonight: switched on, with an address and a card, not rested.</summary>
    public async Task<IReadOnlyList<Source>> ToDiscoverAsync(DateTimeOffset now, CancellationToken ct)
    {
        var rows = await db.QueryAsync<SourceRow>(
            $"""
            {SourceRow.Select}
            WHERE enabled AND address IS NOT NULL AND owner IS NOT NULL AND coalesce(rest_until, '-infinity') <= @now
            ORDER BY id COLLATE "C"
            """,
            new { now },
            ct);
        return [.. rows.Select(r => r.ToSource())];
    }

    /// <summary>Marks a source as failing and rests it: see <see cref="Rest"/>.</summary>
    public async Task MarkFailing(UnitOfWork work, SourceId id, string reason, DateTimeOffset at, TimeSpan? retryAfter = null)
    {
        var failures = 1 + await work.FirstAsync<int>("SELECT failures FROM sources WHERE id = @id FOR UPDATE", new { id = id.ToString() });
        await work.ExecuteAsync(
            "UPDATE sources SET failing_because = @reason, failures = @failures, rest_until = @rest WHERE id = @id",
            new { id = id.ToString(), reason = StoredText.OneLine(reason), failures, rest = Rest.After(failures, at, retryAfter) });
    }

    public Task MarkWorking(UnitOfWork work, SourceId id) => work.ExecuteAsync(
        "UPDATE sources SET failing_because = NULL, failures = 0, rest_until = NULL WHERE id = @id AND failures > 0", new { id = id.ToString() });

    private sealed record SourceRow
    {
        public const string Select = "SELECT * FROM sources";

        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Address { get; init; }

        public string? Employer { get; init; }

        public bool Enabled { get; init; }

        public string? Owner { get; init; }

        public string? LegalBasis { get; init; }

        public string? Terms { get; init; }

        public string? Contact { get; init; }

        public DateOnly? ReviewedOn { get; init; }

        public string? FailingBecause { get; init; }

        public DateTimeOffset? RestUntil { get; init; }

        public int Failures { get; init; }

        public int Pages { get; init; }

        public int Postings { get; init; }

        public Source ToSource() => new(
            SourceId.Parse(Id),
            TypeMaps.FromWord<SourceKind>(Kind),
            Name,
            Address is null ? null : new Uri(Address, UriKind.Absolute),
            Owner is null ? null : new SourceCard(Owner, LegalBasis!, new Uri(Terms!, UriKind.RelativeOrAbsolute), Contact!, ReviewedOn!.Value),
            Employer,
            Enabled);
    }
}
