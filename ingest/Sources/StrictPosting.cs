using Curation.Domain;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Languages;

namespace Curation.Ingest.Sources;

/// <summary>Facts → a posting. The one place that decides what must be there, what stands in for what is missing, and that redacts.</summary>
internal static class StrictPosting
{
    private const int LongestTitle = 500;
    private const int LongestLine = 300;

    /// <summary>The posting, or the reason why the entry is none.</summary>
    public static (Posting? Posting, string? Fault) Of(PostingFacts facts, Source source, Page page)
    {
        var title = Line(facts.Title?.Value, LongestTitle);
        if (title is null)
        {
            return (null, "it has no title");
        }

        var text = Redaction.Redact(facts.Text?.Value ?? "");
        var url = WebAddress(facts.Url?.Value, page);
        var employer = Line(facts.Employer?.Value, LongestLine) is { } named ? new Fact<string>(named, facts.Employer!.Rule) : Fact.Of(source.Employer, "source:employer");
        var id = facts.ExternalId is { } given && Line(given.Value, LongestLine) is not null ? given with { Value = given.Value.Trim() }
            : url is not null && (facts.IsAloneOnPage || facts.Url!.Rule != PostingFacts.PageAddress) ? new Fact<string>(url.AbsoluteUri, facts.Url!.Rule)
            : new Fact<string>("sha256:" + NaturalKey.Hash($"{title}\n{employer?.Value}\n{text}"), "hash:title,employer,text");
        var language = facts.Language ?? Fact.Of(LanguageGuess.Of(text), "guess:stop-words");

        var provenance = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Note("external_id", id.Rule);
        Note("title", facts.Title!.Rule);
        Note("text", facts.Text?.Rule);
        Note("employer", employer?.Rule);
        Note("url", url is null ? null : facts.Url!.Rule);
        Note("published_on", facts.PublishedOn?.Rule);
        Note("valid_through", facts.ValidThrough?.Rule);
        Note("location", facts.Location?.Rule);
        Note("remote", facts.Remote?.Rule);
        Note("employment_type", facts.EmploymentType?.Rule);
        Note("department", facts.Department?.Rule);
        Note("salary", facts.Salary?.Rule);
        Note("language", language?.Rule);
        return (new Posting
        {
            Id = PostingId.Of(source.Id, id.Value),
            Source = source.Id,
            ExternalId = id.Value,
            Url = url,
            Title = title,
            Employer = employer?.Value,
            Text = text,
            PublishedOn = facts.PublishedOn?.Value,
            ValidThrough = facts.ValidThrough?.Value,
            Location = Line(facts.Location?.Value, LongestLine),
            Remote = facts.Remote?.Value,
            EmploymentType = Line(facts.EmploymentType?.Value, LongestLine),
            Department = Line(facts.Department?.Value, LongestLine),
            Salary = facts.Salary?.Value,
            Language = language?.Value,
            Provenance = provenance,
        }, null);

        void Note(string field, string? rule)
        {
            if (rule is not null)
            {
                provenance[field] = rule;
            }
        }
    }

    private static string? Line(string? text, int longest)
    {
        var line = text is null ? "" : Redaction.Redact(PageText.Line(text));
        return line.Length == 0 ? null : line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)];
    }

    /// <summary>http and https only; relative to the page where it is relative; without credentials and fragment.</summary>
    private static Uri? WebAddress(string? text, Page page)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2000)
        {
            return null;
        }

        var found = Uri.TryCreate(page.Address, UriKind.Absolute, out var from) && IsWeb(from)
            ? Uri.TryCreate(from, text.Trim(), out var address)
            : Uri.TryCreate(text.Trim(), UriKind.Absolute, out address);
        return found && IsWeb(address!) && address!.UserInfo.Length == 0 ? new Uri(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)) : null;
    }

    private static bool IsWeb(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
}
