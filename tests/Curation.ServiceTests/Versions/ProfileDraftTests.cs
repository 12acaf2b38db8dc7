using System.Net;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Xunit;

namespace Curation.ServiceTests.Versions;

public sealed class ProfileDraftTests(FreshDatabase database) : VersionsTest(database)
{
    private static readonly (string Name, string Value)[] Complete =
    [
        ("name", "Partner Success Manager"), ("code", ""), ("family", "SUC"), ("band", "5"), ("role_description", "Keeps partners selling."),
        ("standard_job_description", "You keep our partners selling."), ("alternate_titles", "Partner Manager\nChannel Success Manager"),
        ("responsibility_1", "Brings partners on board."), ("responsibility_2", "Plans with partners."), ("responsibility_3", "Measures what partners sell."), ("responsibility_4", "Trains partners."),
        ("competency", "T550"), ("level", "3"), ("priority", "High"), ("competency", ""), ("level", ""), ("priority", "Medium"),
    ];

    private static Proposal Role => Asked<Change.NewProfile>();

    private static string Draft => $"/frameworks/CARE/drafts/{Role.Id}";

    [Fact]
    public async Task An_approved_role_is_listed_with_what_it_lacks_written_and_published()
    {
        await ApproveAsync(Role);
        var page = await TextAsync(Lead, Publish);
        Assert.Contains("Version 2 waits for one job profile to be written", page, StringComparison.Ordinal);
        Assert.Contains("5 to do", page, StringComparison.Ordinal);
        Assert.Contains("Partner Success Manager lacks five things", await TextAsync(Lead, Draft), StringComparison.Ordinal);
        Assert.Contains("Postings ask most for Partner onboarding , Salesforce", await TextAsync(Lead, Draft), StringComparison.Ordinal);

        // Half done is saved too, and a gap among the responsibilities stays where it is.
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(Lead, Draft, Draft, [.. Complete.Where(f => f.Name is not ("role_description" or "responsibility_2" or "competency" or "level" or "priority"))])).Status);
        var half = await Lead.ReadAsync(Draft);
        Assert.Contains("Partner Success Manager lacks three things", TextOf(half), StringComparison.Ordinal);
        Assert.Contains("id=\"responsibility_3\" name=\"responsibility_3\" rows=\"2\" maxlength=\"4000\">Measures what partners sell.", half, StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.Redirect, $"{Draft}?said=saved"), await SendAsync(Lead, Draft, Draft, Complete));
        Assert.Contains("Partner Success Manager is complete", await TextAsync(Lead, Draft), StringComparison.Ordinal);
        Assert.Contains("Version 2 is ready to publish", await TextAsync(Lead, Publish), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(Lead, Publish, Publish, ("notes", "A new role."))).Status);
        var profile = (await Frameworks.LatestAsync(Care, null, Ct))!.Content.Profile(ElementCode.Parse("SUC-5PSM"))!;
        Assert.Equal(("Partner Success Manager", 4, "Keeps partners selling."), (profile.Name, profile.Responsibilities.Count, profile.RoleDescription));
        Assert.Equal([new Requirement(ElementCode.Parse("T550"), 3, Priority.High)], profile.Requirements);
        Assert.Equal(["Partner Manager", "Channel Success Manager"], profile.AlternateTitles);
        Assert.Equal(HttpStatusCode.NotFound, await Lead.StatusAsync("GET", Draft));
    }

    [Fact]
    public async Task What_makes_no_sense_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        await ApproveAsync(Role);
        (string Name, string Value)[] wrong =
        [
            .. Complete.Where(f => f.Name is not ("code" or "family" or "band" or "competency" or "level" or "priority")), ("code", "SUC-5CSM"), ("family", "GONE"), ("band", "99"),
            ("competency", "T550"), ("level", "9"), ("priority", "High"), ("competency", "T550"), ("level", "2"), ("priority", "High"), ("competency", "NONE"), ("level", "1"), ("priority", "High"),
        ];
        var (status, said) = await SendAsync(Lead, Draft, Draft, wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        foreach (var fault in new[] { "code-err\"", "family-err\"", "band-err\"", "requirement_1-err\"", "requirement_2-err\"", "requirement_3-err\"" }) Assert.Contains($"id=\"{fault}", said, StringComparison.Ordinal);
        foreach (var fault in new[] { "Customer Success Manager has this code.", "has levels 1, 2, 3, 4.", "is asked for twice. Keep one of the two.", "The framework has no such competency any more." }) Assert.Contains(fault, TextOf(said), StringComparison.Ordinal);
        Assert.Contains("Keeps partners selling.", said, StringComparison.Ordinal);
        Assert.Null(((Change.NewProfile)(await Frameworks.DraftAsync(Care, null, Ct))!.Waiting[0].Decision.Approved!).Draft);

        (status, said) = await SendAsync(Lead, Draft, Draft, [.. Complete, .. Enumerable.Repeat(("competency", ""), 6), ("rows", "more")]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("requirement_12\"", said, StringComparison.Ordinal);
        Assert.Contains("Keeps partners selling.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_writes_at_the_same_time_is_told_and_a_reader_writes_nothing()
    {
        var decision = await ApproveAsync(Role);
        using var curator = await Lead.AddAsync("cleo", "Curator");
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(curator, Draft, Draft, ("role_description", "Theirs."), ("decision", $"{decision.Id}"))).Status);
        var (status, said) = await SendAsync(Lead, Draft, Draft, ("role_description", "Mine."), ("decision", $"{decision.Id}"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("cleo saved this draft while you wrote.", TextOf(said), StringComparison.Ordinal);
        Assert.Contains("Mine.", said, StringComparison.Ordinal);
        Assert.Contains("Theirs.", await Lead.ReadAsync(Draft), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(Lead, Draft, Draft, ("role_description", "Mine."))).Status);
        using var reader = await Lead.AddAsync("rea", "Reader");
        Assert.Equal(HttpStatusCode.Forbidden, await reader.StatusAsync("GET", Draft));
        using var refused = await reader.SendAsync("/account", Draft);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
