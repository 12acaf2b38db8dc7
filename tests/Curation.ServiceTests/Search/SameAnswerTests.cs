using Curation.Storage.Search;
using Xunit;

namespace Curation.ServiceTests.Search;

public sealed class SameAnswerTests(BothEngines engines) : IClassFixture<BothEngines>
{
    public static TheoryData<string> Queries { get; } = new(
    [
        "", "crm", "renewals", "renewal churn", "renewal OR unix", "crm renewal OR churn -azure", "-crm", "-crm -unix", "\"end to end\"", "\"to end and\"",
        "c#", "C++", "c", ".NET", "net", "node.js", "node", "js", "asp.net", "asp", "t-sql", "sql", "ci/cd", "ci", "a/b", "r&d", "react.js", "front-end", "\"front end\"", "frontend",
        "malmö", "malmo", "MALMÖ", "café", "customer", "customer's", "customers’", "analyses", "analysis", "3.5", "3 5", "e-mail", "email", "日本", "日本語", "state-of-the-art", "manager", "managers", "management",
        "\"account manager\"", "\"account management\"", "brightwater", "employer:brightwater", "employer:=\"brightwater software\"", "-employer:brightwater", "employer:nobody",
        "role:none", "role:CARE/SUC-5CSM", "role:CARE/SUC-5CSM role:none", "role:\"Customer Success Manager\"", "-role:none", "skill:DEV/SQL", "skill:DEV/SQL skill:esco/abc -skill:DEV/CSHARP", "skill:nothing",
        "source:board-a", "source:board-a source:board-b crm", "-source:board-a", "location:berlin", "location:=Berlin", "country:ireland remote:yes", "-location:berlin",
        "from:2025-08-01 to:2025-08-31", "from:2025-09", "to:2025", "language:sv", "-language:sv crm", "remote:yes", "remote:no", "-remote:yes", "has:salary", "-has:salary sql",
        "crm source:board-b location:berlin has:salary language:en from:2025-06 to:2026-01 -role:none", "reference 17", "\"reference 17\"", "manager -\"account manager\" (renewal OR churn)", "zzzz",
    ]);

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task The_same_query_finds_the_same_postings_in_both(string text)
    {
        engines.SkipIfMissing();
        var (elastic, elasticIds) = await engines.AllAsync(text, SearchEngine.Elasticsearch, 23);
        var (postgres, postgresIds) = await engines.AllAsync(text, SearchEngine.Postgres, 41);
        Assert.Equal(postgresIds, elasticIds);
        Assert.Equal(postgres.Matches.Total, elastic.Matches.Total);
        Assert.Equal(postgres.Matches.Duplicates, elastic.Matches.Duplicates);
        Assert.Equal(postgresIds.Count, postgres.Matches.Total);
        Assert.Equal(postgres.Matches.Months, elastic.Matches.Months);
        foreach (var (field, values) in postgres.Matches.Facets)
            Assert.Equal(values, elastic.Matches.Facets[field]);
        Assert.Equal(postgresIds.Distinct(StringComparer.Ordinal), postgresIds);
    }

    [Theory]
    [InlineData("crm renewal OR unix")]
    [InlineData("customer")]
    [InlineData("\"account manager\" OR sql source:board-a")]
    public async Task By_relevance_the_order_may_differ_and_nothing_else(string text)
    {
        engines.SkipIfMissing();
        var (elastic, elasticIds) = await engines.AllAsync(text, SearchEngine.Elasticsearch, 17, SearchOrder.Relevance);
        var (postgres, postgresIds) = await engines.AllAsync(text, SearchEngine.Postgres, 19, SearchOrder.Relevance);
        Assert.Equal(postgresIds.Order(StringComparer.Ordinal), elasticIds.Order(StringComparer.Ordinal));
        Assert.Equal(postgres.Matches.Total, elastic.Matches.Total);
        Assert.Equal(elasticIds.Distinct(StringComparer.Ordinal), elasticIds);
    }

    [Theory]
    [InlineData("c#", true, "C# ")]
    [InlineData("c", false, "C#")]
    [InlineData("c++", true, "C++")]
    [InlineData("node", false, "Node.js")]
    [InlineData("node.js", true, "Node.js")]
    [InlineData("net", false, ".NET")]
    [InlineData(".net", true, ".NET")]
    public async Task Terms_of_the_job_language_are_found_as_such_and_marked(string text, bool isMarked, string marked)
    {
        engines.SkipIfMissing(withNode: false);
        var (page, _) = await engines.Search.FindAsync(new SearchRequest(BothEngines.Query(text), Size: 200), TestContext.Current.CancellationToken, SearchEngine.Postgres);
        var pieces = page!.Hits.SelectMany(h => h.Excerpt).Where(p => p.IsMarked).Select(p => p.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Equal(isMarked, pieces.Contains(marked.Trim()));
        if (isMarked)
            Assert.Equal([marked.Trim()], pieces);
        Assert.Equal(SearchCorpus.Postings.Count(p => Words.Of($"{p.Title}\n{p.Text}").Any(w => w.Token == Words.Of(text)[0].Token)), page.Matches.Total + page.Matches.Duplicates);
    }

    [Fact]
    public async Task A_choice_of_a_facet_leaves_as_many_as_it_said()
    {
        engines.SkipIfMissing(withNode: false);
        var ct = TestContext.Current.CancellationToken;
        var query = BothEngines.Query("customer");
        var (page, _) = await engines.Search.FindAsync(new SearchRequest(query), ct, SearchEngine.Postgres);
        foreach (var (field, values) in page!.Matches.Facets)
        {
            Assert.NotEmpty(values);
            foreach (var value in values)
            {
                var chosen = query.With(new QueryFilter(field, value.Value, IsExact: field is QueryField.Employer or QueryField.Location));
                var (narrowed, _) = await engines.Search.FindAsync(new SearchRequest(BothEngines.Query(chosen.ToString())), ct, SearchEngine.Postgres);
                Assert.Equal(value.Count, narrowed!.Matches.Total);
                Assert.Contains(value, narrowed.Matches.Facets[field]);
            }
        }
    }

    [Fact]
    public async Task Duplicates_count_once_and_are_told_beside_the_hit()
    {
        engines.SkipIfMissing(withNode: false);
        var (page, _) = await engines.Search.FindAsync(new SearchRequest(BothEngines.Query("\"reference 20\"")), TestContext.Current.CancellationToken, SearchEngine.Postgres);
        Assert.Equal((1, 2), (page!.Matches.Total, page.Matches.Duplicates));
        var hit = Assert.Single(page.Hits);
        Assert.Equal((2, 2), (hit.Others, hit.OtherSources));
    }
}
