using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Search;

namespace Curation.Storage.Proposals;

/// <summary>How many are open at one place of the queue.</summary>
public sealed record OpenCount(FrameworkCode Framework, string Kind, ElementCode? Profile, int Count);

/// <summary>The proposals in the order in which they should be decided. What is in the queue, and where, is said here and nowhere else.</summary>
public sealed partial class ProposalQueue(Database db)
{
    /// <summary>Greater first; what has none comes last.</summary>
    private const string Key =
        """
        coalesce(CASE @order WHEN 'newest' THEN extract(epoch FROM opened_at)::double precision WHEN 'employers' THEN w.employers
                             WHEN 'closest' THEN -edge ELSE rank END, '-Infinity') AS place_key
        """;

    private const string Keyed =
        $"""
        (SELECT p.*, p.framework AS proposal_framework, {Key}, w.family, coalesce(w.employers, 0) AS employers_asking, w.sources, w.words
         FROM proposals AS p LEFT JOIN proposal_words AS w ON w.proposal = p.id)
        """;

    /// <summary>What the filter leaves, each with its <c>place_key</c>.</summary>
    private const string Open =
        $"""
        FROM {Keyed} AS queue
        WHERE state = @state
          AND (@framework::text IS NULL OR framework = @framework)
          AND (@kind::text IS NULL OR kind = @kind)
          AND (@profile::text IS NULL OR profile = @profile)
          AND (@family::text IS NULL OR family = @family)
          AND {CompetencyPlaces.Holds}
          AND (@source::text IS NULL OR @source = ANY(sources))
          AND (@least::integer IS NULL OR employers_asking >= @least)
          AND (@below::integer IS NULL OR employers_asking < @below)
          AND (@since::date IS NULL OR (opened_at AT TIME ZONE 'UTC')::date >= @since)
          AND (@origin::text IS NULL OR origin = @origin)
          AND (@words::text IS NULL OR words @@ @words::tsquery)
          AND (@ids::uuid[] IS NULL OR id = ANY(@ids))
        """;

    /// <summary>A part of the queue, without evidence.</summary>
    /// <param name="found">Where the words were searched already, what has them.</param>
    public async Task<IReadOnlyList<Proposal>> PageAsync(ProposalFilter filter, int skip, int take, CancellationToken ct, IReadOnlyList<Guid>? found = null)
    {
        var rows = await db.QueryAsync<string>(
            $"SELECT body {Open} ORDER BY place_key DESC, id OFFSET @skip LIMIT @take", Arguments(filter, skip, take, found: found), ct);
        return [.. rows.Select(body => JsonSerializer.Deserialize<Proposal>(body, CurationJson.Line)!)];
    }

    /// <summary>How many come before a proposal; none where it is not in the queue.</summary>
    public async Task<int?> PlaceAsync(ProposalFilter filter, Guid id, CancellationToken ct) => await db.FirstAsync<int?>(
        $"SELECT place FROM (SELECT id, (row_number() OVER (ORDER BY place_key DESC, id) - 1)::integer AS place {Open}) AS queue WHERE id = @id",
        Arguments(filter, id: id),
        ct);

    /// <summary>How many there are.</summary>
    /// <param name="found">Where the words were searched already, what has them.</param>
    public Task<int> CountAsync(ProposalFilter filter, CancellationToken ct, IReadOnlyList<Guid>? found = null) =>
        db.FirstAsync<int>($"SELECT count(*)::integer {Open}", Arguments(filter, found: found), ct);

    /// <summary>Numbers of the whole queue by framework, kind and profile, in this order.</summary>
    public async Task<IReadOnlyList<OpenCount>> CountsAsync(CancellationToken ct)
    {
        var rows = await db.QueryAsync<(string Framework, string Kind, string? Profile, int Count)>(
            """
            SELECT framework, kind, profile, count(*)::integer FROM proposals WHERE state = 'open'
            GROUP BY 1, 2, 3 ORDER BY framework COLLATE "C", kind COLLATE "C", profile COLLATE "C" NULLS FIRST
            """,
            null,
            ct);
        return [.. rows.Select(r => new OpenCount(FrameworkCode.Parse(r.Framework), r.Kind, r.Profile is null ? null : ElementCode.Parse(r.Profile), r.Count))];
    }

    /// <summary>The sentences that are kept as evidence, in their order.</summary>
    public Task<List<(Guid Proposal, string Sentence)>> SaidAsync(IReadOnlyList<Guid> proposals, CancellationToken ct) => proposals.Count == 0
        ? Task.FromResult(new List<(Guid, string)>())
        : db.QueryAsync<(Guid, string)>("SELECT proposal, sentence FROM evidence WHERE proposal = ANY(@ids) ORDER BY proposal, position", new { ids = proposals.ToArray() }, ct);

    private static object Arguments(ProposalFilter filter, int skip = 0, int take = 0, Guid id = default, IReadOnlyList<Guid>? found = null)
    {
        var terms = found is null ? ProposalWords.Of(filter.Words) : [];
        return new
        {
            framework = filter.Framework?.ToString(),
            kind = filter.Kind,
            profile = filter.Profile?.ToString(),
            family = filter.Family?.ToString(),
            competency = filter.Competency?.ToString(),
            source = filter.Source,
            least = filter.Support,
            below = filter.Support is { } least ? ProposalFields.Supports.Where(s => s > least).Select(s => (int?)s).FirstOrDefault() : null,
            since = filter.Since,
            origin = filter.Origin?.Word(),
            state = filter.State.Word(),
            order = filter.Order.Word(),
            words = terms.Count == 0 ? null : TermQueries.Tsquery(terms),
            ids = found?.ToArray(),
            skip,
            take,
            id,
        };
    }
}
