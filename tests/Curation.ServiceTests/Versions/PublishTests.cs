using System.Net;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;
using Curation.Storage.Decisions;
using Curation.Storage.Proposals;
using Curation.Storage.Publishing;
using Xunit;

namespace Curation.ServiceTests.Versions;

public sealed class PublishTests(FreshDatabase database) : VersionsTest(database)
{
    [Fact]
    public async Task A_lead_is_asked_once_more_and_then_publishes_what_is_approved()
    {
        await ApproveAsync(Asked<Change.ChangeLevel>());
        await ApproveAsync(Asked<Change.AddSkill>());
        var page = await TextAsync(Lead, Publish);
        Assert.Contains("Version 2 is ready to publish", page, StringComparison.Ordinal);
        Assert.Contains("Major, because the code K-CUSTIFY comes.", page, StringComparison.Ordinal);
        var (status, confirm) = await SendAsync(Lead, Publish, $"{Publish}/confirm", ("notes", "Level <one>\nline two"), ("effective_on", ""));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("2 accepted changes on 1 profile become version 2.", TextOf(confirm), StringComparison.Ordinal);
        Assert.Single(await VersionsAsync());

        (status, var place) = await SendAsync(Lead, Publish, Publish, ("notes", "Level <one>\nline two"), ("effective_on", "2099-01-02"));
        Assert.Equal((HttpStatusCode.Redirect, "/frameworks/CARE/versions/2?said=published"), (status, place));
        var made = (await VersionsAsync())[0];
        Assert.Equal((2, "Level <one>\nline two", new DateOnly(2099, 1, 2), "ada", VersionLabel.Major), (made.Version, made.Notes, made.EffectiveOn, made.PublishedBy, made.Label));
        var shown = await Lead.ReadAsync(place);
        Assert.Contains("Level &lt;one&gt;", shown, StringComparison.Ordinal);
        Assert.Contains("Version 2 takes effect on 2 January 2099", TextOf(shown), StringComparison.Ordinal);
        Assert.Contains("Custify", TextOf(shown), StringComparison.Ordinal);
        var list = await TextAsync(Lead, "/frameworks/CARE/versions");
        Assert.Contains(made.Hash[..8], list, StringComparison.Ordinal);
        Assert.Contains("not yet", list, StringComparison.Ordinal);
        Assert.Contains("Nothing waits to be published", await TextAsync(Lead, Publish), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_lead_publishes_and_a_curator_is_told_who_that_is()
    {
        await ApproveAsync(Asked<Change.ChangeLevel>());
        using var curator = await Lead.AddAsync("cleo", "Curator");
        using var reader = await Lead.AddAsync("rea", "Reader");
        var page = await TextAsync(curator, Publish);
        Assert.Contains("A lead publishes. Here: Ada L.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Undo", page, StringComparison.Ordinal);
        foreach (var action in new[] { Publish, $"{Publish}/confirm", $"{Publish}/notes", "/frameworks/CARE/import", "/frameworks/CARE/import/publish", "/frameworks/CARE/versions/1/forward" })
        {
            using var refused = await curator.SendAsync("/account", action);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var alsoRefused = await reader.SendAsync("/account", action);
            Assert.Equal(HttpStatusCode.Forbidden, alsoRefused.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, await reader.StatusAsync("GET", Publish));
        Assert.Equal(HttpStatusCode.Forbidden, await reader.StatusAsync("GET", "/frameworks/CARE/versions/compare?from=1&to=draft"));
        Assert.Equal(HttpStatusCode.OK, await reader.StatusAsync("GET", "/frameworks/CARE/versions"));
        Assert.DoesNotContain("draft", await TextAsync(reader, "/frameworks/CARE/versions"), StringComparison.Ordinal);
        using var made = await Lead.SendAsync("/admin/keys/new", "/admin/keys", ("name", "hr"), ("scope", "frameworks:read"), ("scope", "proposals:read"));
        using var key = new Visitor(Address);
        key.Headers.Add("Authorization", $"Bearer {Visitor.SecretIn(await made.Content.ReadAsStringAsync(Ct))}");
        Assert.Equal(HttpStatusCode.OK, await key.StatusAsync("GET", "/frameworks/CARE/versions/1"));
        using var byKey = await key.SendAsync(null, Publish, ("revision", ""));
        Assert.Equal(HttpStatusCode.Forbidden, byKey.StatusCode);
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task A_fault_blocks_and_the_page_says_how_to_mend_it()
    {
        var broken = Market.Care with { Profiles = [Market.Care.Profiles[0] with { Responsibilities = [.. Market.Care.Profiles[0].Responsibilities.Take(3)] }, .. Market.Care.Profiles.Skip(1)] };
        await Frameworks.PublishAsync(broken, "imported", Market.At, Ct);
        await ApproveAsync(Asked<Change.AddSkill>());
        var page = await Lead.ReadAsync(Publish);
        Assert.Contains("Version 3 is one fix from publishing", TextOf(page), StringComparison.Ordinal);
        Assert.Contains("has 3 responsibilities, not exactly 4. Add 1. Look at it", TextOf(page), StringComparison.Ordinal);
        Assert.Contains("aria-disabled=\"true\"", page, StringComparison.Ordinal);
        foreach (var action in new[] { Publish, $"{Publish}/confirm" })
        {
            var (status, said) = await SendAsync(Lead, Publish, action, ("notes", "kept notes"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains("kept notes", said, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await VersionsAsync()).Count);
    }

    [Fact]
    public async Task What_no_longer_fits_is_listed_and_can_be_taken_back()
    {
        var add = Asked<Change.AddRequirement>();
        var (profile, requirement) = ((Change.AddRequirement)add.Change) is var c ? (c.ForProfile, c.Requirement) : default;
        var added = await ApproveAsync(add);
        var raise = new Change.ChangeLevel(profile, requirement.Competency, requirement.Level, requirement.Level + 1);
        var made = Assert.IsType<HandMadeOutcome.Opened>(await ByHand.ProposeAsync(Care, raise, "Higher.", "ada", Ct));
        await ApproveAsync(made.Proposal.Proposal);
        await Decisions.UndoAsync(added.Id, null, "ada", true, Ct);
        await ApproveAsync(Asked<Change.AddSkill>());
        Assert.Contains("Version 2 is one fix from publishing", await TextAsync(Lead, Publish), StringComparison.Ordinal);
        var (status, said) = await SendAsync(Lead, Publish, Publish);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("No longer fits.", TextOf(said), StringComparison.Ordinal);
        Assert.Single(await VersionsAsync());

        var unfit = (await Frameworks.DraftAsync(Care, null, Ct))!.Unfit[0].Decision.Id;
        (status, _) = await SendAsync(Lead, Publish, $"{Publish}/undo", ("decision", $"{unfit}"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Contains("Version 2 is ready to publish", await TextAsync(Lead, Publish), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_leads_the_second_is_told_and_keeps_the_notes()
    {
        await ApproveAsync(Asked<Change.AddSkill>());
        using var second = await Lead.AddAsync("lea", "Lead");
        var plan = (await Publishing.PlanAsync(Care, Ct))!;
        var (status, _) = await SendAsync(Lead, Publish, Publish, ("notes", "first"), ("revision", plan.Revision), ("version", "2"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (status, var said) = await SendAsync(second, Publish, Publish, ("notes", "second notes"), ("revision", plan.Revision), ("version", "2"));
            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.Contains("Ada L. published version 2 before you.", TextOf(said), StringComparison.Ordinal);
            Assert.Contains("second notes", said, StringComparison.Ordinal);
        }

        Assert.Contains("second notes", await second.ReadAsync(Publish), StringComparison.Ordinal);
        Assert.Equal(2, (await VersionsAsync()).Count);
    }

    [Fact]
    public async Task What_was_decided_since_the_page_was_opened_is_looked_at_first()
    {
        await ApproveAsync(Asked<Change.AddSkill>());
        var plan = (await Publishing.PlanAsync(Care, Ct))!;
        await ApproveAsync(Asked<Change.ChangeLevel>(), "ben");
        foreach (var action in new[] { $"{Publish}/confirm", Publish })
        {
            var (status, said) = await SendAsync(Lead, Publish, action, ("notes", "mine"), ("revision", plan.Revision), ("version", "2"));
            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.Contains("The next version has changed since you opened it.", TextOf(said), StringComparison.Ordinal);
        }

        Assert.Single(await VersionsAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(Lead, Publish, Publish, ("notes", "mine"))).Status);
    }

    [Fact]
    public async Task A_lead_takes_any_change_back_and_a_curator_their_own()
    {
        using var curator = await Lead.AddAsync("cleo", "Curator");
        var (own, others) = (await ApproveAsync(Asked<Change.AddSkill>(), "cleo"), await ApproveAsync(Asked<Change.ChangeLevel>()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(curator, Publish, $"{Publish}/undo", ("decision", $"{others.Id}"))).Status);
        var (status, place) = await SendAsync(curator, Publish, $"{Publish}/undo", ("decision", $"{own.Id}"));
        Assert.Equal((HttpStatusCode.Redirect, $"{Publish}?said=undone&of={own.Proposal}"), (status, place));
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(Lead, Publish, $"{Publish}/undo", ("decision", $"{own.Id}"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(Lead, Publish, $"{Publish}/undo", ("decision", $"{others.Id}"))).Status);
        Assert.Empty((await Frameworks.DraftAsync(Care, null, Ct))!.Changes);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(Lead, Publish, $"{Publish}/undo", ("decision", "nonsense"))).Status);
    }

    [Fact]
    public async Task Notes_and_dates_are_checked_and_notes_are_kept()
    {
        await ApproveAsync(Asked<Change.AddSkill>());
        foreach (var (notes, day, says) in new[] { ("", "2020-01-01", "That day is past."), ("", "soon", "That is no date."), (new string('x', 4001), "", "Notes have at most 4000 characters; these have 4001.") })
        {
            var (status, said) = await SendAsync(Lead, Publish, Publish, ("notes", notes), ("effective_on", day));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains(says, TextOf(said), StringComparison.Ordinal);
        }

        Assert.Equal((HttpStatusCode.Redirect, $"{Publish}?said=saved"), await SendAsync(Lead, Publish, $"{Publish}/notes", ("notes", "half a sentence")));
        Assert.Contains("half a sentence", await Lead.ReadAsync(Publish), StringComparison.Ordinal);
        await SendAsync(Lead, Publish, Publish, ("notes", "whole"));
        Assert.Null(await new InputDrafts(Db, TimeProvider.System).GetAsync("ada", "publish/CARE", Ct));
    }

    [Fact]
    public async Task An_old_version_comes_back_with_notes_as_the_next_one()
    {
        await ApproveAsync(Asked<Change.AddSkill>());
        await SendAsync(Lead, Publish, Publish);
        const string forward = "/frameworks/CARE/versions/1/forward";
        Assert.Contains("Version 1 again, as version 3", await TextAsync(Lead, forward), StringComparison.Ordinal);
        Assert.Contains("Custify", await TextAsync(Lead, forward), StringComparison.Ordinal);
        var (status, said) = await SendAsync(Lead, forward, forward, ("notes", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Say for readers why.", TextOf(said), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(Lead, forward, forward, ("notes", "back"), ("revision", "another"))).Status);
        Assert.Equal((HttpStatusCode.Redirect, "/frameworks/CARE/versions/3?said=published"), await SendAsync(Lead, forward, forward, ("notes", "back")));
        var versions = await VersionsAsync();
        Assert.Equal((3, versions[2].Hash, "back"), (versions[0].Version, versions[0].Hash, versions[0].Notes));
        Assert.Contains("Version 1 is what is published", await TextAsync(Lead, forward), StringComparison.Ordinal);
        Assert.Contains("version 1 and version 3 are the same", (await TextAsync(Lead, "/frameworks/CARE/versions/compare?from=1&to=3")).ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Lead.StatusAsync("GET", "/frameworks/CARE/versions/9/forward"));
    }
}
