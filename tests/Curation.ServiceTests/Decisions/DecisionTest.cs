using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Domain.Runs;
using Curation.ServiceTests.Storage;
using Curation.Storage.Auditing;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Publishing;
using Curation.Storage.Work;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Curation.ServiceTests.Decisions;

/// <summary>A framework with one profile and two competencies, and nights that ask about it.</summary>
public abstract class DecisionTest(FreshDatabase database) : StorageTest(database)
{
    protected static readonly FrameworkCode Dev = FrameworkCode.Parse("DEV");
    protected static readonly ElementCode Eng = ElementCode.Parse("ENG");
    protected static readonly ElementCode Code = ElementCode.Parse("C1");
    protected static readonly ElementCode Ops = ElementCode.Parse("C2");

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    protected FrameworkStore Frameworks => field ??= new FrameworkStore(Db);

    protected ProposalStore Proposals => new(Db);

    protected DecisionStore Decisions => new(Db, Frameworks, Clock);

    protected HandMade ByHand => new(Db, Frameworks, Clock);

    protected PublishStore Publishing => new(Db, Frameworks, Clock);

    protected AuditStore Audit => new(Db);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Frameworks.PublishAsync(Small, "first", Make.Night(1), Ct);
    }

    protected static Framework Small => new()
    {
        Code = Dev,
        Name = "Delivery",
        Purpose = "Tests",
        Scales = [new ProficiencyScale(ElementCode.Parse("S4"), "Four", [new(1, "One"), new(2, "Two"), new(3, "Three"), new(4, "Four")])],
        Bands = [new JobBand(5, "Practitioner", "Works.")],
        Families = [new JobFamily(ElementCode.Parse("FAM"), "Family", "All.")],
        Competencies =
        [
            new Competency { Code = Code, Name = "Coding", Description = "Knowledge of languages; ability to write code.", Scale = ElementCode.Parse("S4") },
            new Competency { Code = Ops, Name = "Operations", Description = "Knowledge of servers; ability to run them.", Scale = ElementCode.Parse("S4") },
        ],
        Skills = [new Skill(ElementCode.Parse("SQL"), "SQL", Code, SkillKind.Knowledge, ["Structured Query Language"])],
        Profiles =
        [
            new JobProfile
            {
                Code = Eng,
                Family = ElementCode.Parse("FAM"),
                Band = 5,
                Name = "Engineer",
                RoleDescription = "Builds.",
                Responsibilities = [new("r1", "a"), new("r2", "b"), new("r3", "c"), new("r4", "d")],
                Requirements = [new Requirement(Code, 2, Priority.Medium)],
            },
        ],
    };

    protected static Proposal Ask(Change change, int employers = 10, double share = 0.5) => Make.Proposal("x", share) with
    {
        Id = Proposal.IdOf(Dev, change),
        Framework = Dev,
        Change = change,
        Question = $"{change.Target}?",
        Demand = new Demand(employers, employers, 20, 18, share, 0.1, new Interval(0.3, 0.7), 2, 0.001, 0.01),
    };

    protected static Change Skill(string term) => new Change.AddSkill(Eng, term, SkillKind.Knowledge, Code);

    protected async Task<ProposalOutcome> NightAsync(int day, params Proposal[] proposals)
    {
        var date = new DateOnly(2026, 3, 1).AddDays(day - 1);
        var at = new DateTimeOffset(date, new TimeOnly(2, 0), TimeSpan.Zero);
        await using var runs = new RunStore(Db);
        await runs.StartAgainAsync(date, at, Ct);
        ProposalOutcome? outcome = null;
        await Db.InTransactionAsync(async work => outcome = await Proposals.SaveRun(work, Dev, RunStore.IdOf(date), proposals), Ct);
        await runs.FinishAsync(RunStore.IdOf(date), RunState.Succeeded, null, at, Ct);
        return outcome!;
    }

    protected async Task<KeptProposal> KeptAsync(Change change) => (await Proposals.GetAsync(Proposal.IdOf(Dev, change), Ct))!;

    /// <summary>Decides the proposal as it stands now.</summary>
    protected async Task<Decision> DecidedAsync(Change asked, Verdict verdict, string actor = "ann")
    {
        var kept = await KeptAsync(asked);
        return Assert.IsType<DecideOutcome.Decided>(await Decisions.DecideAsync(kept.Proposal.Id, verdict, null, actor, kept.Revision, Ct)).Decision;
    }

    protected async Task<FrameworkDraft> DraftAsync() => (await Frameworks.DraftAsync(Dev, null, Ct))!;

    protected static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, CurationJson.Line);
}
