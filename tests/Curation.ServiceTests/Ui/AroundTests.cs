using System.Globalization;
using System.Net;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Search;
using Curation.ServiceTests.Storage;
using Curation.Storage.Auditing;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Publishing;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>What stands around a decision, by the pages and forms alone, as a browser without a script sees and sends them.</summary>
public sealed class AroundTests(FreshDatabase database, Browser browser) : UiTest(database, browser)
{
    private static readonly IReadOnlyList<Proposal> All = Market.Proposals();

    private DecisionStore Decisions => new(Db, new FrameworkStore(Db), TimeProvider.System);

    private LabelStore Labels => new(Db, TimeProvider.System);

    [Fact]
    public async Task The_card_shows_what_is_nearest_with_scores_and_reasons_as_they_were_stored()
    {
        var skill = First<Change.AddSkill>();
        var near = new Near(MergeKind.Competency, Market.Care.Competencies[0].Code, Market.Care.Competencies[0].Name, 0.7123, "same words: customer; 14 employers name both in one sentence");
        await NightAsync(skill with { Nearest = [near, near with { Code = Market.Care.Competencies[1].Code, Name = "<b>Bold</b>", Score = 0.4 }] });
        Assert.Equal([near.Score, 0.4], (await new ProposalStore(Db).GetAsync(skill.Id, Ct))!.Proposal.Nearest.Select(n => n.Score));
        var page = await Person.ReadAsync($"/review/{skill.Id}");
        Assert.Contains("Nearest existing competencies", page, StringComparison.Ordinal);
        Assert.Contains("14 employers name both in one sentence", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"v\">0.71</span>", page, StringComparison.Ordinal);
        Assert.Contains($"/frameworks/CARE/competencies/{near.Code}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Bold</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nearest", await CardAsync(First<Change.ChangeLevel>() with { }), StringComparison.Ordinal);

        async Task<string> CardAsync(Proposal proposal)
        {
            await Market.ProposeAsync(Guid.Parse((await Database.AskAsync<Guid>("SELECT id FROM runs LIMIT 1")).ToString()), [skill, proposal]);
            return await Person.ReadAsync($"/review/{proposal.Id}");
        }
    }

    [Fact]
    public async Task A_title_is_asked_about_as_its_employers_posted_it_beside_the_nearest_profiles_and_merged_into_another()
    {
        var (manager, other) = (Market.Care.Profiles[0], Market.Care.Profiles[1]);
        var title = Market.Proposal(
            new Change.AddTitle(manager.Code, "Client Delight Partner"), $"Is Client Delight Partner another title of {manager.Name}?", "", "Client Delight Partner", 0.3, 0.1, 31, "renewals", 3, "31 employers posted it now")
            with { Nearest = [new Near(MergeKind.Profile, manager.Code, manager.Name, 0.6, "postings with the title ask for 9 of its 11 competencies")] };
        await NightAsync(title);
        var page = await Person.ReadAsync($"/review/{title.Id}");
        Assert.Contains("Nearest existing profiles", page, StringComparison.Ordinal);
        Assert.Contains("Proposed here; postings with the title ask for 9 of its 11 competencies", page, StringComparison.Ordinal);
        Assert.Contains("Employers that posted it", page, StringComparison.Ordinal);
        Assert.Contains("Client Delight Partner becomes another title of that one.", await Person.ReadAsync($"/review/{title.Id}?do=merge"), StringComparison.Ordinal);
        var kept = (await new ProposalStore(Db).GetAsync(title.Id, Ct))!;
        Assert.IsType<DecideOutcome.Decided>(await Decisions.DecideAsync(title.Id, new Verdict.Merge(MergeKind.Profile, other.Code), null, "ada", kept.Revision, Ct));
        Assert.Contains("Client Delight Partner", (await new FrameworkStore(Db).DraftAsync(Market.Care.Code, null, Ct))!.Content.Profile(other.Code)!.AlternateTitles);
    }

