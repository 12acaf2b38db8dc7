using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;

namespace Curation.Storage.Proposals;

/// <summary>What a night must know of a proposal that is there before it saves its own for the place.</summary>
internal sealed record KnownProposal
{
    public Guid Id { get; init; }

    public string Digest { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Target { get; init; } = "";

    public string State { get; init; } = "";

    public string Origin { get; init; } = "";

    /// <summary>Set where a person proposed it.</summary>
    public string? Body { get; init; }

    public string? Decision { get; init; }

    /// <summary>It approved a change that is not published.</summary>
    public bool Pending { get; init; }

    private bool IsOwn => Origin == "person";

    /// <summary>All of a framework, their rows locked in the order of their ids.</summary>
    public static Task<List<KnownProposal>> AllAsync(UnitOfWork work, FrameworkCode framework) => work.QueryAsync<KnownProposal>(
        """
        SELECT p.id, p.digest, p.kind, p.target, p.state, p.origin, CASE WHEN p.origin = 'person' THEN p.body END AS body, d.body AS decision,
               coalesce(d.approves, false) AND NOT EXISTS (SELECT FROM version_decisions AS v WHERE v.decision = d.id) AS pending
        FROM proposals AS p LEFT JOIN decisions AS d ON d.id = p.decision
        WHERE p.framework = @framework ORDER BY p.id FOR UPDATE OF p
        """,
        new { framework = framework.ToString() });

    /// <summary>
    /// Whether both ask of one title what it is: a profile of its own, or another title of one. Which of these, nights may see otherwise than the
    /// night before did.
    /// </summary>
    public bool IsOfTitle(Change change) => (Kind is "new_profile" or "add_title") && change is Change.NewProfile or Change.AddTitle && Target == change.Target;

    public bool AsksAgain(Proposal found, DateOnly on) => Decided() is { } decision && Memory.AsksAgain(decision, Pending, found, on);

    /// <summary>A night's evidence joins a person's proposal where both say the same.</summary>
    public bool IsJoinedBy(Proposal found) => !IsOwn || JsonSerializer.Serialize(Asked().Change, CurationJson.Line) == JsonSerializer.Serialize(found.Change, CurationJson.Line);

    public bool IsOwnAndDue(DateOnly on) =>
        IsOwn && State == "decided" && Decided() is { Verdict: Verdict.Snooze snooze } decision && Memory.IsDue(snooze, decision, Asked().Demand, on);

    private Decision? Decided() => Decision is null ? null : JsonSerializer.Deserialize<Decision>(Decision, CurationJson.Line);

    private Proposal Asked() => JsonSerializer.Deserialize<Proposal>(Body!, CurationJson.Line)!;
}
