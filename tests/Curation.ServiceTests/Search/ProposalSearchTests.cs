using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Ui;
using Curation.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Search;
using Xunit;

namespace Curation.ServiceTests.Search;

public sealed class ProposalSearchTests(BothQueues queues) : IClassFixture<BothQueues>
{
    private static readonly ElementCode Csm = ElementCode.Parse("SUC-5CSM");

    private static readonly ProposalFilter Whole = new();

    private static readonly string?[] Words =
        [null, "customer", "c#", "C++", "node.js", ".net", "malmö", "Malmo", "renewal OR text", "crm -malmö", "\"state-of-the-art\"", "brightwater", "-level", "haggling", "zzzz"];

    private static readonly ProposalFilter[] Filters =
    [
        Whole, Whole with { Framework = Market.Care.Code }, Whole with { Framework = FrameworkCode.Parse("NONE") }, Whole with { Kind = "change_level" }, Whole with { Kind = "add_alias", Support = 20 },
        Whole with { Profile = Csm }, Whole with { Family = ElementCode.Parse("SUC") }, Whole with { Family = ElementCode.Parse("SUC"), Kind = "change_level" }, Whole with { Support = 0 },
        Whole with { Support = 50 }, Whole with { Support = 100 }, Whole with { Source = "board-a" }, Whole with { Source = "board-b", Profile = Csm }, Whole with { Source = "nobody" },
        Whole with { Since = new DateOnly(2026, 11, 24) }, Whole with { Since = new DateOnly(2026, 11, 2), Kind = "change_priority" }, Whole with { Since = new DateOnly(2036, 1, 1) },
        Whole with { Origin = ProposalOrigin.Person }, Whole with { Origin = ProposalOrigin.Night, Source = "board-c" }, Whole with { State = ProposalState.Decided },
        Whole with { State = ProposalState.Withdrawn }, Whole with { State = ProposalState.Withdrawn, Kind = "change_level", Source = "board-a" },
    ];

    public static TheoryData<int> Numbers { get; } = new(Enumerable.Range(0, Filters.Length));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task The_same_filter_and_words_leave_the_same_proposals_and_numbers_in_both(int number)
    {
        queues.Engines.SkipIfMissing();
        var search = Over(queues.Engines.Server);
        foreach (var words in Words)
        {
            var filter = Filters[number] with { Words = words };
            var elastic = await search.FindAsync(filter, ProposalFields.All, Ct, SearchEngine.Elasticsearch);
            var postgres = await search.FindAsync(filter, ProposalFields.All, Ct, SearchEngine.Postgres);
            Assert.Equal(postgres.Total, elastic.Total);
            foreach (var field in ProposalFields.All)
                Assert.Equal(postgres.Facets[field], elastic.Facets[field]);
            var rows = await queues.Queue.PageAsync(filter, 0, 1000, Ct);
            Assert.Equal(postgres.Total, rows.Count);
            if (words is not null)
                Assert.Equal(rows.Select(p => p.Id).Order(), elastic.Found!.Order());
        }
    }

    [Fact]
    public async Task The_numbers_are_those_that_a_person_would_count()
    {
        queues.Engines.SkipIfMissing(withNode: false);
        var open = (await new ProposalStore(queues.Db).OpenAsync(null, Ct)).ToArray();
        var found = await Over(queues.Engines.Server).FindAsync(Whole with { Kind = "change_level" }, ProposalFields.All, Ct, SearchEngine.Postgres);
        Assert.Equal(open.Count(p => p.Proposal.Change is Change.ChangeLevel), found.Total);
        // Its own field's choice aside.
        Assert.Equal(open.GroupBy(p => Proposal.KindOf(p.Proposal.Change)).ToDictionary(g => g.Key, g => g.Count()), found.Facets[ProposalField.Kind].ToDictionary(v => v.Value, v => v.Count));
        var levels = open.Where(p => p.Proposal.Change is Change.ChangeLevel).ToArray();
        Assert.Equal(levels.Count(p => p.Proposal.Demand.Employers is >= 20 and < 50), found.Facets[ProposalField.Support].SingleOrDefault(v => v.Value == "20")?.Count ?? 0);
        Assert.Equal(levels.Count(p => p.OpenedAt.Day == 1), found.Facets[ProposalField.Opened].Single(v => v.Value == "2026-11-01").Count);
        var families = levels.GroupBy(p => Market.Care.Profile(p.Proposal.Change.Profile!.Value)!.Family).ToDictionary(g => $"CARE/{g.Key}", g => g.Count());
        Assert.Equal(families, found.Facets[ProposalField.Family].ToDictionary(v => v.Value, v => v.Count));
        var states = (await Over(queues.Engines.Server).FindAsync(Whole, [ProposalField.State], Ct, SearchEngine.Postgres)).Facets[ProposalField.State];
        Assert.Equal([new FacetValue("open", open.Length), new FacetValue("withdrawn", 8), new FacetValue("decided", 5)], states);
    }

