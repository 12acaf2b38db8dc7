using System.Text.Json.Nodes;

namespace Curation.Storage.Search;

/// <summary>The index of proposals, for the review screens: search and facets. What is in the queue, and where, says PostgreSQL.</summary>
internal sealed class ProposalIndex : SearchIndex
{
    public override string Name => "proposals";

    public override int Version => 1;

    public override string Table => "proposals";

    /// <summary>So that an empty outbox means that the index shows all there is.</summary>
    public override bool IsSeenAtOnce => true;

    protected override JsonObject Fields => new()
    {
        ["framework"] = Of("keyword"),
        ["kind"] = Of("keyword"),
        ["profile"] = Of("keyword"),
        ["profile_key"] = Of("keyword"),
        ["family"] = Of("keyword"),
        ["family_key"] = Of("keyword"),
        ["support"] = Of("keyword"),
        ["sources"] = Of("keyword"),
        ["opened_on"] = Of("date"),
        ["state"] = Of("keyword"),
        ["origin"] = Of("keyword"),
    };

    public override async Task<IReadOnlyDictionary<Guid, string>> DocumentsAsync(Database db, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        (await db.QueryAsync<ProposalRow>($"{ProposalRow.Sql} WHERE p.id = ANY(@ids)", new { ids }, ct)).ToDictionary(p => p.Id, p => p.ToDocument().ToJson());
}
