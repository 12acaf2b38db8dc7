namespace Curation.Storage.Proposals;

/// <summary>Which proposals are about a competency.</summary>
internal static class CompetencyPlaces
{
    /// <summary>
    /// A condition on a row of <c>proposals</c>, true where no <c>@competency</c> is named: a requirement of it, a term that is proposed for it, and
    /// whatever is asked of a skill that belongs to it in the latest version.
    /// </summary>
    public const string Holds =
        """
        (@competency::text IS NULL
          OR (kind IN ('add_requirement', 'retire_requirement', 'change_level', 'change_priority') AND target = @competency)
          OR (kind = 'add_skill' AND body::jsonb #>> '{change,competency}' = @competency)
          OR (kind IN ('add_alias', 'retire_alias', 'retire_skill') AND 'skill/' || split_part(target, ':', 1) IN (
                SELECT e.element FROM framework_version_elements AS e JOIN framework_elements AS c ON c.hash = e.hash
                WHERE e.framework = proposal_framework AND e.element LIKE 'skill/%' AND c.json::jsonb ->> 'competency' = @competency
                  AND e.version = (SELECT max(version) FROM framework_versions AS v WHERE v.framework = proposal_framework))))
        """;
}
