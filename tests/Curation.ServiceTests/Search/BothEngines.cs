using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Curation.Storage.Frameworks;
using Curation.Storage.Search;
using Xunit;

namespace Curation.ServiceTests.Search;

/// <summary>The corpus in a database of its own, and in the index of the node that CURATION_TEST_ELASTICSEARCH names.</summary>
public sealed class BothEngines(PostgresServer postgres) : IAsyncLifetime
{
    private static int made;

    private readonly HttpClient http = new();
    private string owner = "";
    private Database? db;
    private SearchServer? server;

    public static string? Node { get; } = Environment.GetEnvironmentVariable("CURATION_TEST_ELASTICSEARCH");

    public string Prefix { get; } = $"curation-both-{Environment.ProcessId}-{Interlocked.Increment(ref made)}";

    public string Owner => owner;

    internal Database Db => db!;

    internal SearchServer Server => server!;

    internal SearchRelay Relay { get; private set; } = null!;

    internal PostingSearch Search { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (postgres.ConnectionString is null)
            return;
        owner = await postgres.CreateInstalledAsync();
        db = new Database(owner, searchConfigured: Node is not null);
        server = new SearchServer(new ElasticsearchOptions { Url = Node, Prefix = Prefix });
        Relay = new SearchRelay(db, server);
        var rebuild = new SearchRebuild(db, server, Relay);
        if (Node is not null)
            Assert.True((await rebuild.EnsureAsync(CancellationToken.None)).Current);
        await SearchCorpus.FillAsync(db, CancellationToken.None);
        if (Node is not null)
        {
            Assert.Null((await Relay.DrainAsync(CancellationToken.None)).Problem);
            (await http.PostAsync(new Uri($"{Node}/{Prefix}-*/_refresh"), null)).EnsureSuccessStatusCode();
        }

        Search = Over(server);
    }

    public void SkipIfMissing(bool withNode = true)
    {
        Assert.SkipWhen(postgres.ConnectionString is null, postgres.Missing ?? "");
        Assert.SkipWhen(withNode && Node is null, "No Elasticsearch: set CURATION_TEST_ELASTICSEARCH to a node's address.");
    }

    internal PostingSearch Over(SearchServer other) => new(Db, other, new SearchNames(Db, new FrameworkStore(Db)), TimeProvider.System);

    public static PostingQuery Query(string text) => Assert.IsType<QueryReading.Read>(QueryReader.Read(text)).Query;

    /// <summary>All pages, one after the other.</summary>
    internal async Task<(SearchPage First, List<string> Ids)> AllAsync(string text, SearchEngine engine, int size = 50, SearchOrder order = SearchOrder.Newest)
    {
        var ids = new List<string>();
        SearchPage? first = null;
        for (string? after = null; first is null || after is not null;)
        {
            var (page, problem) = await Search.FindAsync(new SearchRequest(Query(text), order, after, size, WithFacets: first is null), CancellationToken.None, engine);
            Assert.True(page is not null, problem);
            first ??= page;
            Assert.Equal(ids.Count, page.Skipped);
            ids.AddRange(page.Matches.Ids.Select(i => i.ToString()));
            after = page.Matches.Next;
        }

        return (first, ids);
    }

    public async ValueTask DisposeAsync()
    {
        if (Node is not null && db is not null)
        {
            foreach (var index in (await http.GetFromJsonAsync<JsonObject>($"{Node}/{Prefix}-*"))!)
                await http.DeleteAsync(new Uri($"{Node}/{index.Key}"));
        }

        http.Dispose();
        server?.Dispose();
        if (db is not null)
            await db.DisposeAsync();
    }
}
