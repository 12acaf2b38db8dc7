namespace Curation.Storage;

/// <param name="Channel"><see cref="Notices.Runs"/>, <see cref="Notices.Proposals"/> or <see cref="Notices.Search"/>.</param>
/// <param name="Payload">The run's id, the framework's code, or the index's name.</param>
public sealed record Notice(string Channel, string Payload);

/// <summary>Says that something changed, to whoever listens now; never relied on for correctness.</summary>
public sealed class Notices(Database db)
{
    public const string Runs = "curation_runs";
    public const string Proposals = "curation_proposals";
    public const string Search = "curation_search";

    /// <summary>Notices as they come, until cancelled. A lost connection ends it with the exception; read the current state and listen again.</summary>
    public IAsyncEnumerable<Notice> ListenAsync(IReadOnlyList<string> channels, CancellationToken ct) => throw new NotSupportedException(db.ConnectionString);
}
