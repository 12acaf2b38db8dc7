using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Analysis;
using Curation.Domain.Postings;
using Curation.Storage.Search;

namespace Curation.Storage.Postings;

/// <summary>Analyses as rows.</summary>
internal static class AnalysisRows
{
    public static async Task SaveAsync(UnitOfWork work, IReadOnlyList<PostingAnalysis> analyses)
    {
        if (analyses.Count == 0)
            return;
        var rows = analyses.OrderBy(a => a.Posting).ToArray();
        await work.ExecuteAsync(
            """
            INSERT INTO analyses (posting, model, content_key, text_hash, profile, role_score, abstained, role, mentions, skills, not_judged_because)
            SELECT p.id, a.model, p.content_key, p.text_hash, a.profile, a.score, a.abstained, a.role::jsonb, a.mentions::jsonb,
                   ARRAY(SELECT DISTINCT m ->> 'skill' FROM json_array_elements(a.mentions::json) AS m WHERE m ->> 'skill' IS NOT NULL ORDER BY 1),
                   a.why
            FROM unnest(@ids, @models, @profiles, @scores, @abstained, @roles, @mentions, @whys)
                AS a (id, model, profile, score, abstained, role, mentions, why)
            JOIN postings AS p ON p.id = a.id
            ORDER BY p.id
            ON CONFLICT (posting, model) DO UPDATE SET
                content_key = excluded.content_key, text_hash = excluded.text_hash, profile = excluded.profile, role_score = excluded.role_score,
                abstained = excluded.abstained, role = excluded.role, mentions = excluded.mentions, skills = excluded.skills,
                not_judged_because = excluded.not_judged_because
            """,
            new
            {
                ids = rows.Select(a => a.Posting.Value).ToArray(),
                models = rows.Select(a => a.Model).ToArray(),
                profiles = rows.Select(a => a.Role?.Profile.ToString()).ToArray(),
                scores = rows.Select(a => a.Role?.Score).ToArray(),
                abstained = rows.Select(a => a.Role?.Abstained).ToArray(),
                roles = rows.Select(a => a.Role is null ? null : JsonSerializer.Serialize(a.Role, CurationJson.Line)).ToArray(),
                mentions = rows.Select(a => JsonSerializer.Serialize(a.Mentions, CurationJson.Line)).ToArray(),
                whys = rows.Select(a => a.NotJudgedBecause).ToArray(),
            });
        await Outbox.MarkPostingsAsync(work, [.. rows.Select(a => a.Posting.Value)]);
    }
}

internal sealed record AnalysisRow : PostingRow
{
    public string? EmployerKey { get; init; }

    public Guid Cluster { get; init; }

    public DateOnly ObservedOn { get; init; }

    public string? Role { get; init; }

    public string Mentions { get; init; } = "[]";

    public string? NotJudgedBecause { get; init; }

    public AnalysedPosting ToAnalysed(string model) => new(
        ToPosting(),
        EmployerKey,
        new PostingId(Cluster),
        ObservedOn,
        new PostingAnalysis(
            new PostingId(Id),
            model,
            Role is null ? null : JsonSerializer.Deserialize<RoleMatch>(Role, CurationJson.Line),
            JsonSerializer.Deserialize<SkillMention[]>(Mentions, CurationJson.Line)!,
            NotJudgedBecause));
}
