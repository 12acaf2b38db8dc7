using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;
using Curation.Storage;
using Curation.Storage.Postings;
using Curation.Storage.Sources;

namespace Curation.ServiceTests.Search;

/// <summary>Postings made by rule, with duplicates across boards, every kind of spelling that word breakers disagree on, and a live model.</summary>
internal static class SearchCorpus
{
    public const string Model = "m1";

    private static readonly string[] Boards = ["board-a", "board-b", "board-c", "board-d"];
    private static readonly string[] Employers = ["Brightwater Software", "Lumenfield", "Tessellate Health", "Møller & Søn", "Calder and Finch", "Brightwater Software Holdings"];
    private static readonly string?[] Places = ["Malmö, Sweden", "Berlin", "Berlin, Germany", "Remote, Ireland", "Leeds", null];
    private static readonly string[] Titles = ["Customer Success Manager", "Support Engineer", "Account Manager", "Account Management Lead", "Backend Developer (C#)", "Retention Specialist"];

    private static readonly string[] Texts =
    [
        "You will own renewals end to end and be the first to see churn coming. Our CRM is the single place where we work.",
        "We write C# and .NET all day; some of us know C++17 and Node.js. Front-end work is done in React.js.",
        "ASP.NET Core, T-SQL, CI/CD on Azure. No C here, but plain C++ is welcome. Managers manage.",
        "Knowledge of C and Unix. Go or Rust is a plus. See www.example.net for more.",
        "Customer's analyses, customers’ data: you know SQL (3.5 years), A/B tests and R&D. Café work in Malmö.",
        "日本語 customer support, twenty-four hours. State-of-the-art tools; e-mail and phone.",
    ];

    private static readonly string[] Skills = ["DEV/SQL", "CARE/S-CRM", "DEV/CSHARP", "esco/abc"];

    /// <summary>240 postings of four boards; every fifth stands on two boards, every twentieth on three.</summary>
    public static IReadOnlyList<Posting> Postings { get; } = [.. Enumerable.Range(0, 240).SelectMany(Copies)];

    public static async Task FillAsync(Database db, CancellationToken ct)
    {
        foreach (var board in Boards)
            await new SourceStore(db).SaveAsync(Make.Source(board) with { Name = $"{board} careers" }, ct);
        await new Market(db).PublishAsync(ct);
        foreach (var board in Postings.GroupBy(p => p.Source))
            await Make.PageAsync(db, Make.Night(20), $"https://{board.Key}.example/jobs", [.. board]);
        var store = new PostingStore(db);
        await db.InTransactionAsync(
            work => store.SaveFold(
                work,
                [.. Postings.Select(p => new Fold(p.Id, p.Employer?.ToLowerInvariant(), new byte[] { 1 }, [Number(p)]))],
                1,
                (_, _) => true),
            ct);
        await Make.RegisterAsync(db, Model, Make.Night(20));
        await db.InTransactionAsync(work => store.SaveAnalyses(work, [.. Postings.Where(p => Number(p) % 7 != 0).Select(Analysis)]), ct);
        await db.InTransactionAsync(work => new ModelStore(db).GoLive(work, Model, Make.Night(20)), ct);
    }

    private static long Number(Posting posting) => long.Parse(posting.ExternalId.Split('-')[0]);

    private static IEnumerable<Posting> Copies(int n)
    {
        var copies = n % 20 == 0 ? 3 : n % 5 == 0 ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
        {
            var board = Boards[(n + copy) % Boards.Length];
            yield return Make.Posting($"{n}-{copy}", $"{Texts[n % Texts.Length]} Reference {n}. {Texts[n / 7 % Texts.Length]}", n % 11 == 0 ? null : Employers[n / 3 % Employers.Length], board) with
            {
                Title = Titles[n / 2 % Titles.Length],
                Location = Places[(n + copy) % Places.Length],
                PublishedOn = new DateOnly(2025, 6, 1).AddDays((n * 3 % 270) + copy),
                Remote = (n % 3) switch { 0 => true, 1 => false, _ => null },
                Language = n % 9 == 0 ? "sv" : "en",
                Salary = n % 4 == 0 ? new Salary(40_000 + n, null, "EUR", SalaryUnit.Year) : null,
            };
        }
    }

    private static PostingAnalysis Analysis(Posting posting)
    {
        var n = Number(posting);
        var role = n % 6 == 0 ? null : new RoleMatch(ProfileKey.Parse(n % 2 == 0 ? "CARE/SUC-5CSM" : "CARE/SVC-6CSS"), 0.9, n % 5 == 2, [], ["title"]);
        return new PostingAnalysis(
            posting.Id, Model, role,
            [.. Skills.Where((_, i) => (n >> i) % 2 == 0).Select(s => new SkillMention(s, s, SkillKind.Knowledge, 0, 3, 0, 8, 0.9, "lexicon"))]);
    }
}
