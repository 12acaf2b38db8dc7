using Curation.Storage.Proposals;

namespace Curation.Storage.Search;

/// <summary>What a filter of proposals leaves, in numbers.</summary>
/// <param name="AnsweredBy">The engine.</param>
/// <param name="Instead">Why PostgreSQL answered where an index is configured; none otherwise.</param>
/// <param name="Facets">By field, how many each choice would leave, the field's own choice aside: the greatest first, all of them.</param>
/// <param name="Found">Where words were searched and the index answered: what it found, which PostgreSQL still holds against the filter.</param>
public sealed record ProposalMatches(
    SearchEngine AnsweredBy, string? Instead, int Total, IReadOnlyDictionary<ProposalField, IReadOnlyList<FacetValue>> Facets, IReadOnlyList<Guid>? Found = null);

/// <summary>
/// Searches proposals: the index answers where there is one, and PostgreSQL whenever that is away, being built, or behind. Membership, order and
/// number of the queue come from <see cref="ProposalQueue"/> in either case. What is about a competency PostgreSQL alone knows: the index has no such field.
/// </summary>
public sealed class ProposalSearch(Database db, SearchServer server, ProposalQueue queue, TimeProvider clock)
{
    private readonly IndexState state = new(db, server, SearchIndex.Proposals, clock);
    private readonly ElasticProposalSearch index = new(server, clock);
    private readonly PostgresProposalSearch rows = new(db);

    /// <param name="fields">Whose choices are counted.</param>
    /// <param name="only">Asks this engine alone and believes it, for tests and measurements; none lets the one that can answer.</param>
    /// <exception cref="InvalidOperationException">The engine that is asked alone cannot answer.</exception>
    public async Task<ProposalMatches> FindAsync(ProposalFilter filter, IReadOnlyList<ProposalField> fields, CancellationToken ct, SearchEngine? only = null)
    {
        ArgumentNullException.ThrowIfNull(filter);
        string? instead = null;
        if (server.IsConfigured && only != SearchEngine.Postgres && filter.Competency is null)
        {
            instead = await state.UnfitAsync(ct);
            if (instead is null)
            {
                (var found, instead) = await index.FindAsync(filter, fields, ct);
                if (found is null)
                    state.IsAway(instead!);
                else if (only == SearchEngine.Elasticsearch || await IsTrueAsync(filter, found, ct))
                    return found;
            }
        }

        if (only == SearchEngine.Elasticsearch)
            throw new InvalidOperationException(instead ?? "No search index is configured.");
        return await rows.FindAsync(filter, fields, ct) with { Instead = instead };
    }

    /// <summary>
    /// Whether the index tells what is so now: nothing waits for it, and PostgreSQL counts what it counted. Else somebody has just decided, and
    /// PostgreSQL answers this once, without a word.
    /// </summary>
    private async Task<bool> IsTrueAsync(ProposalFilter filter, ProposalMatches found, CancellationToken ct) =>
        !await db.FirstAsync<bool>("SELECT EXISTS (SELECT FROM outbox WHERE index_name = @Name)", new { SearchIndex.Proposals.Name }, ct)
        && await queue.CountAsync(filter, ct, found.Found) == found.Total;
}
