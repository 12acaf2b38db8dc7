using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Salaries;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.Feeds;

/// <summary>RSS 0.9 to 2.0 and Atom, a posting an entry.</summary>
internal sealed class FeedSource(IngestOptions options) : IPostingSource
{
    public SourceKind Kind => SourceKind.Feed;

    public IReadOnlyList<Uri> Discover(Source source, Page listing) => [];

    public ReadOutcome Read(Source source, Page page)
    {
        var (text, fault) = PageBytes.Read(page, options.MaxListingBytes);
        if (text is null)
        {
            return new ReadOutcome.Unreadable(fault!);
        }

        var feed = FeedDocument.Read(text);
        if (!feed.IsFeed)
        {
            return new ReadOutcome.Unreadable(feed.Fault ?? "The file is no RSS or Atom feed.");
        }

        var entries = new ReadEntries(source, page);
        foreach (var entry in feed.Entries)
        {
            entries.Add(Facts(entry));
        }

        if (feed.Fault is not null)
        {
            entries.Problem(feed.Fault);
        }

        return entries.Outcome("The feed has no entries.");
    }

    private static PostingFacts Facts(FeedEntry entry) => new()
    {
        ExternalId = Fact.Of(entry.Id, "feed:id"),
        Url = Fact.Of(entry.Link, "feed:link") ?? Fact.Of(entry.Id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? entry.Id : null, "feed:id"),
        Title = Fact.Of(entry.Title is { } title ? PageText.FromMarkup(title).ReplaceLineEndings(" ") : null, "feed:title"),
        Employer = Fact.Of(entry.Employer, "feed:company"),
        Text = entry.Body is { } body ? Fact.Of(PageText.FromMarkup(body.Html), $"feed:{body.Rule}") : null,
        PublishedOn = Fact.Of(entry.Published, "feed:published"),
        ValidThrough = Fact.Of(entry.Expires, "feed:expires"),
        Location = Fact.Of(entry.Location, "feed:location"),
        EmploymentType = Fact.Of(entry.Type, "feed:type"),
        Department = Fact.Of(entry.Category, "feed:category"),
        Salary = Fact.Of(entry.Salary is { } salary ? SalaryText.Parse(salary) : null, "feed:salary"),
    };
}
