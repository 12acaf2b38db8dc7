using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Proposals;

namespace Curation.Storage.Proposals;

/// <summary>What else is open at the place of a proposal: other changes to the same requirement, term or title, and the same one for other profiles.</summary>
public sealed class SamePlace(Database db)
{
    private const int Most = 20;

    /// <summary>Without evidence, in the order of the queue.</summary>
    public async Task<IReadOnlyList<Proposal>> OpenAsync(Proposal proposal, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var target = proposal.Change.Target;
        // An alias stands at its skill and its word: the word alone is the place that a new skill of that name would take.
        var word = proposal.Change is Change.AddAlias or Change.RetireAlias ? target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..] : target;
        var rows = await db.QueryAsync<string>(
            """
            SELECT body FROM proposals
            WHERE framework = @framework AND state = 'open' AND id <> @Id
              AND (target = @target OR target = @word OR (kind IN ('add_alias', 'retire_alias') AND substr(target, strpos(target, ':') + 1) = @word))
            ORDER BY rank DESC, id LIMIT @Most
            """,
            new { framework = proposal.Framework.ToString(), proposal.Id, target, word, Most },
            ct);
        return [.. rows.Select(body => JsonSerializer.Deserialize<Proposal>(body, CurationJson.Line)!)];
    }
}
