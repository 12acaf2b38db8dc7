using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;
using Curation.Domain.Runs;
using Curation.Storage;
using Curation.Storage.Frameworks;
using Curation.Storage.Pages;
using Curation.Storage.Proposals;
using Curation.Storage.Sources;
using Curation.Storage.Work;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>A database as a night leaves it, without the night: the sample framework, sources, a run at any point, and proposals of each kind.</summary>
internal sealed class Market(Database db)
{
    public static readonly DateOnly Date = new(2026, 11, 24);

    private static readonly string[] Employers =
        ["Brightwater Software", "Lumenfield", "Tessellate Health", "Ostrava Logistics", "Calder & Finch", "Penrose Retail", "Harbourline", "Norrland Energi", "Vectis Insurance", "Møller & Søn", "Quarrystone Analytics"];

    private static readonly (string Before, string After)[] Frames =
    [
        ("You will own renewals end to end, with ", " as your daily tool, and keep forecast data clean."),
        ("Minimum two years’ hands-on experience with ", " or something comparable."),
        ("Comfortable with ", " without help from operations."),
        ("We expect working knowledge of ", "; you enjoy teaching it to others."),
        ("Bonus points for ", ", but we will happily train the right person."),
        ("Log every touchpoint and use ", " to decide whom to call first, every single morning before the first stand-up of the day."),
    ];

    public static DateTimeOffset At { get; } = new(2026, 11, 24, 2, 30, 0, TimeSpan.Zero);

    public static Framework Care { get; } = JsonSerializer.Deserialize<Framework>(
        File.ReadAllText(Path.Combine(Repository(), "pipelines", "Sample", "Frameworks", "care.json")), CurationJson.Line)!;

    public async Task PublishAsync(CancellationToken ct) =>
        await new FrameworkStore(db).PublishAsync(Care, "The sample framework that Curation comes with.", At, ct);

    public async Task SourcesAsync(CancellationToken ct, params string[] ids)
    {
        foreach (var id in ids)
        {
            await new SourceStore(db).SaveAsync(
                new Source(
                    SourceId.Parse(id), SourceKind.Ashby, $"{char.ToUpperInvariant(id[0])}{id[1..]} careers", new Uri($"https://{id}.example/jobs"),
                    new SourceCard("Owner", "public API terms", new Uri($"https://{id}.example/terms"), $"jobs@{id}.example", Date)),
                ct);
        }
    }

    /// <summary>A night that was begun, with everything up to reading done and reading half done.</summary>
    public async Task<RunningNight> BeginAsync(CancellationToken ct)
    {
        var runs = new RunStore(db);
        var run = Assert.IsType<RunStart.Started>(await runs.StartAsync(Date, At, ct)).Run;
        return new RunningNight(db, runs, run);
    }

    public Task ProposeAsync(Guid run, IReadOnlyList<Proposal> proposals) =>
        db.InTransactionAsync(work => new ProposalStore(db).SaveRun(work, Care.Code, run, proposals), CancellationToken.None);

    /// <summary>Proposals of each kind over the sample framework, the same each time.</summary>
    public static IReadOnlyList<Proposal> Proposals() => [.. All().DistinctBy(p => p.Id)];

    public static Proposal Proposal(Change change, string question, string before, string after, double now, double? was, int employers, string term, int sentences, params string[] reasons)
    {
        var role = (int)Math.Round(employers / now);
        return new Proposal
        {
            Id = Curation.Domain.Proposals.Proposal.IdOf(Care.Code, change),
            Framework = Care.Code,
            BasedOnVersion = 1,
            Change = change,
            Question = question,
            Before = before,
            After = after,
            Rank = Math.Round(now * 0.7, 4),
            Demand = new Demand(
                employers, employers + (employers / 3), role, was is null ? 0 : role - 7, now, was,
                new Interval(Math.Max(0, Math.Round(now - (0.9 / Math.Sqrt(role)), 4)), Math.Min(1, Math.Round(now + (0.9 / Math.Sqrt(role)), 4))), 2.6, 0.0004, was is null ? null : 0.004),
            Reasons = reasons,
            Evidence = [.. Enumerable.Range(0, sentences).Select(i => Sentence(i, term))],
        };
    }

    public static Evidence Sentence(int i, string term, string? employer = null, Uri? url = null)
    {
        var (before, after) = Frames[i % Frames.Length];
        var (text, start) = ($"{before}{term}{after}", 120);
        return new Evidence(
            PostingId.Of(SourceId.Parse("acme"), $"{i}"),
            url ?? (i == 3 ? null : new Uri($"https://jobs.employer-{i}.example/{i}")),
            employer ?? Employers[i % Employers.Length],
            Date.AddDays(-6 - (i * 9)),
            NaturalKey.Hash(text), text, start, start + text.Length, start + before.Length, start + before.Length + term.Length);
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Curation.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in their repository.");
        return folder;
    }

