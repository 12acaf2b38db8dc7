using Curation.Domain.Frameworks;

namespace Curation.Tests.Classify.Proposals;

/// <summary>Five profiles and eight competencies, each with one skill of its own code.</summary>
internal static class SmallFramework
{
    public static readonly string[] Roles = ["CSM", "AE", "SUP", "IMP", "MKT"];

    public static Framework Care { get; } = new()
    {
        Code = FrameworkCode.Parse("CARE"),
        Name = "Care",
        Purpose = "For tests.",
        Scales =
        [
            new ProficiencyScale(Code("S4"), "Four", [new(1, "Basic"), new(2, "Skilled"), new(3, "Advanced"), new(4, "Expert")]),
            new ProficiencyScale(
                Code("S5"), "Five", [new(1, "A"), new(2, "B"), new(3, "C"), new(4, "D"), new(5, "E")],
                [new(1, Code("S4"), 1), new(2, Code("S4"), 2), new(3, Code("S4"), 2), new(4, Code("S4"), 3), new(5, Code("S4"), 4)]),
        ],
        Families = [new JobFamily(Code("FAM"), "Customer Success", "All of it.")],
        Competencies =
        [
            Competency("RENEW", "Renewals and Expansion"), Competency("ONBO", "Customer Onboarding"), Competency("NEGO", "Negotiation"),
            Competency("FORE", "Sales Forecasting"), Competency("TICK", "Ticket Handling"), Competency("COMM", "Communication"),
            Competency("CAMP", "Campaign Planning"), Competency("DATA", "Data Analysis", "S5"),
        ],
        Skills =
        [
            Skill("RENEW", "contract renewals"), Skill("ONBO", "customer onboarding"), Skill("NEGO", "price negotiation"), Skill("FORE", "sales forecasting"),
            Skill("TICK", "ticket triage"), Skill("COMM", "clear communication"), Skill("CAMP", "email campaigns"), Skill("DATA", "Salesforce", "sales cloud"),
        ],
        Profiles =
        [
            Profile("CSM", "Customer Success Manager", ("ONBO", 2, Priority.Medium), ("COMM", 2, Priority.Medium)),
            Profile("AE", "Account Executive", ("NEGO", 2, Priority.High), ("FORE", 2, Priority.Medium)),
            Profile("SUP", "Support Specialist", ("TICK", 2, Priority.High), ("COMM", 2, Priority.Medium)),
            Profile("IMP", "Implementation Consultant", ("ONBO", 2, Priority.High), ("DATA", 2, Priority.Low)),
            Profile("MKT", "Lifecycle Marketer", ("CAMP", 2, Priority.High)),
        ],
    };

    /// <summary>The framework with one profile's requirements put in place of its own.</summary>
    public static Framework With(string profile, params (string Competency, int Level, Priority Priority)[] requirements) => Care with
    {
        Profiles = [.. Care.Profiles.Select(p => p.Code == Code(profile) ? p with { Requirements = Requirements(requirements) } : p)],
    };

    public static ElementCode Code(string code) => ElementCode.Parse(code);

    public static Skill Skill(string code, string label, params string[] aliases) => new(Code(code), label, Code(code), SkillKind.Skill, aliases);

    private static Competency Competency(string code, string name, string scale = "S4") => new()
    {
        Code = Code(code), Name = name, Description = name, Scale = Code(scale),
    };

    private static JobProfile Profile(string code, string name, params (string Competency, int Level, Priority Priority)[] requirements) => new()
    {
        Code = Code(code), Family = Code("FAM"), Band = 5, Name = name, RoleDescription = name, Requirements = Requirements(requirements),
    };

    private static Requirement[] Requirements((string Competency, int Level, Priority Priority)[] requirements) =>
        [.. requirements.Select(r => new Requirement(Code(r.Competency), r.Level, r.Priority))];
}
