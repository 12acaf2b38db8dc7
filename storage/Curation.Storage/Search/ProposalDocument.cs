using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Proposals;

namespace Curation.Storage.Search;

/// <summary>A proposal as the index holds it; its names in snake_case are the mapping's.</summary>
internal sealed record ProposalDocument : SearchDocument
{
    public required string Framework { get; init; }

    public required string Kind { get; init; }

    public string? Profile { get; init; }

    /// <summary>With its framework, as in <c>CARE/SUC-5CSM</c>.</summary>
    public string? ProfileKey { get; init; }

    public string? Family { get; init; }

    public string? FamilyKey { get; init; }

    /// <summary>The lowest number of its range of <see cref="ProposalFields.Supports"/>.</summary>
    public required string Support { get; init; }

    public required string[] Sources { get; init; }

    public DateOnly OpenedOn { get; init; }

    public required string State { get; init; }

    public required string Origin { get; init; }
}

/// <summary>A proposal in its present state, with what is said about it.</summary>
internal sealed record ProposalRow
{
    public const string Sql =
        """
        SELECT p.id, p.framework, p.kind, p.profile, p.target, p.digest, p.state, p.origin, (p.opened_at AT TIME ZONE 'UTC')::date AS opened_on, p.body,
               coalesce(w.family, f.family) AS family, coalesce(w.sources, e.sources, ARRAY[]::text[]) AS sources,
               coalesce(e.said, ARRAY[]::text[]) AS said
        FROM proposals AS p
        LEFT JOIN proposal_words AS w ON w.proposal = p.id AND w.key = p.digest
        LEFT JOIN LATERAL (
            SELECT element.json::json ->> 'family' AS family
            FROM framework_version_elements AS v JOIN framework_elements AS element ON element.hash = v.hash
            WHERE v.framework = p.framework AND v.element = 'profile/' || p.profile
            ORDER BY v.version DESC LIMIT 1) AS f ON w.proposal IS NULL
        CROSS JOIN LATERAL (
            SELECT array_agg(DISTINCT o.source ORDER BY o.source) FILTER (WHERE o.source IS NOT NULL) AS sources,
                   array_agg(coalesce(e.employer || ' ', '') || e.sentence ORDER BY e.position) AS said
            FROM evidence AS e LEFT JOIN postings AS o ON o.id = e.posting WHERE e.proposal = p.id) AS e
        """;

    public Guid Id { get; init; }

    public string Framework { get; init; } = "";

    public string Kind { get; init; } = "";

    public string? Profile { get; init; }

    public string Target { get; init; } = "";

    public string Digest { get; init; } = "";

    public string State { get; init; } = "";

    public string Origin { get; init; } = "";

    public DateOnly OpenedOn { get; init; }

    public string Body { get; init; } = "";

    public string? Family { get; init; }

    public string[] Sources { get; init; } = [];

    /// <summary>Employer and sentence, one a line of evidence.</summary>
    public string[] Said { get; init; } = [];

    public Proposal Proposal => JsonSerializer.Deserialize<Proposal>(Body, CurationJson.Line)!;

    /// <summary>How far the share before lies from the nearer end of the interval of the share now; none where there is no share before.</summary>
    public static double? EdgeOf(Demand demand) =>
        demand.ShareBefore is { } before ? Math.Min(Math.Abs(before - demand.Interval.Low), Math.Abs(before - demand.Interval.High)) : null;

    public KeptWords WordsOf(Proposal proposal) =>
        KeptWords.Of(proposal.Question, [Target, Profile, proposal.Before, proposal.After, .. proposal.Reasons, .. Said]);

    public ProposalDocument ToDocument()
    {
        var proposal = Proposal;
        var words = WordsOf(proposal);
        return new ProposalDocument
        {
            Id = Id.ToString("N"),
            Title = words.TitleLine,
            Words = words.Line,
            Framework = Framework,
            Kind = Kind,
            Profile = Profile,
            ProfileKey = Profile is null ? null : $"{Framework}/{Profile}",
            Family = Family,
            FamilyKey = Family is null ? null : $"{Framework}/{Family}",
            Support = ProposalFields.SupportOf(proposal.Demand.Employers),
            Sources = Sources,
            OpenedOn = OpenedOn,
            State = State,
            Origin = Origin,
        };
    }
}
