using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Storage.Proposals;

/// <summary>Which open proposals a curator looks at; what is not named is not narrowed.</summary>
/// <param name="Kind">The wire name, as in <c>change_level</c>.</param>
public sealed record ProposalFilter(FrameworkCode? Framework = null, string? Kind = null, ElementCode? Profile = null)
{
    public bool IsEmpty => this == new ProposalFilter();
}

/// <summary>How many are open at one place of the queue.</summary>
public sealed record OpenCount(FrameworkCode Framework, string Kind, ElementCode? Profile, int Count);

/// <summary>The open proposals in the order in which they should be decided: by rank, greatest first.</summary>
public sealed partial class ProposalQueue(Database db)
{
    private const string Open =
        """
        FROM proposals WHERE state = 'open'
          AND (@framework::text IS NULL OR framework = @framework)
          AND (@kind::text IS NULL OR kind = @kind)
          AND (@profile::text IS NULL OR profile = @profile)
        """;

    /// <summary>A part of the queue, without evidence.</summary>
    public async Task<IReadOnlyList<Proposal>> PageAsync(ProposalFilter filter, int skip, int take, CancellationToken ct)
    {
        var rows = await db.QueryAsync<string>(
            $"SELECT body {Open} ORDER BY rank DESC, id OFFSET @skip LIMIT @take", Arguments(filter, skip, take), ct);
        return [.. rows.Select(body => JsonSerializer.Deserialize<Proposal>(body, CurationJson.Line)!)];
    }

    /// <summary>How many come before a proposal; none where it is not in the queue.</summary>
    public async Task<int?> PlaceAsync(ProposalFilter filter, Guid id, CancellationToken ct) => await db.FirstAsync<int?>(
        $"SELECT place FROM (SELECT id, (row_number() OVER (ORDER BY rank DESC, id) - 1)::integer AS place {Open}) AS queue WHERE id = @id",
        Arguments(filter, id: id),
        ct);

    /// <summary>Numbers by framework, kind and profile, in this order.</summary>
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

    private static object Arguments(ProposalFilter filter, int skip = 0, int take = 0, Guid id = default) =>
        new { framework = filter.Framework?.ToString(), kind = filter.Kind, profile = filter.Profile?.ToString(), skip, take, id };
}
