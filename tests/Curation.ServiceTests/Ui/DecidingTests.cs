using System.Net;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>Deciding by the forms alone, as a browser without a script sends them.</summary>
public sealed class DecidingTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private static readonly IReadOnlyList<Proposal> All = Market.Proposals();

    private DecisionStore Decisions => new(Db, new FrameworkStore(Db), TimeProvider.System);

    [Fact]
    public async Task Accepting_goes_on_to_the_next_card_of_the_same_queue_and_offers_undo()
    {
        await NightAsync();
        var levels = Ordered(All.Where(p => p.Change is Change.ChangeLevel));
        using var answer = await DecideAsync(Person, levels[0], "?kind=change_level", ("verdict", "accept"), ("note", "Seen in interviews too"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var to = answer.Headers.Location!.ToString();
        Assert.StartsWith($"/review/{levels[1].Id}?kind=change_level&done=", to, StringComparison.Ordinal);
        var page = await Person.ReadAsync(to);
        Assert.Contains("Accepted", page, StringComparison.Ordinal);
        Assert.Contains($"data-says=\"Accepted. {levels.Count - 1} left.\"", page, StringComparison.Ordinal);
        Assert.Contains("/undo?kind=change_level", page, StringComparison.Ordinal);
        var decision = (await StandingAsync(levels[0]))!;
        Assert.Equal((new Verdict.Accept(), "Seen in interviews too", "ada"), (decision.Verdict, decision.Note, decision.Actor));
    }

    [Fact]
    public async Task Every_verdict_has_its_form()
    {
        await NightAsync();
        var (level, alias, skill, profile) = (First<Change.ChangeLevel>(), First<Change.AddAlias>(), First<Change.AddSkill>(), First<Change.NewProfile>());
        var (priority, added, retired) = (First<Change.ChangePriority>(), First<Change.AddRequirement>(), First<Change.RetireRequirement>());
        await AssertDecidedAsync(level, new Verdict.Reject(RejectReason.TooRare), ("verdict", "reject:too_rare"));
        await AssertDecidedAsync(alias, new Verdict.Reject(RejectReason.Other, "A product of one vendor"), ("verdict", "reject:other"), ("text", "A product of one vendor"));
        await AssertDecidedAsync(skill, new Verdict.Merge(MergeKind.Skill, Market.Care.Skills[3].Code), ("verdict", "merge"), ("into", $"skill:{Market.Care.Skills[3].Code}"));
        await AssertDecidedAsync(profile, new Verdict.Snooze(new DateOnly(2999, 1, 31), 7), ("verdict", "snooze"), ("until", "2999-01-31"), ("more", "7"));
        await AssertDecidedAsync(retired, new Verdict.Snooze(null, 5), ("verdict", "snooze:5e"));
        var to = ((Change.ChangePriority)priority.Change).From == Priority.Low ? Priority.Medium : Priority.Low;
        await AssertDecidedAsync(priority, new Verdict.AcceptEdited(((Change.ChangePriority)priority.Change) with { To = to }), ("verdict", "edit"), ("priority", $"{(int)to}"));
        var requirement = (Change.AddRequirement)added.Change;
        await AssertDecidedAsync(
            added,
            new Verdict.AcceptEdited(requirement with { Requirement = requirement.Requirement with { Level = 3, Priority = Priority.Low } }),
            ("verdict", "edit"), ("competency", requirement.Requirement.Competency.ToString()), ("level", "3"), ("priority", "1"));
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_an_acceptance()
    {
        await NightAsync();
        var alias = First<Change.AddAlias>();
        await AssertDecidedAsync(alias, new Verdict.Accept(), ("verdict", "edit"), ("words", ((Change.AddAlias)alias.Change).Alias));
    }

    [Theory]
    [InlineData("reject:other", "note", "Kept", "Say what the reason is.")]
    [InlineData("snooze", "until", "yesterday", "Write the day as 2027-01-31.")]
    [InlineData("snooze", "more", "some", "Write a whole number from 1 on.")]
    [InlineData("merge", "note", "Kept", "Choose what it is the same as.")]
    [InlineData("edit", "words", " ", "The skill needs a name.")]
    [InlineData("edit", "words", "Salesforce", "already.")]
    [InlineData("merge", "into", "skill:K-NONE", "There is no skill K-NONE")]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_stays(string verdict, string field, string value, string says)
    {
        await NightAsync();
        var skill = First<Change.AddSkill>();
        using var answer = await DecideAsync(Person, skill, "", ("verdict", verdict), (field, value), ("term_kind", "skill"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains("class=\"err\"", page, StringComparison.Ordinal);
        if (field != "into" && value.Trim().Length > 0) Assert.Contains(value, page, StringComparison.Ordinal);
        Assert.Null(await StandingAsync(skill));
    }

    [Fact]
    public async Task A_level_that_the_scale_lacks_is_refused_at_the_level()
    {
        await NightAsync();
        using var answer = await DecideAsync(Person, First<Change.ChangeLevel>(), "", ("verdict", "edit"), ("level", "9"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("there is no level 9", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_person_sees_the_first_decision_and_keeps_what_they_typed()
    {
        await NightAsync();
        using var ben = await Person.AddAsync("ben", "Curator");
        var alias = First<Change.AddAlias>();
        using (await DecideAsync(ben, alias, "", ("verdict", "accept"), ("note", "Our own postings say so"))) { }
        using var answer = await DecideAsync(Person, alias, "", ("verdict", "reject:other"), ("text", "It is another product"), ("revision", await RevisionAsync(alias)));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("ben accepted it", page, StringComparison.Ordinal);
        Assert.Contains("Our own postings say so", page, StringComparison.Ordinal);
        Assert.Contains("It is another product", page, StringComparison.Ordinal);
        Assert.Equal("ben", (await StandingAsync(alias))!.Actor);
        Assert.Contains("It is another product", await Person.ReadAsync($"/review/{alias.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_decision_sent_twice_is_taken_once()
    {
        await NightAsync();
        var alias = First<Change.AddAlias>();
        var revision = await RevisionAsync(alias);
        using var first = await DecideAsync(Person, alias, "", ("verdict", "reject:duplicate"), ("revision", revision));
        using var again = await DecideAsync(Person, alias, "", ("verdict", "reject:duplicate"), ("revision", revision));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Single(await Decisions.HistoryAsync(alias.Id, Ct));
    }

    [Fact]
    public async Task A_proposal_that_changed_meanwhile_is_shown_as_it_is_now_with_what_was_typed()
    {
        var run = await NightAsync();
        var alias = First<Change.AddAlias>();
        var seen = await RevisionAsync(alias);
        await Market.ProposeAsync(run, [.. All.Select(p => p.Id == alias.Id ? p with { Demand = p.Demand with { Employers = 77 } } : p)]);
        using var answer = await DecideAsync(Person, alias, "", ("verdict", "edit"), ("words", "Half typed"), ("revision", seen), ("saw", "41 of 205 employers"), ("panel", "edit"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("changed while you were reading", page, StringComparison.Ordinal);
        Assert.Contains("41 of 205 employers", page, StringComparison.Ordinal);
        Assert.Contains("77 of", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Half typed\"", page, StringComparison.Ordinal);
        Assert.Null(await StandingAsync(alias));
    }

    [Fact]
    public async Task What_is_typed_is_kept_over_a_restart_for_its_owner_alone_until_it_is_decided()
    {
        await NightAsync();
        using var ben = await Person.AddAsync("ben", "Curator");
        var alias = First<Change.AddAlias>();
        using (var kept = await SendAsync(Person, $"/review/{alias.Id}/draft", ("panel", "edit"), ("words", "CRM of ours"), ("note", "ask Ana")))
            Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        await using (var second = await WebApplication.StartAsync(Database.Owner, Ct))
        {
            using var client = NewClient();
            var page = await client.GetStringAsync(new Uri(second.Address, $"/review/{alias.Id}"), Ct);
            Assert.Contains("value=\"CRM of ours\"", page, StringComparison.Ordinal);
            Assert.Contains("ask Ana", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("CRM of ours", await ben.ReadAsync($"/review/{alias.Id}"), StringComparison.Ordinal);
        using (await DecideAsync(Person, alias, "", ("verdict", "accept"))) { }
        Assert.Null(await new InputDrafts(Db, TimeProvider.System).GetAsync("ada", $"proposal/{alias.Id}", Ct));
    }

    [Fact]
    public async Task Opening_another_part_without_a_script_keeps_what_was_typed()
    {
        await NightAsync();
        var alias = First<Change.AddAlias>();
        using var answer = await SendAsync(Person, $"/review/{alias.Id}/draft?kind=add_alias", ("panel", "edit"), ("words", "Half an idea"), ("open", "note"));
        Assert.Equal($"/review/{alias.Id}?kind=add_alias&do=note", answer.Headers.Location?.ToString());
        Assert.Contains("Half an idea", await Person.ReadAsync(answer.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undoing_brings_the_card_back_and_only_a_lead_undoes_for_others()
    {
        await NightAsync();
        using var ben = await Person.AddAsync("ben", "Curator");
        var (mine, his) = (First<Change.AddAlias>(), First<Change.ChangeLevel>());
        using (await DecideAsync(Person, mine, "", ("verdict", "accept"))) { }
        using (await DecideAsync(ben, his, "", ("verdict", "accept"))) { }
        Assert.Contains("Undo this decision", await Person.ReadAsync($"/review/{mine.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Undo this decision", await ben.ReadAsync($"/review/{mine.Id}"), StringComparison.Ordinal);
        using (var refused = await SendAsync(ben, $"/decisions/{(await StandingAsync(mine))!.Id}/undo"))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("only they, or a lead, can undo it", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        foreach (var proposal in new[] { mine, his })
        {
            var decision = (await StandingAsync(proposal))!.Id;
            using var undone = await SendAsync(Person, $"/decisions/{decision}/undo?kind=add_alias");
            Assert.Equal($"/review/{proposal.Id}?kind=add_alias&done={decision}", undone.Headers.Location?.ToString());
            Assert.Equal(ProposalState.Open, (await new ProposalStore(Db).GetAsync(proposal.Id, Ct))!.State);
        }
    }

    [Fact]
    public async Task Without_a_token_or_the_role_nothing_is_decided()
    {
        await NightAsync();
        using var reader = await Person.AddAsync("rita", "Researcher", "Operator");
        var alias = First<Change.AddAlias>();
        using (var stale = await Person.SendAsync(null, $"/review/{alias.Id}/decide", ("verdict", "accept"), ("revision", await RevisionAsync(alias))))
            Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        foreach (var path in new[] { $"/review/{alias.Id}/decide", $"/review/{alias.Id}/draft", $"/decisions/{alias.Id}/undo", "/review/keys" })
        {
            using var refused = await reader.SendAsync("/account", path, ("verdict", "accept"), ("revision", await RevisionAsync(alias)));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Null(await StandingAsync(alias));
    }

    [Fact]
    public async Task The_last_decision_leads_to_the_queue_which_says_so()
    {
        await NightAsync(First<Change.AddAlias>(), First<Change.ChangeLevel>());
        using var first = await DecideAsync(Person, First<Change.AddAlias>(), "?kind=add_alias", ("verdict", "accept"));
        Assert.StartsWith("/review?kind=add_alias&done=", first.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await Person.ReadAsync(first.Headers.Location.ToString());
        Assert.Contains("Nothing is left under these filters", page, StringComparison.Ordinal);
        Assert.Contains("1 proposal</span>", page, StringComparison.Ordinal);
        using var last = await DecideAsync(Person, First<Change.ChangeLevel>(), "", ("verdict", "accept"));
        page = await Person.ReadAsync(last.Headers.Location!.ToString());
        Assert.Contains("That was the last one", page, StringComparison.Ordinal);
        Assert.Contains("You decided 2 today.", page, StringComparison.Ordinal);
        Assert.Contains("02:30 UTC", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_keys_are_switched_off_by_a_form_and_their_hints_go()
    {
        await NightAsync();
        Assert.DoesNotContain("no-keys", await Person.ReadAsync($"/review/{All[0].Id}"), StringComparison.Ordinal);
        using (var off = await SendAsync(Person, "/review/keys", ("keys", "off"), ("back", "/review")))
            Assert.Equal("/review", off.Headers.Location?.ToString());
        Assert.Contains("class=\"review no-keys\"", await Person.ReadAsync($"/review/{All[0].Id}"), StringComparison.Ordinal);
    }

    private static List<Proposal> Ordered(IEnumerable<Proposal> proposals) => [.. proposals.OrderByDescending(p => p.Rank).ThenBy(p => p.Id.ToString(), StringComparer.Ordinal)];

    private static Proposal First<TChange>() => All.First(p => p.Change is TChange);

    private static Task<HttpResponseMessage> SendAsync(Visitor who, string action, params (string, string)[] fields) => who.SendAsync("/account", action, fields);

    private async Task<HttpResponseMessage> DecideAsync(Visitor who, Proposal proposal, string query, params (string Name, string Value)[] fields) => await SendAsync(
        who, $"/review/{proposal.Id}/decide{query}", [.. fields, .. fields.Any(f => f.Name == "revision") ? Array.Empty<(string, string)>() : [("revision", await RevisionAsync(proposal))]]);

    private async Task AssertDecidedAsync(Proposal proposal, Verdict expected, params (string, string)[] fields)
    {
        using var answer = await DecideAsync(Person, proposal, "", fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{proposal.Question}: {answer.StatusCode}");
        Assert.Equal(expected, (await StandingAsync(proposal))!.Verdict);
    }

    private async Task<string> RevisionAsync(Proposal proposal) => (await new ProposalStore(Db).GetAsync(proposal.Id, Ct))!.Revision;

    private async Task<Decision?> StandingAsync(Proposal proposal) => (await Decisions.HistoryAsync(proposal.Id, Ct)).LastOrDefault(e => e.InForce)?.Decision;
}
