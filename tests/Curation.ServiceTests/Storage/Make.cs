using System.Text;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;
using Curation.Domain.Market;
using Curation.Domain.Models;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;
using Curation.Storage;
using Curation.Storage.Pages;
using Curation.Storage.Postings;
using Curation.Storage.Sources;

namespace Curation.ServiceTests.Storage;

/// <summary>Records with good defaults.</summary>
internal static class Make
{
    public static readonly SourceId Board = SourceId.Parse("board-a");

    public static DateTimeOffset Night(int day) => new(2026, 3, day, 2, 0, 0, TimeSpan.Zero);

    public static Source Source(string id = "board-a") => new(
        SourceId.Parse(id),
        SourceKind.Ashby,
        "Board",
        new Uri($"https://{id}.example/jobs"),
        new SourceCard("Owner", "public API terms", new Uri("https://board.example/terms"), "jobs@board.example", new DateOnly(2026, 1, 1)));

    public static Posting Posting(string externalId, string text = "We need SQL.", string? employer = "Acme", string source = "board-a", DateOnly? published = null) => new()
    {
        Id = PostingId.Of(SourceId.Parse(source), externalId),
        Source = SourceId.Parse(source),
        ExternalId = externalId,
        Url = new Uri($"https://{source}.example/jobs/{externalId}"),
        Title = $"Engineer {externalId}",
        Employer = employer,
        Text = text,
        PublishedOn = published,
        Salary = new Salary(50_000, 60_000.5m, "EUR", SalaryUnit.Year),
        Language = "en",
        Remote = true,
        Provenance = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "ashby:title" },
    };

    public static PostingAnalysis Analysis(Posting posting, string model = "m1", string? skill = "DEV/SQL", string profile = "DEV/ENG", bool abstained = false) => new(
        posting.Id,
        model,
        new RoleMatch(ProfileKey.Parse(profile), 0.8123, abstained, [new RoleAlternative(ProfileKey.Parse("DEV/OPS"), 0.1)], ["title: engineer"]),
        [new SkillMention("SQL", skill, SkillKind.Knowledge, 8, 11, 0, 12, 0.9, "lexicon", new Cue(3, "need"))]);

    public static Framework Framework(string code = "DEV", string name = "Delivery") => new()
    {
        Code = FrameworkCode.Parse(code),
        Name = name,
        Purpose = "Tests",
        Scales = [new ProficiencyScale(ElementCode.Parse("S4"), "Four", [new ProficiencyLevel(1, "Basic")])],
        Skills = [new Skill(ElementCode.Parse("SQL"), "SQL", null, SkillKind.Knowledge, ["Structured Query Language"])],
    };

    public static Proposal Proposal(string term, double share = 0.5, string sentence = "We need SQL.", string framework = "DEV")
    {
        var code = FrameworkCode.Parse(framework);
        var change = new Change.AddSkill(ElementCode.Parse("ENG"), term, SkillKind.Knowledge, null);
        return new Proposal
        {
            Id = Curation.Domain.Proposals.Proposal.IdOf(code, change),
            Framework = code,
            BasedOnVersion = 1,
            Change = change,
            Question = $"Add {term}?",
            Before = "",
            After = term,
            Rank = share,
            Demand = new Demand(10, 12, 20, 18, share, 0.1, new Interval(0.3, 0.7), 2, 0.001, 0.01),
            Reasons = ["Half of the employers ask for it."],
            Evidence = [new Evidence(PostingId.Of(Board, "1"), new Uri("https://a.example/1"), "Acme", new DateOnly(2026, 3, 1), "hash", sentence, 0, sentence.Length, 8, 11)],
        };
    }

    /// <summary>Makes a version of the analyst known that judges the last 270 days.</summary>
    public static Task RegisterAsync(Database db, string model, DateTimeOffset at) => new ModelStore(db).RegisterAsync(
        model, new AnalystParts("t", "l", "r"), corrections: null, DateOnly.FromDateTime(at.UtcDateTime).AddDays(-270), DateOnly.FromDateTime(at.UtcDateTime), at, CancellationToken.None);

    /// <summary>Fetches and reads one page of a source, in one transaction.</summary>
    public static Task PageAsync(Database db, DateTimeOffset at, string address, params Posting[] postings) => db.InTransactionAsync(
        async work =>
        {
            var pages = new PageStore(db);
            var source = postings.Length > 0 ? postings[0].Source : Board;
            var body = Encoding.UTF8.GetBytes(address + string.Join('\n', postings.Select(p => p.ExternalId + p.Text + p.Title)));
            await pages.SaveFetch(work, source, address, new FetchOutcome.Fetched(body, "application/json", "e", null, new Uri(address)), at);
            await pages.SaveRead(work, Page.IdOf(source, address), 1, new ReadOutcome.Found(postings, []), at);
        },
        CancellationToken.None);

    public static async Task SourcesAsync(Database db, params string[] ids)
    {
        foreach (var id in ids)
            await new SourceStore(db).SaveAsync(Source(id), CancellationToken.None);
    }
}
