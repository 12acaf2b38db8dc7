namespace Curation.Ui.Accounts;

/// <summary>What a program's key may read. No key decides, publishes or administers.</summary>
internal sealed record Scope(string Name, string Says)
{
    /// <summary>The claim that carries it.</summary>
    public const string Claim = "scope";

    public const string Frameworks = "frameworks:read";
    public const string Postings = "postings:read";
    public const string Proposals = "proposals:read";
    public const string Runs = "runs:read";

    public static IReadOnlyList<Scope> All { get; } =
    [
        new(Frameworks, "published frameworks"),
        new(Postings, "postings"),
        new(Proposals, "proposals and their evidence"),
        new(Runs, "the nights"),
    ];

    public static bool IsKnown(string name) => All.Any(s => s.Name == name);
}
