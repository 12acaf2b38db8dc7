using Curation.Classify;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;
using Curation.Domain.Market;
using Curation.Domain.Postings;

namespace Curation.Tests.Classify;

/// <summary>A small framework of our own, and one analyst built from it for all tests, for building takes seconds.</summary>
internal static class Catalogues
{
    public static Catalogue Small { get; } = new([Framework()]);

    public static PostingAnalyst Analyst => Built.Value;

    /// <summary>The shipped models, loaded once for all tests.</summary>
    public static ModelKit Kit => Loaded.Value;

    private static readonly Lazy<ModelKit> Loaded = new(() => ModelKit.Load(ModelKit.Shipped));

    private static readonly Lazy<PostingAnalyst> Built = new(() => PostingAnalyst.Build(Small, Kit));

    public static PostingAnalysis Analyse(string title, string text, string? employer = null, string? language = "en") => Analyst.Analyse(Posting(title, text, employer, language));

    public static Posting Posting(string title, string text, string? employer = null, string? language = "en") => new()
    {
        Id = PostingId.Of(SourceId.Parse("test"), title),
        Source = SourceId.Parse("test"),
        ExternalId = title,
        Title = title,
        Text = text,
        Employer = employer,
        Language = language,
    };

    private static Framework Framework() => new()
    {
        Code = FrameworkCode.Parse("DEMO"),
        Name = "Demonstration",
        Purpose = "For tests.",
        Families = [new JobFamily(ElementCode.Parse("SAL"), "Sales", "Sells."), new JobFamily(ElementCode.Parse("DEV"), "Development", "Builds.")],
        Competencies =
        [
            Competency("K1", "Consultative Selling"), Competency("K2", "Programming"), Competency("K3", "Customer Records"),
        ],
        Skills =
        [
            Skill("S1", "cold calling", "K1", SkillKind.Skill, "cold calls"),
            Skill("S2", "negotiation", "K1", SkillKind.Skill, "negotiate contracts"),
            Skill("S3", "Salesforce", "K3", SkillKind.Knowledge),
            Skill("S4", "CRM", "K3", SkillKind.Knowledge, "customer relationship management"),
            Skill("S5", "C#", "K2", SkillKind.Knowledge, "C Sharp"),
            Skill("S6", "C++", "K2", SkillKind.Knowledge),
            Skill("S7", ".NET", "K2", SkillKind.Knowledge),
            Skill("S8", "Node.js", "K2", SkillKind.Knowledge, "NodeJS"),
            Skill("S9", "R", "K2", SkillKind.Knowledge),
            Skill("S10", "Go", "K2", SkillKind.Knowledge, "Golang"),
            Skill("S11", "Excel", "K3", SkillKind.Knowledge),
            Skill("S12", "problem solving", "K2", SkillKind.Skill),
            Skill("S13", "account planning", "K1", SkillKind.Skill, "manage accounts"),
            Skill("S14", "PostgreSQL", "K2", SkillKind.Knowledge, "Postgres"),
            Skill("S15", "Python", "K2", SkillKind.Knowledge),
        ],
        Profiles =
        [
            Profile("SAL-6", "SAL", 6, "Sales Development Representative", "Finds new prospects by telephone and mail and books first meetings.", "Business Development Representative", "SDR", "Inside Sales Representative"),
            Profile("SAL-5", "SAL", 5, "Account Executive", "Closes new customers, from discovery through demonstration to a signed contract.", "Enterprise Account Executive", "Sales Executive", "Senior Account Executive"),
            Profile("SAL-2", "SAL", 2, "Head of Sales", "Answers for the revenue of the company and leads the sales managers.", "VP of Sales", "Sales Director", "Director of Sales"),
            Profile("DEV-5", "DEV", 5, "Backend Engineer", "Builds services, databases and programming interfaces on servers.", "Backend Developer", "Software Engineer, Backend", "Senior Backend Engineer"),
            Profile("DEV-3", "DEV", 3, "Engineering Manager", "Leads a team of software engineers, hires them and plans their work.", "Software Engineering Manager", "Manager, Engineering"),
        ],
    };

    private static Competency Competency(string code, string name) =>
        new() { Code = ElementCode.Parse(code), Name = name, Description = $"Knowledge of {name}.", Scale = ElementCode.Parse("P4") };

    private static Skill Skill(string code, string label, string competency, SkillKind kind, params string[] aliases) =>
        new(ElementCode.Parse(code), label, ElementCode.Parse(competency), kind, aliases);

    private static JobProfile Profile(string code, string family, int band, string name, string description, params string[] titles) => new()
    {
        Code = ElementCode.Parse(code),
        Family = ElementCode.Parse(family),
        Band = band,
        Name = name,
        RoleDescription = description,
        AlternateTitles = titles,
        Requirements = [new Requirement(ElementCode.Parse(family == "SAL" ? "K1" : "K2"), 2, Priority.High)],
    };
}
