using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Curation.Domain.Postings;
using Curation.Storage;
using Curation.Storage.Postings;
using Curation.Storage.Search;
using Xunit;

namespace Curation.ServiceTests.Storage;

/// <summary>Against the node that CURATION_TEST_ELASTICSEARCH names.</summary>
public sealed class SearchTests(FreshDatabase database) : StorageTest(database)
{
    private const string Board = "https://board-a.example/jobs";
    private static readonly string? Node = Environment.GetEnvironmentVariable("CURATION_TEST_ELASTICSEARCH");
    private readonly HttpClient http = new();
    private readonly string prefix = $"curation-test-{Environment.ProcessId}";
    private Database searched = null!;
    private SearchServer server = null!;
    private SearchRelay relay = null!;
    private SearchRebuild rebuild = null!;

    public override async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Node is null, "No Elasticsearch: set CURATION_TEST_ELASTICSEARCH to a node's address.");
        await base.InitializeAsync();
        searched = new Database(Database.Owner, searchConfigured: true);
        server = new SearchServer(new ElasticsearchOptions { Url = Node, Prefix = prefix });
        relay = new SearchRelay(searched, server);
        rebuild = new SearchRebuild(searched, server, relay);
        http.BaseAddress = new Uri(Node!);
        await Make.SourcesAsync(Db, "board-a");
    }

    public override async ValueTask DisposeAsync()
    {
        if (searched is not null)
        {
            foreach (var index in (await http.GetFromJsonAsync<JsonObject>($"/{prefix}-*", Ct))!)
                await http.DeleteAsync(new Uri($"/{index.Key}", UriKind.Relative), Ct);
            server.Dispose();
            await searched.DisposeAsync();
        }

        http.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_change_reaches_the_index_only_when_it_is_committed()
    {
        await rebuild.EnsureAsync(Ct);
        await Make.PageAsync(searched, Make.Night(1), Board, Make.Posting("1"), Make.Posting("2"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => searched.InTransactionAsync(
            async work =>
            {
                await new PostingStore(searched).SaveAnalyses(work, [Make.Analysis(Make.Posting("1"))]);
                throw new InvalidOperationException("Half way.");
            },
            Ct));
        Assert.Equal(2, (await relay.StateAsync(Ct)).Due);
        Assert.Equal(new RelayResult(2, 0, 0), await relay.DrainAsync(Ct));
        Assert.Equal(new OutboxState(0, 0, []), await relay.StateAsync(Ct) with { Reasons = [] });
        Assert.Equal(2, await CountAsync("*:*"));
        Assert.Equal(0, await CountAsync("skills:DEV\\/SQL"));
        await Make.RegisterAsync(searched, "m1", Make.Night(1));
        await searched.InTransactionAsync(work => new PostingStore(searched).SaveAnalyses(work, [Make.Analysis(Make.Posting("1"))]), Ct);
        await searched.InTransactionAsync(work => new ModelStore(searched).GoLive(work, "m1", Make.Night(1)), Ct);
        await relay.DrainAsync(Ct);
        Assert.Equal(1, await CountAsync("skills:\"DEV/SQL\" AND profile:\"DEV/ENG\""));
    }

    [Fact]
    public async Task Nothing_is_marked_while_search_is_not_configured()
    {
        await Make.PageAsync(Db, Make.Night(1), Board, Make.Posting("1"));
        Assert.Equal(0, (await relay.StateAsync(Ct)).Due);
        // Switching it on fills the index.
        var filled = await rebuild.EnsureAsync(Ct);
        Assert.Equal(new RebuildResult(1, true), filled);
        Assert.Equal(1, await CountAsync("*:*"));
        Assert.Equal(new RebuildResult(0, true), await rebuild.EnsureAsync(Ct));
    }

    [Fact]
    public async Task A_row_that_the_index_refuses_is_parked_with_its_reason_and_the_others_are_indexed()
    {
        await rebuild.EnsureAsync(Ct);
        await SabotageAsync();
        await Make.PageAsync(searched, Make.Night(1), Board, Make.Posting("1"), Make.Posting("2") with { Location = "Berlin" }, Make.Posting("3"));
        Assert.Equal(new RelayResult(2, 0, 1), await relay.DrainAsync(Ct));
        var state = await relay.StateAsync(Ct);
        Assert.Equal(1, state.Parked);
        Assert.Contains("location", Assert.Single(state.Reasons), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("*:*"));
        // Changed, it is tried again.
        await Make.PageAsync(searched, Make.Night(2), Board, Make.Posting("2") with { Title = "Mended" });
        await relay.DrainAsync(Ct);
        Assert.Equal(0, (await relay.StateAsync(Ct)).Parked);
        Assert.Equal(1, await CountAsync("title:mended"));
    }

    [Fact]
    public async Task What_is_blocked_for_now_is_tried_again()
    {
        await rebuild.EnsureAsync(Ct);
        await PutAsync($"/{prefix}-postings/_settings", """{"index.blocks.write": true}""");
        await Make.PageAsync(searched, Make.Night(1), Board, Make.Posting("1"));
        Assert.Equal(new RelayResult(0, 1, 0), await relay.DrainAsync(Ct));
        await PutAsync($"/{prefix}-postings/_settings", """{"index.blocks.write": false}""");
        await Task.Delay(1200, Ct);
        Assert.Equal(new RelayResult(1, 0, 0), await relay.DrainAsync(Ct));
    }

    [Fact]
    public async Task An_older_state_never_replaces_a_newer_one()
    {
        await rebuild.EnsureAsync(Ct);
        var posting = Make.Posting("1");
        await PutAsync($"/{prefix}-postings/_doc/{posting.Id}?version=9000000&version_type=external", """{"title":"newer","deleted":false}""");
        await Make.PageAsync(searched, Make.Night(1), Board, posting);
        Assert.Equal(1, (await relay.DrainAsync(Ct)).Indexed);
        Assert.Equal(1, await CountAsync("title:newer"));
    }

    [Fact]
    public async Task A_posting_that_is_purged_becomes_a_tombstone()
    {
        await rebuild.EnsureAsync(Ct);
        var posting = Make.Posting("1");
        await Make.PageAsync(searched, Make.Night(1), Board, posting);
        await relay.DrainAsync(Ct);
        await searched.InTransactionAsync(
            async work =>
            {
                await work.ExecuteAsync("DELETE FROM postings");
                await Outbox.MarkPostingsAsync(work, [posting.Id.Value]);
            },
            Ct);
        await relay.DrainAsync(Ct);
        Assert.Equal(1, await CountAsync("deleted:true"));
        Assert.Equal(0, await CountAsync("title:engineer"));
    }

    [Fact]
    public async Task A_lost_index_is_rebuilt_and_an_index_is_rebuilt_beside_the_old_one()
    {
        await Make.PageAsync(searched, Make.Night(1), Board, [.. Enumerable.Range(0, 1200).Select(n => Make.Posting($"{n}"))]);
        await rebuild.EnsureAsync(Ct);
        Assert.Equal(1200, await CountAsync("*:*"));
        var first = await PhysicalAsync();
        Assert.True((await rebuild.RebuildAsync(Ct)).Current);
        var second = await PhysicalAsync();
        Assert.NotEqual(first, second);
        Assert.Equal(1200, await CountAsync("*:*"));
        await http.DeleteAsync(new Uri($"/{second}", UriKind.Relative), Ct);
        Assert.True((await rebuild.EnsureAsync(Ct)).Current);
        Assert.Equal(1200, await CountAsync("*:*"));
    }

    [Theory]
    [InlineData("C#", 1)]
    [InlineData("c++", 1)]
    [InlineData("C", 0)]
    [InlineData(".net", 2)]
    [InlineData("net", 1)]
    [InlineData("node.js", 1)]
    [InlineData("asp.net", 1)]
    public async Task Terms_of_the_job_language_are_found_as_they_are_written(string term, int expected)
    {
        await rebuild.EnsureAsync(Ct);
        await Make.PageAsync(
            searched, Make.Night(1), Board,
            Make.Posting("1", "We write C#/.NET all day."), Make.Posting("2", "Knows C++, Node.js."), Make.Posting("3", ".NET or ASP.NET"), Make.Posting("4", "www.example.net"));
        await relay.DrainAsync(Ct);
        await RefreshAsync();
        var answer = await server.AskAsync(
            Elastic.Transport.HttpMethod.POST, $"/{prefix}-postings/_count",
            $$"""{"query":{"match_phrase":{"words":"{{string.Join(' ', Words.Of(term).Select(w => w.Token))}}"} } }""", Ct);
        Assert.Equal(expected, (int)answer.Body!["count"]!);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_problem_in_one_line_and_the_outbox_waits()
    {
        await rebuild.EnsureAsync(Ct);
        await Make.PageAsync(searched, Make.Night(1), Board, Make.Posting("1"));
        using var gone = new SearchServer(new ElasticsearchOptions { Url = "http://127.0.0.1:1", Prefix = prefix });
        var result = await new SearchRelay(searched, gone).DrainAsync(Ct);
        Assert.Equal(StorageProblemKind.NotReachable, result.Problem!.Kind);
        Assert.DoesNotContain('\n', result.Problem.ToString());
        Assert.Equal(1, (await relay.StateAsync(Ct)).Due);
        Assert.StartsWith("8.", (await server.CheckAsync(Ct)).Version, StringComparison.Ordinal);
        Assert.NotNull((await gone.CheckAsync(Ct)).Problem);
    }

    /// <summary>Readers' index with another type for one field.</summary>
    private async Task SabotageAsync()
    {
        var physical = await PhysicalAsync();
        await http.DeleteAsync(new Uri($"/{physical}", UriKind.Relative), Ct);
        var definition = JsonNode.Parse(SearchIndex.Postings.Definition())!;
        definition["mappings"]!["properties"]!["location"] = new JsonObject { ["type"] = "integer" };
        definition["aliases"] = new JsonObject { [$"{prefix}-postings"] = new JsonObject() };
        await PutAsync($"/{physical}", definition.ToJsonString());
    }

    private async Task<string> PhysicalAsync() => (await http.GetFromJsonAsync<JsonObject>($"/{prefix}-postings", Ct))!.Single().Key;

    private async Task<int> CountAsync(string query)
    {
        await RefreshAsync();
        return (int)(await http.GetFromJsonAsync<JsonObject>($"/{prefix}-postings/_count?q={Uri.EscapeDataString(query)}", Ct))!["count"]!;
    }

    private async Task RefreshAsync() => (await http.PostAsync(new Uri($"/{prefix}-*/_refresh", UriKind.Relative), null, Ct)).EnsureSuccessStatusCode();

    private async Task PutAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        (await http.PutAsync(new Uri(path, UriKind.Relative), content, Ct)).EnsureSuccessStatusCode();
    }
}
