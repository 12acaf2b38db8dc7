using System.Text.Json;
using CsCheck;
using Curation.Classify.Proposals;
using Curation.Domain.Analysis;
using Curation.Domain.Proposals;
using Curation.Domain;
using Xunit;

namespace Curation.Tests.Classify.Proposals;

public sealed class HonestCountingTests
{
    [Fact]
    public void The_order_of_postings_and_mentions_changes_nothing()
    {
        var window = Rich();
        var expected = Json(window.Propose());
        Assert.Equal(7, window.Propose().Select(p => Proposal.KindOf(p.Change)).Distinct(StringComparer.Ordinal).Count());
        Gen.Int.Sample(seed =>
        {
            var random = new Random(seed);
            var postings = window.Postings.Select(p => p with { Analysis = p.Analysis with { Mentions = Shuffled(p.Analysis.Mentions, random) } }).ToArray();
            return Json(ProposalBuilder.Propose(window.Framework, 1, Shuffled(postings, random), Window.AsOf, window.Options)) == expected;
        }, iter: 20);
    }

    [Fact]
    public void One_employer_with_a_thousand_postings_opens_nothing()
    {
        var window = Rich();
        var before = window.Propose().Select(p => p.Id).ToHashSet();
        for (var i = 0; i < 1000; i++)
            window.Post("flood", "CSM", i % 89, ["NEGO@4", "ONBO@4", "~Spamware", "CAMP!1"], source: $"s{i % 7}");
        var after = window.Propose();
        Assert.Subset(before, after.Select(p => p.Id).ToHashSet());
        Assert.DoesNotContain(after, p => p.Evidence.Count(e => e.Employer == "flood") > 1);
    }