    private static IEnumerable<Proposal> All()
    {
        var n = 0;
        foreach (var profile in Care.Profiles)
        {
            var requirements = profile.Requirements;
            var (first, second, third) = (requirements[n % requirements.Count], requirements[(n + 3) % requirements.Count], requirements[(n + 5) % requirements.Count]);
            string Name(ElementCode code) => Care.Competency(code)!.Name;
            var share = 0.66 - (0.025 * n);
            var level = first.Level < 4 ? first.Level + 1 : first.Level - 1;
            yield return Proposal(
                new Change.ChangeLevel(profile.Code, first.Competency, first.Level, level),
                $"Should {profile.Name} ask for {Name(first.Competency)} at level {level} instead of {first.Level}?",
                $"{Name(first.Competency)}, level {first.Level}", $"{Name(first.Competency)}, level {level}", share, share - 0.21, 92 - (3 * n), Name(first.Competency).ToLowerInvariant(), 9,
                $"Of {61 - n} employers that say how well, {44 - n} ask for more than level {first.Level}, 9 for just that and 8 for less; the middle is level {level}",
                "They write: hands-on with; 2+ years; build dashboards",
                $"{92 - (3 * n)} of 148 employers ask for it now (62 %, 95 % interval 54-70 %), 41 % before");
            if (n % 2 == 0)
            {
                var to = second.Priority == Priority.High ? Priority.Medium : Priority.High;
                yield return Proposal(
                    new Change.ChangePriority(profile.Code, second.Competency, second.Priority, to),
                    $"Should {Name(second.Competency)} have {to.ToString().ToLowerInvariant()} priority for {profile.Name}?",
                    $"{Name(second.Competency)}, {second.Priority.ToString().ToLowerInvariant()} priority", $"{Name(second.Competency)}, {to.ToString().ToLowerInvariant()} priority",
                    share - 0.05, share - 0.2, 58 - n, Name(second.Competency).ToLowerInvariant(), 4, "Employers name it among the things they must have", "They write: must have; required");
                yield return Proposal(
                    new Change.RetireRequirement(profile.Code, third),
                    $"Should {profile.Name} no longer ask for {Name(third.Competency)}?", $"{Name(third.Competency)}, level {third.Level}", "",
                    0.06, 0.27, 9, Name(third.Competency).ToLowerInvariant(), 3, "9 of 148 employers ask for it now (6 %, 95 % interval 3-11 %), 27 % before", "It falls by more than chance explains (false discovery rate 0.004)");
            }

            var missing = Care.Competencies.Where(c => requirements.All(r => r.Competency != c.Code)).Skip(n).First();
            yield return Proposal(
                new Change.AddRequirement(profile.Code, new Requirement(missing.Code, 2, Priority.High)),
                $"Should {profile.Name} ask for {missing.Name}?", "", $"{missing.Name}, level 2, high priority", share - 0.1, n % 3 == 0 ? null : 0.12, 71 - n, missing.Name.ToLowerInvariant(), 7,
                $"{71 - n} of 148 employers ask for it now (48 %, 95 % interval 40-56 %), 12 % before", "2.6 times as often as over all roles, more than chance explains (false discovery rate 0.004)");
            var skill = Care.Skills[n * 5];
            yield return Proposal(
                new Change.AddAlias(skill.Code, $"{skill.Label} Pro"),
                $"Is {skill.Label} Pro another name for {skill.Label}?", skill.Label, $"{skill.Label}, also {skill.Label} Pro", 0.2 - (n * 0.005), 0.09, 41 - n, $"{skill.Label} Pro", 5, "Employers write it where others write the known name");
            n++;
        }

        foreach (var (term, profile, competency) in new[] { ("Custify", "SUC-5CSM", "T550"), ("Prompt writing", "SVC-6CSS", "T450"), ("RevOps tooling", "SAL-4RVO", "T630") })
        {
            yield return Proposal(
                new Change.AddSkill(ElementCode.Parse(profile), term, SkillKind.Knowledge, ElementCode.Parse(competency)),
                $"Should {term} become a skill of {Care.Competency(ElementCode.Parse(competency))!.Name}, asked for in {Care.Profile(ElementCode.Parse(profile))!.Name}?",
                "", $"{term} ({Care.Competency(ElementCode.Parse(competency))!.Name})", 0.37, 0.08, 54, term, 6,
                "54 of 146 employers ask for it now (37 %, 95 % interval 30 to 45 %), 8 % before", "It rises by more than chance explains (false discovery rate below 0.001)", "No skill of the framework covers it");
        }

        yield return Proposal(
            new Change.NewProfile("Partner Success Manager", ["Partner onboarding", "Salesforce", "Joint business planning", "Enablement"]),
            "Should Partner Success Manager become a job profile?", "", "Partner Success Manager: Partner onboarding, Salesforce, Joint business planning, Enablement", 0.31, 0.1, 31, "partner onboarding", 6,
            "31 employers posted it now (44 postings), 12 before, and it is none of our roles", "72 % of what they ask for is in this framework: Customer Onboarding, Account Expansion and Sales Enablement", "The nearest of our roles: Customer Success Manager");
    }
}
