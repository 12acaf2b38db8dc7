namespace Curation.Ui.Accounts;

/// <summary>What a person is here. A person may be several; what each may do stands in <see cref="Policies"/>.</summary>
/// <param name="Says">What the administrator reads beside the box.</param>
internal sealed record Role(string Name, string Says)
{
    public const string Reader = "Reader";
    public const string Researcher = "Researcher";
    public const string Curator = "Curator";
    public const string Lead = "Lead";
    public const string Operator = "Operator";
    public const string Administrator = "Administrator";

    public static IReadOnlyList<Role> All { get; } =
    [
        new(Reader, "reads what is published"),
        new(Researcher, "reads what is published, and postings"),
        new(Curator, "decides proposals, and takes back their own decisions"),
        new(Lead, "decides, takes back any decision, publishes, sets policies"),
        new(Operator, "nights and sources; no decisions"),
        new(Administrator, "accounts and keys; nothing else"),
    ];

    public static bool IsKnown(string name) => All.Any(r => r.Name == name);
}