    [Fact]
    public void A_thousand_employers_with_one_text_are_one_posting()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 30, 30, ("COMM", 15, 15));
        var first = window.Postings[^1].Posting.Id;
        for (var i = 0; i < 1000; i++)
            window.Post($"throw-away {i}", "CSM", i % 89, ["NEGO", "~Spamware"], source: $"s{i % 7}", cluster: first);
        Assert.Empty(window.Propose());
    }

    [Fact]
    public void What_is_posted_again_within_a_window_changes_nothing()
    {
        var window = Rich();
        var expected = Json(window.Propose());
        foreach (var posting in window.Postings.ToList())
        {
            var daysAgo = Window.AsOf.DayNumber - posting.ObservedOn.DayNumber;
            var newest = daysAgo / window.Options.NowDays * window.Options.NowDays;
            if (daysAgo > newest)
                window.Post(posting.EmployerKey, posting.Analysis.Role is { Abstained: false } role ? role.Profile.Code.ToString() : null, newest, ["NEGO", "~Spamware"], title: posting.Posting.Title, source: "zz-again", cluster: posting.Cluster);
        }

        Assert.Equal(expected, Json(window.Propose()));
    }

    [Fact]
    public void Who_asks_again_in_a_later_window_has_one_vote_in_it()
    {
        var (again, anew) = (Before(), Before());
        foreach (var posting in again.Postings.Where(p => p.Analysis.Role!.Profile.Code.ToString() == "CSM").ToList())
        {
            for (var turn = 0; turn < 3; turn++)
            {
                string[] asks = posting.Analysis.Mentions.Count > 0 ? ["RENEW"] : [];
                again.Post(posting.EmployerKey, "CSM", 40 + turn, asks, source: $"again-{turn}", cluster: posting.Cluster);
                if (turn == 0)
                    anew.Post(posting.EmployerKey, "CSM", 42, asks, source: "anew");
            }
        }

        Assert.Equal(
            anew.Propose().Select(p => (p.Id, p.Demand.Employers, p.Demand.RoleEmployers, p.Demand.ShareNow)),
            again.Propose().Select(p => (p.Id, p.Demand.Employers, p.Demand.RoleEmployers, p.Demand.ShareNow)));

        static Window Before() => new Window { Options = new() { MinWeeks = 1 } }.OtherRoles("CSM").Role("CSM", 0, 30, ("RENEW", 0, 18));
    }

    [Fact]
    public void Postings_without_an_employer_not_judged_or_outside_the_windows_do_not_count()
    {
        var window = Rich();
        var expected = Json(window.Propose());
        var more = window.Postings.ToList();
        for (var i = 0; i < 200; i++)
        {
            var other = new Window().Post(i % 3 == 0 ? null : $"x{i}", "CSM", i % 3 == 1 ? 300 : i % 3 == 0 ? 10 : -5, ["NEGO"], source: $"other-{i}").Postings[0];
            more.Add(other);
            more.Add(other with
            {
                EmployerKey = $"y{i}", ObservedOn = Window.AsOf, Posting = other.Posting with { Id = new(NaturalKey.Guid($"{i}")) }, Cluster = new(NaturalKey.Guid($"{i}")),
                Analysis = other.Analysis with { NotJudgedBecause = "language de" },
            });
        }

        Assert.Equal(expected, Json(ProposalBuilder.Propose(window.Framework, 1, more, Window.AsOf, window.Options)));
    }

    [Fact]
    public void Evidence_is_verbatim_one_an_employer_newest_first_and_within_its_sentence()
    {
        var window = Rich();
        var texts = window.Postings.ToDictionary(p => p.Posting.Id, p => p.Posting);
        foreach (var proposal in window.Propose())
        {
            Assert.InRange(proposal.Evidence.Count, 1, 5);
            Assert.Equal(proposal.Evidence.Count, proposal.Evidence.Select(e => e.Employer).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(proposal.Evidence.Select(e => e.Date).OrderDescending(), proposal.Evidence.Select(e => e.Date));
            Assert.All(proposal.Evidence, e =>
            {
                var posting = texts[e.Posting];
                Assert.Equal(posting.Text[e.Start..e.End], e.Sentence);
                Assert.Equal(posting.TextHash(), e.Text);
                Assert.InRange(e.SpanStart, e.Start, e.SpanEnd - 1);
                Assert.InRange(e.SpanEnd, e.SpanStart + 1, e.End);
            });
        }
    }

    [Fact]
    public void Evidence_prefers_sentences_that_can_be_read_at_a_glance()
    {
        var window = new Window().OtherRoles("CSM");
        for (var i = 0; i < 30; i++)
            window.Post($"e{i}", "CSM", 1 + i, ["RENEW"], sentence: i < 20 ? "{0}" : $"In week {i} you look after {{0}} together with the team.");
        Assert.All(Assert.Single(window.Propose()).Evidence, e => Assert.InRange(e.Sentence.Length, 40, 300));
    }

    [Fact]
    public void Offsets_that_do_not_fit_the_text_are_no_evidence_and_nothing_is_asked_without_any()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 30, 30, ("RENEW", 18, 18));
        var broken = window.Postings.Select(p => p with { Posting = p.Posting with { Text = "short" } }).ToList();
        Assert.Empty(ProposalBuilder.Propose(window.Framework, 1, broken, Window.AsOf, window.Options));
    }

    [Fact]
    public void Nothing_is_asked_of_nothing() => Assert.Empty(new Window().Propose());

    [Fact]
    public void A_wrong_option_is_named() =>
        Assert.Contains("MinEmployers", Assert.Throws<ArgumentException>(() => new Window { Options = new() { MinEmployers = 0 } }.Propose()).Message, StringComparison.Ordinal);

    [Fact]
    public void Rank_goes_down_and_ids_are_the_keys()
    {
        var proposals = Rich().Propose();
        Assert.Equal(proposals.Select(p => p.Rank).OrderDescending(), proposals.Select(p => p.Rank));
        Assert.All(proposals, p => Assert.Equal(Proposal.IdOf(p.Framework, p.Change), p.Id));
    }

    [Fact]
    public void The_exported_form_has_the_documented_names()
    {
        var proposal = Rich().Propose().First(p => p.Change is Change.AddSkill);
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(ProposalDocument.Of(proposal), CurationJson.Line));
        string[] names = ["id", "framework", "kind", "profile", "target", "question", "before", "after", "rank", "employers", "postings", "share_now", "share_before", "interval", "q_value", "reasons", "evidence", "nearest"];
        Assert.Equal(names, json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("add_skill", json.RootElement.GetProperty("kind").GetString());
        Assert.Equal(["posting", "url", "employer", "date", "text", "sentence", "start", "end"], json.RootElement.GetProperty("evidence")[0].EnumerateObject().Select(p => p.Name));
    }

    /// <summary>A window out of which each kind comes once.</summary>
    internal static Window Rich() => new Window().OtherRoles("CSM", "IMP", "AE")
        .Role("CSM", 40, 40, ("RENEW", 24, 20), ("ONBO", 4, 24), ("~Gainsight", 14, 1), ("COMM@3", 12, 12))
        .Role("AE", 40, 40, ("FORE", 33, 33), ("NEGO", 20, 20), ("COMM", 8, 8))
        .Role("IMP", 40, 40, ("ONBO", 25, 25), ("~Salesforce platform", 10, 9))
        .Role(null, "Customer Educator", 12, 2, ("ONBO", 10, 1), ("COMM", 9, 1));

    private static T[] Shuffled<T>(IReadOnlyList<T> items, Random random)
    {
        var copy = items.ToArray();
        random.Shuffle(copy);
        return copy;
    }

    private static string Json(IReadOnlyList<Proposal> proposals) => JsonSerializer.Serialize(proposals, CurationJson.Indented);
}
