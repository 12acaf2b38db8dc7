using System.Text.Json.Nodes;

namespace Curation.Storage.Search;

/// <summary>The index of postings, for researchers.</summary>
internal sealed class PostingIndex : SearchIndex
{
    public override string Name => "postings";

    public override int Version => 4;

    public override string Table => "postings";

    protected override JsonObject Fields => new()
    {
        ["source"] = Of("keyword"),
        ["employer_key"] = Of("keyword"),
        ["cluster"] = Of("keyword"),
        ["alone"] = Of("boolean"),
        ["cluster_number"] = Counted(),
        ["facet_numbers"] = Counted(),
        ["observed_on"] = Of("date"),
        ["location"] = Of("keyword"),
        ["remote"] = Of("keyword"),
        ["language"] = Of("keyword"),
        ["salary"] = Of("keyword"),
        ["profile"] = Of("keyword"),
        ["skills"] = Of("keyword"),
    };

    public override async Task<IReadOnlyDictionary<Guid, string>> DocumentsAsync(Database db, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        (await db.QueryAsync<PostingRow>(PostingRow.Sql, new { ids }, ct)).ToDictionary(p => p.Id, p => p.ToDocument().ToJson());

    /// <summary>For scripts only.</summary>
    private static JsonObject Counted() => new() { ["type"] = "long", ["index"] = false };
}
