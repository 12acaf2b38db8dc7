using System.Text;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Curation.Storage.Search;
using Xunit;

namespace Curation.ServiceTests.Search;

public sealed class SearchCheckTests(BothQueues queues) : IClassFixture<BothQueues>
{
    private static readonly HttpClient Http = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_lost_or_changed_behind_our_back_is_found_and_mended()
    {
        queues.Engines.SkipIfMissing();
        var check = Over(queues.Engines.Server);
        Assert.All(await check.RunAsync(Ct), c => Assert.Equal((0, 0, 0, null), (c.Missing, c.Differing, c.Surplus, c.Problem)));
        var ids = SearchCorpus.Postings.Select(p => p.Id.ToString()).Order(StringComparer.Ordinal).ToArray();
        var proposals = ProposalCorpus.Proposals.Select(p => p.Id.ToString("N")).ToArray();
        await AskAsync(HttpMethod.Delete, $"postings/_doc/{ids[0]}");
        await AskAsync(HttpMethod.Delete, $"postings/_doc/{ids[1]}");
        // A field that is stored, and the words, which are not.
        await AskAsync(HttpMethod.Post, $"postings/_update/{ids[2]}", """{"doc":{"location":"Atlantis"}}""");
        await AskAsync(HttpMethod.Post, $"postings/_update/{ids[3]}", """{"doc":{"words":"nothing"}}""");
        await AskAsync(HttpMethod.Put, $"postings/_doc/{ids[4]}", """{"deleted":true}""");
        await AskAsync(HttpMethod.Put, "postings/_doc/ffffffffffffffffffffffffffffffff", """{"deleted":false,"id":"ffffffffffffffffffffffffffffffff","words":"phantom","alone":true,"observed_on":"2030-01-01"}""");
        await AskAsync(HttpMethod.Put, "postings/_doc/not%20ours", """{"deleted":false}""");
        await AskAsync(HttpMethod.Post, $"proposals/_update/{proposals[^1]}", """{"doc":{"state":"decided"}}""");
        await AskAsync(HttpMethod.Put, $"proposals/_doc/{proposals[^2]}?version=900000000&version_type=external", """{"deleted":false}""");

        var (postings, questions) = await RunAsync(check);
        Assert.Equal((3, 2, 2, 7, null), (postings.Missing, postings.Differing, postings.Surplus, postings.Mended, postings.Problem));
        Assert.Equal((0, 2, 0, 2, null), (questions.Missing, questions.Differing, questions.Surplus, questions.Mended, questions.Problem));
        Assert.Contains("3 missing, 2 differing, 2 too many; 7 mended", postings.ToString(), StringComparison.Ordinal);
        Assert.Equal(postings with { At = default }, (await check.LatestAsync(Ct)).Single(c => c.Name == "postings") with { At = default });
        await AskAsync(HttpMethod.Post, "postings/_refresh");
        foreach (var query in new[] { "", "phantom", "location:=Atlantis", "crm" })
        {
            var (elastic, elasticIds) = await queues.Engines.AllAsync(query, SearchEngine.Elasticsearch);
            var (postgres, postgresIds) = await queues.Engines.AllAsync(query, SearchEngine.Postgres);
            Assert.Equal(postgresIds, elasticIds);
            Assert.Equal(postgres.Matches.Total, elastic.Matches.Total);
        }

        (postings, questions) = await RunAsync(check);
        Assert.Equal((0, 0), (postings.Wrong(), questions.Wrong()));
    }

    [Fact]
    public async Task What_waits_for_the_relay_is_no_finding()
    {
        queues.Engines.SkipIfMissing();
        var check = Over(queues.Engines.Server);
        await Make.PageAsync(queues.Db, Make.Night(21), "https://board-a.example/late", Make.Posting("late"));
        var (postings, _) = await RunAsync(check);
        Assert.Equal((0, null), (postings.Wrong(), postings.Problem));
        await queues.Engines.Relay.DrainAsync(Ct);
        (postings, _) = await RunAsync(check);
        Assert.Equal((0, SearchCorpus.Postings.Count + 1), (postings.Wrong(), postings.Rows));
        Assert.False(await check.IsDueAsync(Ct));
    }

    [Fact]
    public async Task A_node_that_is_away_is_a_result_in_one_line_and_the_next_comparison_comes_soon()
    {
        queues.Engines.SkipIfMissing();
        using var gone = new SearchServer(new ElasticsearchOptions { Url = "http://127.0.0.1:1", Prefix = queues.Engines.Prefix });
        var away = await Over(gone).RunAsync(Ct);
        Assert.All(away, c => Assert.Contains("not reachable", c.Problem, StringComparison.Ordinal));
        Assert.All(away, c => Assert.DoesNotContain('\n', c.ToString()));
        Assert.Equal(away.Select(c => c.Problem).Order(StringComparer.Ordinal), (await Over(gone).LatestAsync(Ct)).Select(c => c.Problem).Order(StringComparer.Ordinal));
        await queues.Db.InTransactionAsync(work => work.ExecuteAsync("UPDATE search_checks SET at = at - interval '16 minutes'"), Ct);
        Assert.True(await Over(gone).IsDueAsync(Ct));
        await Over(queues.Engines.Server).RunAsync(Ct);
        Assert.False(await Over(gone).IsDueAsync(Ct));
    }

    [Fact]
    public async Task After_a_restored_backup_the_index_takes_what_the_database_says_though_its_numbers_are_higher()
    {
        queues.Engines.SkipIfMissing();
        var id = SearchCorpus.Postings[7].Id;
        await AskAsync(HttpMethod.Put, $"postings/_doc/{id}?version=990000000&version_type=external", """{"deleted":false,"id":"x","words":"of the future","version":990000000}""");
        var (postings, _) = await RunAsync(Over(queues.Engines.Server));
        Assert.Equal((1, 1), (postings.Differing, postings.Mended));
        (postings, _) = await RunAsync(Over(queues.Engines.Server));
        Assert.Equal(0, postings.Wrong());
    }

    private SearchCheck Over(SearchServer server) => new(queues.Db, server, new SearchRelay(queues.Db, server));

    private static async Task<(IndexCheck Postings, IndexCheck Proposals)> RunAsync(SearchCheck check)
    {
        var checks = await check.RunAsync(Ct);
        return (checks.Single(c => c.Name == "postings"), checks.Single(c => c.Name == "proposals"));
    }

    private async Task AskAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, $"{BothEngines.Node}/{queues.Engines.Prefix}-{path}");
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await Http.SendAsync(request, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }
}

internal static class IndexChecks
{
    public static int Wrong(this IndexCheck check) => check.Missing + check.Differing + check.Surplus;
}
