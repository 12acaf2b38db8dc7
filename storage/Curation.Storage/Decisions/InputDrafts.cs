namespace Curation.Storage.Decisions;

/// <param name="Subject">What it is about, as in <c>proposal/…</c>.</param>
/// <param name="Content">As the screen that saved it wrote it.</param>
public sealed record InputDraft(string Subject, string Content, DateTimeOffset SavedAt);

/// <summary>What people have typed and not sent, each their own. It survives a restart; deciding the proposal that it is about ends it.</summary>
public sealed class InputDrafts(Database db, TimeProvider clock)
{
    /// <summary>In UTF-16 units.</summary>
    public const int LongestContent = 100_000;

    /// <exception cref="ArgumentException">Longer than <see cref="LongestContent"/>, or without subject.</exception>
    public Task SaveAsync(string actor, string subject, string content, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        if (content.Length > LongestContent)
            throw new ArgumentException($"A draft of {content.Length} characters.", nameof(content));
        return db.ExecuteAsync(
            """
            INSERT INTO input_drafts (actor, subject, content, saved_at) VALUES (@actor, @subject, @content, @at)
            ON CONFLICT (actor, subject) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at
            """,
            new { actor, subject, content = StoredText.Clean(content), at = clock.Now() },
            ct);
    }

    public Task<InputDraft?> GetAsync(string actor, string subject, CancellationToken ct) => db.FirstAsync<InputDraft>(
        "SELECT subject, content, saved_at FROM input_drafts WHERE actor = @actor AND subject = @subject", new { actor, subject }, ct);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<InputDraft>> AllAsync(string actor, CancellationToken ct) => await db.QueryAsync<InputDraft>(
        "SELECT subject, content, saved_at FROM input_drafts WHERE actor = @actor ORDER BY saved_at DESC, subject", new { actor }, ct);

    public Task DropAsync(string actor, string subject, CancellationToken ct) =>
        db.ExecuteAsync("DELETE FROM input_drafts WHERE actor = @actor AND subject = @subject", new { actor, subject }, ct);
}