    [Theory]
    [InlineData(ProposalOrder.Needed)]
    [InlineData(ProposalOrder.Newest)]
    [InlineData(ProposalOrder.Employers)]
    [InlineData(ProposalOrder.Closest)]
    public async Task In_each_order_a_proposal_stands_where_its_page_shows_it(ProposalOrder order)
    {
        queues.Engines.SkipIfMissing(withNode: false);
        var filter = Whole with { Order = order, Words = "customer" };
        var all = await queues.Queue.PageAsync(filter, 0, 1000, Ct);
        var second = await queues.Queue.PageAsync(filter, 5, 3, Ct);
        Assert.Equal(all.Skip(5).Take(3).Select(p => p.Id), second.Select(p => p.Id));
        for (var i = 0; i < all.Count; i += 5)
            Assert.Equal(i, await queues.Queue.PlaceAsync(filter, all[i].Id, Ct));
        double Edge(Proposal p) => p.Demand.ShareBefore is { } b ? Math.Min(Math.Abs(b - p.Demand.Interval.Low), Math.Abs(b - p.Demand.Interval.High)) : double.MaxValue;
        IEnumerable<double>? keys = order switch
        {
            ProposalOrder.Employers => all.Select(p => -(double)p.Demand.Employers),
            ProposalOrder.Closest => all.Select(Edge),
            ProposalOrder.Needed => all.Select(p => -p.Rank),
            _ => null,
        };
        if (keys is not null)
            Assert.Equal(keys.Order(), keys);
    }

    [Fact]
    public async Task A_decision_is_seen_at_once_though_the_index_has_not_heard_of_it_and_so_is_its_undoing()
    {
        queues.Engines.SkipIfMissing();
        var search = Over(queues.Engines.Server);
        var decisions = new DecisionStore(queues.Db, new FrameworkStore(queues.Db), TimeProvider.System);
        var filter = Whole with { Words = "customer" };
        var before = await search.FindAsync(filter, ProposalFields.All, Ct);
        Assert.Equal(SearchEngine.Elasticsearch, before.AnsweredBy);
        var first = (await queues.Queue.PageAsync(filter, 0, 1, Ct, before.Found))[0];
        var kept = (await new ProposalStore(queues.Db).GetAsync(first.Id, Ct))!;
        var decided = Assert.IsType<DecideOutcome.Decided>(await decisions.DecideAsync(first.Id, new Verdict.Reject(RejectReason.TooRare), null, "ann", kept.Revision, Ct));
        // The index still has it, and PostgreSQL drops it from what the index found.
        Assert.Equal(before.Total, (await search.FindAsync(filter, [], Ct, SearchEngine.Elasticsearch)).Total);
        Assert.DoesNotContain(first.Id, (await queues.Queue.PageAsync(filter, 0, 1000, Ct, before.Found)).Select(p => p.Id));
        var now = await search.FindAsync(filter, ProposalFields.All, Ct);
        Assert.Equal((before.Total - 1, null), (now.Total, now.Instead));
        await queues.Engines.Relay.DrainAsync(Ct);
        Assert.Equal((SearchEngine.Elasticsearch, before.Total - 1), ((now = await search.FindAsync(filter, [], Ct)).AnsweredBy, now.Total));
        Assert.IsType<UndoOutcome.Undone>(await decisions.UndoAsync(decided.Decision.Id, null, "ann", mayUndoOthers: false, Ct));
        Assert.Equal(before.Total, (await search.FindAsync(filter, [], Ct)).Total);
        await queues.Engines.Relay.DrainAsync(Ct);
        Assert.Equal((SearchEngine.Elasticsearch, before.Total), ((now = await search.FindAsync(filter, [], Ct)).AnsweredBy, now.Total));
    }

    [Fact]
    public async Task While_the_index_is_away_PostgreSQL_answers_and_says_why_and_without_one_there_is_nothing_to_say()
    {
        queues.Engines.SkipIfMissing();
        using var gone = new SearchServer(new ElasticsearchOptions { Url = "http://127.0.0.1:1", Prefix = queues.Engines.Prefix });
        var away = await Over(gone).FindAsync(Whole with { Words = "customer" }, ProposalFields.All, Ct);
        Assert.Equal(SearchEngine.Postgres, away.AnsweredBy);
        Assert.Contains("not reachable", away.Instead, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', away.Instead!);
        Assert.True(away.Total > 0);
        using var none = new SearchServer(new ElasticsearchOptions());
        Assert.Null((await Over(none).FindAsync(Whole, [], Ct)).Instead);
    }

    [Theory]
    [InlineData("employer:acme")]
    [InlineData("from:2026 crm")]
    [InlineData("\"open")]
    public void Fields_of_postings_and_half_a_phrase_are_refused_in_one_line(string typed) =>
        Assert.DoesNotContain('\n', Assert.IsType<QueryReading.Wrong>(ProposalWords.Read(typed)).Line);

    private ProposalSearch Over(SearchServer server) => new(queues.Db, server, queues.Queue, TimeProvider.System);
}
