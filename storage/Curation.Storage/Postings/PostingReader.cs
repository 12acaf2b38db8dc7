using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;
using Curation.Storage.Proposals;
using Curation.Storage.Sources;

namespace Curation.Storage.Postings;

/// <summary>Everything that is known of one posting.</summary>
/// <param name="Analysis">What the live model made of it as it is now; none where it has not.</param>
/// <param name="Others">The postings that are this one over again, newest first.</param>
/// <param name="Asks">The proposals that rest on its sentences.</param>
public sealed record PostingSheet(
    Posting Posting,
    DateOnly ObservedOn,
    DateOnly FirstSeen,
    DateOnly LastSeen,
    DateOnly? GoneOn,
    PostingAnalysis? Analysis,
    SourceStanding Source,
    ReadFrom Page,
    IReadOnlyList<OtherPosting> Others,
    IReadOnlyList<ProposalWithEvidence> Asks);

/// <summary>The page that a posting was read from.</summary>
/// <param name="Hash">Of its bytes; none where they are forgotten.</param>
public sealed record ReadFrom(string Address, DateTimeOffset FetchedAt, int ReaderVersion, string? Hash);

public sealed record OtherPosting(PostingId Id, string Title, string? Employer, string SourceName, DateOnly ObservedOn);

/// <param name="Sentence">What of the posting speaks for it.</param>
/// <param name="IsApproved">Where it is decided: whether the decision changes the framework.</param>
/// <param name="PublishedIn">The version that brought the change.</param>
public sealed record ProposalWithEvidence(
    Guid Id, FrameworkCode Framework, ElementCode? Profile, string Kind, string Question, ProposalState State, string Sentence, int BasedOnVersion,
    bool IsApproved = false, int? PublishedIn = null);

/// <summary>Reads one posting with all that hangs on it.</summary>
public sealed class PostingReader(Database db, PostingStore postings, SourceStore sources)
{
    public async Task<PostingSheet?> ReadAsync(PostingId id, CancellationToken ct)
    {
        if ((await postings.LoadAsync([id], ct)).SingleOrDefault() is not { } posting)
            return null;
        var row = await db.FirstAsync<Row>(
            """
            SELECT p.observed_on, p.first_seen, p.last_seen, p.gone_on, coalesce(g.final_address, g.address) AS address, p.page_fetched_at, p.reader_version, g.hash,
                   a.model, a.role, a.mentions, a.not_judged_because
            FROM postings AS p JOIN pages AS g ON g.id = p.page
            LEFT JOIN analyses AS a ON a.posting = p.id AND a.content_key = p.content_key AND a.model = (SELECT model FROM models WHERE live)
            WHERE p.id = @id
            """,
            new { id = id.Value },
            ct);
        if (row is null)
            return null;
        var source = (await sources.StandingsAsync(ct)).Single(s => s.Source.Id == posting.Source);
        return new PostingSheet(
            posting, row.ObservedOn, row.FirstSeen, row.LastSeen, row.GoneOn, row.Analysis(id), source,
            new ReadFrom(row.Address, row.PageFetchedAt, row.ReaderVersion, row.Hash), await OthersAsync(id, ct), await AsksAsync(id, ct));
    }

    private async Task<IReadOnlyList<OtherPosting>> OthersAsync(PostingId id, CancellationToken ct)
    {
        var rows = await db.QueryAsync<(Guid Id, string Title, string? Employer, string Source, DateOnly Day)>(
            """
            SELECT p.id, p.title, p.employer, s.name, p.observed_on
            FROM folds AS mine JOIN folds AS other ON other.cluster = mine.cluster AND other.posting <> mine.posting
            JOIN postings AS p ON p.id = other.posting JOIN sources AS s ON s.id = p.source
            WHERE mine.posting = @id ORDER BY p.observed_on DESC, p.id LIMIT 200
            """,
            new { id = id.Value },
            ct);
        return [.. rows.Select(r => new OtherPosting(new PostingId(r.Id), r.Title, r.Employer, r.Source, r.Day))];
    }

    private async Task<IReadOnlyList<ProposalWithEvidence>> AsksAsync(PostingId id, CancellationToken ct)
    {
        var rows = await db.QueryAsync<(Guid Id, string State, string Body, string Sentence, bool IsApproved, int? PublishedIn)>(
            """
            SELECT DISTINCT ON (p.rank, p.id) p.id, p.state, p.body, e.sentence, coalesce(d.approves, false), v.version
            FROM evidence AS e JOIN proposals AS p ON p.id = e.proposal
            LEFT JOIN decisions AS d ON d.id = p.decision LEFT JOIN version_decisions AS v ON v.decision = d.id
            WHERE e.posting = @id ORDER BY p.rank DESC, p.id, e.position LIMIT 200
            """,
            new { id = id.Value },
            ct);
        return [.. rows.Select(r =>
        {
            var proposal = JsonSerializer.Deserialize<Proposal>(r.Body, CurationJson.Line)!;
            return new ProposalWithEvidence(
                r.Id, proposal.Framework, proposal.Change.Profile, Proposal.KindOf(proposal.Change), proposal.Question,
                TypeMaps.FromWord<ProposalState>(r.State), r.Sentence, proposal.BasedOnVersion, r.IsApproved, r.PublishedIn);
        })];
    }

    private sealed record Row
    {
        public DateOnly ObservedOn { get; init; }

        public DateOnly FirstSeen { get; init; }

        public DateOnly LastSeen { get; init; }

        public DateOnly? GoneOn { get; init; }

        public string Address { get; init; } = "";

        public DateTimeOffset PageFetchedAt { get; init; }

        public int ReaderVersion { get; init; }

        public string? Hash { get; init; }

        public string? Model { get; init; }

        public string? Role { get; init; }

        public string? Mentions { get; init; }

        public string? NotJudgedBecause { get; init; }

        public PostingAnalysis? Analysis(PostingId id) => Model is null ? null : new PostingAnalysis(
            id,
            Model,
            Role is null ? null : JsonSerializer.Deserialize<RoleMatch>(Role, CurationJson.Line),
            JsonSerializer.Deserialize<SkillMention[]>(Mentions!, CurationJson.Line)!,
            NotJudgedBecause);
    }
}
