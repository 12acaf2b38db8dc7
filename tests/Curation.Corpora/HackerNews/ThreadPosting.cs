namespace Curation.Corpora.HackerNews;

/// <summary>A comment in our documented posting form, as far as it can be told from the comment alone.</summary>
/// <param name="PublishedOn">The first of the thread's month: the corpus does not say when in the month a comment was written.</param>
public sealed record ThreadPosting(
    string ExternalId, Uri Url, string? Title, string? Employer, string Text, DateOnly PublishedOn, string? Location, bool? Remote)
{
    public static ThreadPosting Of(ThreadComment comment, DateOnly month)
    {
        var text = CommentText.Of(comment.FullHtml);
        var lines = Headline.Lines(text);
        return new ThreadPosting(
            comment.Id,
            comment.Url,
            RoleTitle.Of(lines, text, comment.Location),
            EmployerName.Of(lines, text, CommentText.Links(comment.FullHtml), comment.Location),
            text,
            month,
            string.IsNullOrWhiteSpace(comment.Location) ? null : comment.Location,
            comment.Remote ? true : null);
    }

    /// <summary>A posting for each role that the comment announces with a text of its own; else one for the whole.</summary>
    public static IReadOnlyList<ThreadPosting> AllOf(ThreadComment comment, DateOnly month)
    {
        var whole = Of(comment, month);
        var roles = AnnouncedRoles.In(whole.Text);
        return roles.Count == 0 || whole.Title is null
            ? [whole]
            : [.. roles.Select((role, i) => whole with { ExternalId = i == 0 ? comment.Id : $"{comment.Id}-{i + 1}", Title = role.Title, Text = role.Text })];
    }
}