    [Fact]
    public async Task The_card_says_what_approving_would_change_and_what_else_is_open_there()
    {
        var level = First<Change.ChangeLevel>();
        var change = (Change.ChangeLevel)level.Change;
        var priority = Market.Care.Profile(change.ForProfile)!.Requirements.Single(r => r.Competency == change.Competency).Priority;
        var other = Market.Proposal(
            new Change.ChangePriority(change.ForProfile, change.Competency, priority, priority == Priority.High ? Priority.Low : Priority.High), "Is it urgent?", "a", "b", 0.5, 0.2, 30, "x", 2, "Many say so");
        await NightAsync(level, other, First<Change.NewProfile>(), First<Change.AddSkill>());
        var page = await Person.ReadAsync($"/review/{level.Id}");
        Assert.Contains("One requirement changes, on one profile", page, StringComparison.Ordinal);
        Assert.Contains("Begins the draft of version 2; it would be a minor version", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/review/{other.Id}\">Is it urgent?", page, StringComparison.Ordinal);
        Assert.Contains("and makes it a major version", await Person.ReadAsync($"/review/{First<Change.AddSkill>().Id}"), StringComparison.Ordinal);
        var profile = await Person.ReadAsync($"/review/{First<Change.NewProfile>().Id}");
        Assert.Contains("It waits as a draft: 0 of 5 parts are there", profile, StringComparison.Ordinal);
        Assert.Contains("Write exactly four responsibilities.", profile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_is_filtered_by_address_paged_downloaded_and_undone_from()
    {
        await NightAsync();
        var (alias, level, skill) = (First<Change.AddAlias>(), First<Change.ChangeLevel>(), First<Change.AddSkill>());
        using var ben = await Person.AddAsync("ben", "Curator");
        await DecidedAsync(alias, new Verdict.Reject(RejectReason.TooRare), "ben", "=cmd|'/c calc'!A0");
        await DecidedAsync(level, new Verdict.Accept(), "ada");
        var accepted = await DecidedAsync(skill, new Verdict.Accept(), "ben");

        var page = await Person.ReadAsync("/review/history");
        Assert.Contains("3 decisions", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf(WebUtility.HtmlEncode(skill.Question), StringComparison.Ordinal) < page.IndexOf(WebUtility.HtmlEncode(alias.Question), StringComparison.Ordinal));
        Assert.Contains("Too rare", page, StringComparison.Ordinal);
        var bens = await Person.ReadAsync("/review/history?person=ben&verdict=rejected");
        Assert.Contains("1 decision<", bens, StringComparison.Ordinal);
        Assert.DoesNotContain(WebUtility.HtmlEncode(skill.Question), bens, StringComparison.Ordinal);
        Assert.Contains("href=\"/review/history?verdict=rejected\"", bens, StringComparison.Ordinal);
        Assert.Contains("No decision matches", await Person.ReadAsync("/review/history?until=2001-01-01"), StringComparison.Ordinal);

        var csv = (await Person.ReadAsync("/review/history/export?format=csv&person=ben")).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal(3, csv.Length);
        Assert.StartsWith("number,id,at,actor", csv[0], StringComparison.Ordinal);
        Assert.Contains("\"'=cmd", csv[2], StringComparison.Ordinal);
        var lines = (await Person.ReadAsync("/review/history/export?format=jsonl")).TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Contains("\"verdict\":\"rejected\",\"reason\":\"too_rare\"", lines[2], StringComparison.Ordinal);

        using var undone = await Person.SendAsync("/account", $"/decisions/{accepted.Id}/undo", ("back", "/review/history?person=ben"));
        Assert.Equal($"/review/history?person=ben&undone={accepted.Id}", undone.Headers.Location!.ToString());
        page = await Person.ReadAsync(undone.Headers.Location.ToString());
        Assert.Contains("Taken back.", page, StringComparison.Ordinal);
        Assert.Contains("taken back by <span title=\"ada\">Ada L.</span>", page, StringComparison.Ordinal);
        Assert.Equal(ProposalState.Open, (await new ProposalStore(Db).GetAsync(skill.Id, Ct))!.State);
        var card = await Person.ReadAsync($"/review/{skill.Id}");
        Assert.Contains("Decided before", card, StringComparison.Ordinal);
        Assert.Contains("1 decision<", await Person.ReadAsync("/review/history?verdict=undone"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_undoes_what_others_decided_but_a_lead_and_what_is_published_is_proposed_back()
    {
        await NightAsync();
        var level = First<Change.ChangeLevel>();
        using var ben = await Person.AddAsync("ben", "Curator");
        var decision = await DecidedAsync(level, new Verdict.Accept(), "ada");
        Assert.DoesNotContain($"/decisions/{decision.Id}/undo", await ben.ReadAsync("/review/history"), StringComparison.Ordinal);
        using (var refused = await ben.SendAsync("/account", $"/decisions/{decision.Id}/undo", ("back", "/review/history")))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("ada decided it", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        Assert.IsType<PublishOutcome.Published>(await new PublishStore(Db, new FrameworkStore(Db), TimeProvider.System).PublishAsync(Market.Care.Code, "Notes", null, "ada", null, Ct));
        Assert.Contains("published in version 2", await Person.ReadAsync("/review/history"), StringComparison.Ordinal);
        using var undone = await Person.SendAsync("/account", $"/decisions/{decision.Id}/undo", ("back", "https://elsewhere.example/"));
        var to = undone.Headers.Location!.ToString();
        Assert.StartsWith("/review/", to, StringComparison.Ordinal);
        Assert.Contains("It takes back what ada decided", await Person.ReadAsync(to), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_by_hand_goes_step_by_step_says_what_is_wrong_at_its_field_and_lands_on_its_card()
    {
        await NightAsync(First<Change.NewProfile>());
        var profile = Market.Care.Profiles[0];
        var asked = profile.Requirements[0];
        Assert.Contains("Kind of change", await Person.ReadAsync("/review/new"), StringComparison.Ordinal);
        Assert.Contains("name=\"profile\"", await Person.ReadAsync("/review/new?kind=change_level"), StringComparison.Ordinal);
        var path = $"/review/new?framework=CARE&kind=change_level&profile={profile.Code}";
        Assert.Contains("Where that comes from", await Person.ReadAsync(path), StringComparison.Ordinal);

        (string, string)[] place = [("framework", "CARE"), ("kind", "change_level"), ("profile", profile.Code.ToString()), ("competency", asked.Competency.ToString())];
        using (var wrong = await Person.SendAsync("/account", "/review/new", [.. place, ("level", $"{asked.Level}"), ("why", "Because <i>we</i> asked")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            var page = await wrong.Content.ReadAsStringAsync(Ct);
            Assert.Contains("That is the level it has now.", page, StringComparison.Ordinal);
            Assert.Contains("Say where that comes from", page, StringComparison.Ordinal);
            Assert.Contains("Because &lt;i&gt;we&lt;/i&gt; asked", page, StringComparison.Ordinal);
        }

        Assert.Contains("Because &lt;i&gt;we&lt;/i&gt; asked", await Person.ReadAsync(path), StringComparison.Ordinal);
        var level = asked.Level == 4 ? 3 : asked.Level + 1;
        using var made = await Person.SendAsync("/account", "/review/new", [.. place, ("level", $"{level}"), ("why", "Our clients ask for more"), ("source", "Workshop, Oslo")]);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var card = await Person.ReadAsync(made.Headers.Location!.ToString());
        Assert.Contains("Our clients ask for more (source: Workshop, Oslo)", card, StringComparison.Ordinal);
        Assert.Contains("Nobody has counted it", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Your draft", await Person.ReadAsync(path), StringComparison.Ordinal);

        using var again = await Person.SendAsync("/account", "/review/new", [.. place, ("level", $"{level}"), ("why", "Twice"), ("source", "Me")]);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains(made.Headers.Location.ToString(), await again.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    public static TheoryData<string> ByHand => [.. NewKinds()];

    [Theory]
    [MemberData(nameof(ByHand))]
    public async Task Every_kind_can_be_proposed_by_hand(string kind)
    {
        await Market.PublishAsync(Ct);
        var (profile, care) = (Market.Care.Profiles[0], Market.Care);
        var lacking = care.Competencies.First(c => profile.Requirements.All(r => r.Competency != c.Code));
        var titled = care.Profiles.First(p => p.AlternateTitles.Count > 0);
        var aliased = care.Skills.First(s => s.Aliases.Count > 0);
        var asked = profile.Requirements[0];
        (string, string)[] fields = kind switch
        {
            "add_requirement" => [("profile", profile.Code.ToString()), ("competency", lacking.Code.ToString()), ("level", "2"), ("priority", "2")],
            "retire_requirement" => [("profile", profile.Code.ToString()), ("competency", asked.Competency.ToString())],
            "change_level" => [("profile", profile.Code.ToString()), ("competency", asked.Competency.ToString()), ("level", asked.Level == 1 ? "2" : "1")],
            "change_priority" => [("profile", profile.Code.ToString()), ("competency", asked.Competency.ToString()), ("priority", asked.Priority == Priority.Low ? "3" : "1")],
            "add_skill" => [("words", "Zettelkasten"), ("term_kind", "skill"), ("competency", lacking.Code.ToString())],
            "add_alias" => [("skill", aliased.Code.ToString()), ("words", "Zettel")],
            "retire_skill" => [("skill", aliased.Code.ToString()), ("heir", care.Skills.First(s => s.Code != aliased.Code).Code.ToString())],
            "retire_alias" => [("alias", $"{aliased.Code}:{aliased.Aliases[0]}")],
            "add_title" => [("profile", profile.Code.ToString()), ("words", "Chief Zettel Officer")],
            "retire_title" => [("profile", titled.Code.ToString()), ("title", titled.AlternateTitles[0])],
            _ => [("words", "Zettel Manager"), ("skills", "One\r\nTwo")],
        };
        var form = await Person.ReadAsync($"/review/new?framework=CARE&kind={kind}&profile={fields.FirstOrDefault(f => f.Item1 == "profile").Item2}");
        foreach (var (name, _) in fields)
            Assert.Contains($"name=\"{name}\"", form, StringComparison.Ordinal);
        using var made = await Person.SendAsync("/account", "/review/new", [("framework", "CARE"), ("kind", kind), .. fields, ("why", "It is so"), ("source", "A survey")]);
        Assert.True(made.StatusCode == HttpStatusCode.Redirect, await made.Content.ReadAsStringAsync(Ct));
        var card = await Person.ReadAsync(made.Headers.Location!.ToString());
        Assert.Contains("It is so (source: A survey)", card, StringComparison.Ordinal);
        var kept = Assert.Single(await new ProposalStore(Db).OpenAsync(null, Ct));
        Assert.Equal((kind, ProposalOrigin.Person, "ada"), (Proposal.KindOf(kept.Proposal.Change), kept.Origin, kept.ProposedBy));
        Assert.Equal(["propose"], (await new AuditStore(Db).RecentAsync($"proposal/{kept.Proposal.Id}", null, 5, Ct)).Select(a => a.Act));
    }

    [Fact]
    public async Task A_sentence_is_called_no_evidence_once_with_its_name_and_that_is_taken_back()
    {
        var level = First<Change.ChangeLevel>();
        await NightAsync(level);
        var sentence = level.Evidence[1];
        (string, string)[] fields =
        [
            ("posting", sentence.Posting.ToString()), ("text", sentence.Text), ("start", sentence.Start.ToString(CultureInfo.InvariantCulture)), ("end", sentence.End.ToString(CultureInfo.InvariantCulture)),
            ("back", $"/review/{level.Id}?kind=change_level"),
        ];
        Assert.Contains("Not evidence", await Person.ReadAsync($"/review/{level.Id}"), StringComparison.Ordinal);
        using (var said = await Person.SendAsync("/account", $"/review/{level.Id}/labels", [.. fields, ("act", "say")]))
            Assert.Equal($"/review/{level.Id}?kind=change_level", said.Headers.Location!.ToString());
        var kept = Assert.Single(await Labels.AllAsync(Ct));
        Assert.Equal(("ada", LabelKind.NotEvidence, level.Id, new SentencePlace(sentence.Text, sentence.Start, sentence.End)), (kept.Actor, kept.Label.Kind, kept.Label.Proposal, kept.Label.Sentence));
        Assert.Contains("Not evidence: <span title=\"ada\">Ada L.</span>", await Person.ReadAsync($"/review/{level.Id}"), StringComparison.Ordinal);
        using (var elsewhere = await Person.SendAsync("/account", $"/review/{level.Id}/labels", [.. fields.Where(f => f.Item1 != "end"), ("end", "99999"), ("act", "say")]))
            Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using (await Person.SendAsync("/account", $"/review/{level.Id}/labels", [.. fields, ("act", "take_back")]))
            Assert.Empty(await Labels.AllAsync(Ct));
        Assert.DoesNotContain("Not evidence: <span title=\"ada\">Ada L.</span>", await Person.ReadAsync($"/review/{level.Id}"), StringComparison.Ordinal);
        using var reader = await Person.AddAsync("rita", "Researcher");
        using var refused = await reader.SendAsync("/account", $"/review/{level.Id}/labels", [.. fields, ("act", "say")]);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_postings_role_is_called_wrong_then_right_and_neither()
    {
        await SearchCorpus.FillAsync(Db, Ct);
        var id = await Database.AskAsync<Guid>("SELECT a.posting FROM analyses AS a JOIN models AS m ON m.model = a.model AND m.live WHERE a.role::json ->> 'abstained' = 'false' ORDER BY a.posting LIMIT 1");
        Assert.Contains("Right role", await Person.ReadAsync($"/postings/{id}"), StringComparison.Ordinal);
        await SayAsync("wrong", ("profile", "CARE/SUC-5CSM"));
        var page = await Person.ReadAsync($"/postings/{id}");
        Assert.Contains("Wrong role", page, StringComparison.Ordinal);
        Assert.Contains("<span><span title=\"ada\">Ada L.</span>, ", page, StringComparison.Ordinal);
        Assert.Equal((LabelKind.WrongRole, "CARE/SUC-5CSM"), Assert.Single((await Labels.AllAsync(Ct)).Select(k => (k.Label.Kind, k.Label.Detail))));
        await SayAsync("right");
        Assert.Equal(LabelKind.RightRole, Assert.Single(await Labels.AllAsync(Ct)).Label.Kind);
        await SayAsync("take_back");
        Assert.Empty(await Labels.AllAsync(Ct));
        Assert.Equal(["unlabel", "label", "unlabel", "label"], (await new AuditStore(Db).RecentAsync($"posting/{new Domain.Postings.PostingId(id)}", null, 9, Ct)).Select(a => a.Act));

        async Task SayAsync(string says, params (string, string)[] more)
        {
            using var answer = await Person.SendAsync("/account", $"/postings/{id}/labels", [("says", says), .. more]);
            Assert.Equal($"/postings/{id}", answer.Headers.Location!.ToString());
        }
    }

    private static Proposal First<TChange>() => All.First(p => p.Change is TChange);

    private static IEnumerable<string> NewKinds() =>
        ["add_requirement", "retire_requirement", "change_level", "change_priority", "add_skill", "add_alias", "retire_skill", "retire_alias", "add_title", "retire_title", "new_profile"];

    private async Task<Decision> DecidedAsync(Proposal proposal, Verdict verdict, string actor, string? note = null)
    {
        var kept = (await new ProposalStore(Db).GetAsync(proposal.Id, Ct))!;
        return Assert.IsType<DecideOutcome.Decided>(await Decisions.DecideAsync(proposal.Id, verdict, note, actor, kept.Revision, Ct)).Decision;
    }
}
