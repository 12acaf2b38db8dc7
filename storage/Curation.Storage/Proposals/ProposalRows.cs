using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;

namespace Curation.Storage.Proposals;

/// <summary>Proposals and their evidence as rows.</summary>
internal static class ProposalRows
{
    /// <summary>Changes with anything that a curator would see.</summary>
    public static string DigestOf(Proposal proposal) => NaturalKey.Hash(JsonSerializer.Serialize(proposal, CurationJson.Line));

    /// <summary>What is kept of it beside its evidence.</summary>
    public static string BodyOf(Proposal proposal) => JsonSerializer.Serialize(proposal with { Evidence = [] }, CurationJson.Line);

    /// <param name="opens">False: it is open, and stays whose it is.</param>
    /// <param name="proposedBy">The person who proposes it; none for a night.</param>
    public static async Task KeepAsync(UnitOfWork work, Proposal proposal, string digest, Guid run, DateTimeOffset at, bool opens, string? proposedBy = null)
    {
        await work.ExecuteAsync(
            """
            INSERT INTO proposals AS old (
                id, framework, kind, profile, target, based_on_version, rank, body, digest, state, first_run, last_run, opened_at, updated_at, origin, proposed_by)
            VALUES (@Id, @framework, @kind, @profile, @Target, @BasedOnVersion, @Rank, @body, @digest, 'open', @run, @run, @at, @at, @origin, @proposedBy)
            ON CONFLICT (id) DO UPDATE SET
                based_on_version = excluded.based_on_version, rank = excluded.rank, body = excluded.body, digest = excluded.digest, state = 'open',
                decision = NULL, withdrawn_because = NULL, last_run = excluded.last_run, updated_at = excluded.updated_at,
                opened_at = CASE WHEN @opens THEN excluded.opened_at ELSE old.opened_at END,
                origin = CASE WHEN @opens THEN excluded.origin ELSE old.origin END,
                proposed_by = CASE WHEN @opens THEN excluded.proposed_by ELSE old.proposed_by END
            """,
            new
            {
                proposal.Id,
                framework = proposal.Framework.ToString(),
                kind = Proposal.KindOf(proposal.Change),
                profile = proposal.Change.Profile?.ToString(),
                proposal.Change.Target,
                proposal.BasedOnVersion,
                proposal.Rank,
                body = BodyOf(proposal),
                digest,
                run,
                at,
                opens,
                origin = (proposedBy is null ? ProposalOrigin.Night : ProposalOrigin.Person).Word(),
                proposedBy,
            });
        await work.ExecuteAsync("DELETE FROM evidence WHERE proposal = @Id", new { proposal.Id });
        await work.ExecuteAsync(
            """
            INSERT INTO evidence (proposal, position, posting, url, employer, dated, text_hash, sentence, starts, ends, span_start, span_end)
            SELECT @Id, e.position - 1, e.posting, e.url, e.employer, e.dated, e.text_hash, e.sentence, e.starts, e.ends, e.span_start, e.span_end
            FROM ROWS FROM (json_to_recordset(@evidence::json) AS (
                posting uuid, url text, employer text, "date" date, "text" text, sentence text, "start" integer, "end" integer,
                span_start integer, span_end integer)) WITH ORDINALITY
                AS e (posting, url, employer, dated, text_hash, sentence, starts, ends, span_start, span_end, position)
            """,
            new { proposal.Id, evidence = JsonSerializer.Serialize(proposal.Evidence, CurationJson.Line) });
    }

    public static async Task<IReadOnlyList<KeptProposal>> LoadAsync(Database db, string which, object arguments, CancellationToken ct)
    {
        var rows = await db.QueryAsync<Row>(
            $"""
            SELECT id, body, state, first_run, last_run, opened_at, updated_at, withdrawn_because, digest, origin, proposed_by, decision FROM proposals
            WHERE {which} ORDER BY rank DESC, id
            """,
            arguments,
            ct);
        var evidence = (await db.QueryAsync<EvidenceRow>(
            "SELECT * FROM evidence WHERE proposal = ANY(@ids) ORDER BY proposal, position", new { ids = rows.Select(r => r.Id).ToArray() }, ct))
            .ToLookup(e => e.Proposal, e => e.ToEvidence());
        return [.. rows.Select(r => r.ToKept([.. evidence[r.Id]]))];
    }

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Body { get; init; } = "";

        public string State { get; init; } = "";

        public Guid FirstRun { get; init; }

        public Guid LastRun { get; init; }

        public DateTimeOffset OpenedAt { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public string? WithdrawnBecause { get; init; }

        public string Digest { get; init; } = "";

        public string Origin { get; init; } = "";

        public string? ProposedBy { get; init; }

        public Guid? Decision { get; init; }

        public KeptProposal ToKept(Evidence[] evidence) => new(
            JsonSerializer.Deserialize<Proposal>(Body, CurationJson.Line)! with { Evidence = evidence },
            TypeMaps.FromWord<ProposalState>(State),
            FirstRun,
            LastRun,
            OpenedAt,
            UpdatedAt,
            WithdrawnBecause)
        {
            Revision = Digest,
            Origin = TypeMaps.FromWord<ProposalOrigin>(Origin),
            ProposedBy = ProposedBy,
            Decision = Decision,
        };
    }

    private sealed record EvidenceRow
    {
        public Guid Proposal { get; init; }

        public Guid Posting { get; init; }

        public string? Url { get; init; }

        public string? Employer { get; init; }

        public DateOnly Dated { get; init; }

        public string TextHash { get; init; } = "";

        public string Sentence { get; init; } = "";

        public int Starts { get; init; }

        public int Ends { get; init; }

        public int SpanStart { get; init; }

        public int SpanEnd { get; init; }

        public Evidence ToEvidence() => new(
            new PostingId(Posting), Url is null ? null : new Uri(Url, UriKind.RelativeOrAbsolute), Employer, Dated, TextHash, Sentence, Starts, Ends, SpanStart, SpanEnd);
    }
}
