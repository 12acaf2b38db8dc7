using System.Text;
using System.Text.Json;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Text;

namespace Curation.Ingest.Sources.Ashby;

/// <summary>Ashby's public board: one response with all postings of a company (developers.ashbyhq.com/docs/public-job-posting-api).</summary>
internal sealed class AshbySource(IngestOptions options) : IPostingSource
{
    public SourceKind Kind => SourceKind.Ashby;

    public IReadOnlyList<Uri> Discover(Source source, Page listing) => [];

    public ReadOutcome Read(Source source, Page page)
    {
        var (text, fault) = PageBytes.Read(page, options.MaxListingBytes);
        if (text is null)
        {
            return new ReadOutcome.Unreadable(fault!);
        }

        var entries = new ReadEntries(source, page);
        var unlisted = 0;
        var board = AshbyBoard.Read(Encoding.UTF8.GetBytes(text));
        foreach (var job in board.Jobs)
        {
            if (job.Json.ValueKind != JsonValueKind.Object)
            {
                entries.Reject("it is no JSON object");
            }
            else if (job.IsListed == false)
            {
                unlisted++;
            }
            else
            {
                entries.Add(Facts(job));
            }
        }

        if (!board.HasJobs)
        {
            return new ReadOutcome.Unreadable(board.Fault ?? "The JSON has no list \"jobs\": it is no board of Ashby's.");
        }

        if (board.Fault is not null)
        {
            entries.Problem(board.Fault);
        }

        return entries.Outcome(unlisted > 0 ? $"All {unlisted} postings of the board are unlisted." : "The board has no postings.");
    }

    private static PostingFacts Facts(AshbyJob job) => new()
    {
        ExternalId = Fact.Of(job.Id, "ashby:id"),
        Url = Fact.Of(job.JobUrl, "ashby:jobUrl"),
        Title = Fact.Of(job.Title, "ashby:title"),
        Employer = Fact.Of(job.BoardName, "ashby:jobUrl"),
        Text = job.DescriptionHtml is { } html ? new(PageText.FromMarkup(html), "ashby:descriptionHtml")
            : job.DescriptionPlain is { } plain ? new(PageText.FromPlain(plain), "ashby:descriptionPlain")
            : null,
        PublishedOn = Fact.Of(LooseDate.Parse(job.PublishedAt), "ashby:publishedAt"),
        Location = Fact.Of(string.Join("; ", job.Locations), "ashby:location"),
        Remote = Fact.Of(job.IsRemote, "ashby:isRemote"),
        EmploymentType = Fact.Of(job.EmploymentType, "ashby:employmentType"),
        Department = Fact.Of(job.Department, "ashby:department"),
        Salary = Fact.Of(job.Salary, "ashby:compensation.summaryComponents")
            ?? Fact.Of(job.SalarySummary is { } summary ? Salaries.SalaryText.Parse(summary) : null, "ashby:compensation.compensationTierSummary"),
    };
}
