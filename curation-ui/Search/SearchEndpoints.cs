using System.ComponentModel;
using System.Globalization;
using System.Text;
using Curation.Domain;
using Curation.Domain.Postings;
using Curation.Storage.Accounts;
using Curation.Storage.Decisions;
using Curation.Storage.Exchange;
using Curation.Storage.Frameworks;
using Curation.Storage.Postings;
using Curation.Storage.Search;
using Curation.Ui.Accounts;
using Curation.Ui.Api;
using Curation.Ui.Hosting;
using Curation.Ui.Parts;

namespace Curation.Ui.Search;

internal static class SearchEndpoints
{
    private const int PageSize = 50;
    private const int MostSuggestions = 8;

    private const string Query = "Words, \"phrases\", -exclusions and fields, as in the search box. Everything where it is empty.";
    private const string Filters = "Facet filters, as the search page has them in its address.";
    private const string Order = "relevance or newest.";

    public static void MapSearch(this WebApplication app)
    {
        app.MapGet("/search", SearchAsync).RequireAuthorization(Policies.ReadPostings);
        app.MapGet("/search/export", ExportAsync).RequireAuthorization(Policies.ReadPostings).WithTags("Postings").WithName("ExportPostings")
            .WithSummary("All results of a search").WithDescription("At most 10,000 postings, as JSON lines or CSV, with the query, the time, the frameworks and the model that answered.")
            .Produces<string>(StatusCodes.Status200OK, contentType: "application/jsonl", additionalContentTypes: "text/csv").Fails(ApiFault.Unusable);
        app.MapGet("/postings/{id:guid}", PostingAsync).RequireAuthorization(Policies.ReadPostings);
        app.MapGet("/api/postings", ListAsync).RequireAuthorization(Policies.ReadPostings).WithTags("Postings").WithName("FindPostings")
            .WithSummary("Postings that a query finds").WithDescription("A page of postings, best or newest first, with counts by facet and by month. next is the address of the page after it.")
            .Produces<PostingList>().Fails(ApiFault.Unusable);
    }

    private static async Task<IResult> SearchAsync(
        string? q, string? f, string? sort, string? after, string? from, string? to, PostingSearch search, PostingStore postings, Screens screens, CancellationToken ct)
    {
        var (address, wrong) = SearchAddress.Of(q, f, sort, after, from, to);
        // Dates from the form become filters, so that an address says one thing in one way.
        if (address is not null && (from is not null || to is not null))
            return Results.LocalRedirect(address.Url);
        if (address is null)
            return await screens.ShowAsync<SearchScreen, SearchView>(new SearchView(new SearchAddress(PostingQuery.Everything), $"{q} {f}".Trim(), wrong), ct);
        var (page, problem) = await search.FindAsync(address.Request(PageSize), ct);
        var view = new SearchView(address, address.Words, problem, page);
        if (page is { Matches.Total: 0 })
            view = view with { Ways = await WaysAsync(address, search, ct), AnyPosting = !address.Query.IsEverything && (await postings.CountsAsync(ct)).All > 0 };
        return await screens.ShowAsync<SearchScreen, SearchView>(view, ct);
    }

    /// <summary>What there would be without each part of the query: the part that empties it shows.</summary>
    private static async Task<IReadOnlyList<Way>> WaysAsync(SearchAddress address, PostingSearch search, CancellationToken ct)
    {
        var ways = new List<Way>();
        foreach (var (name, query) in Parts(address.Query).Take(MostSuggestions))
        {
            var (page, _) = await search.FindAsync(new SearchRequest(query, Size: 1, WithFacets: false), ct);
            ways.Add(new Way(name, address.With(query).Url, page?.Matches.Total ?? 0));
        }

        return ways;
    }

    private static IEnumerable<(string Name, PostingQuery Query)> Parts(PostingQuery query)
    {
        foreach (var terms in query.Terms)
            yield return (terms.ToString(), query.Without(terms));
        foreach (var filter in query.Filters)
            yield return (filter.ToString(), query.Without(filter));
        if (query.From is not null || query.To is not null)
            yield return ("the dates", query with { From = null, To = null });
    }

    private static async Task<IResult> PostingAsync(
        Guid id, string? q, string? f, PostingReader reader, SearchNames names, FrameworkStore frameworks, LabelStore labels, AccountNames people, Screens screens, CancellationToken ct)
    {
        if (await reader.ReadAsync(new PostingId(id), ct) is not { } sheet) return await screens.MissingAsync("posting", ct);
        await names.RefreshAsync(ct);
        var skills = await names.SkillsAsync(sheet.Analysis?.Mentions.Select(m => m.Skill).OfType<string>() ?? [], ct);
        var (address, _) = SearchAddress.Of(q, f, sort: null, after: null);
        var said = await labels.OfAsync([sheet.Posting.Id], ct);
        return await screens.ShowAsync<PostingScreen, PostingView>(
            new PostingView(sheet, skills, await frameworks.AllLatestAsync(asOf: null, ct), address is { Query.IsEverything: false } ? address : null)
            {
                Said = said,
                Names = said.Count == 0 ? new Dictionary<string, string>() : await people.AllAsync(ct),
            },
            ct);
    }

    private static async Task<IResult> ListAsync(
        [Description(Query)] string? q, [Description(Filters)] string? f, [Description(Order)] string? sort, [Description("Where the page before ended: from next.")] string? after,
        [Description("How many a page: 1 to 100, else 50.")] string? limit, PostingSearch search, CancellationToken ct)
    {
        var (address, wrong) = SearchAddress.Of(q, f, sort, after);
        if (address is null) return Problem(wrong!);
        var size = limit is null ? PageSize : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100 ? number : 0;
        if (size == 0) return Problem("limit is a number from 1 to 100.");
        var (page, problem) = await search.FindAsync(address.Request(size), ct);
        if (page is null) return Problem(problem!, StatusCodes.Status503ServiceUnavailable);
        return Results.Json(PostingList.Of(address, page), CurationJson.Line);
    }

    private static async Task<IResult> ExportAsync(
        [Description(Query)] string? q, [Description(Filters)] string? f, [Description(Order)] string? sort, [Description("csv or jsonl.")] string? format, PostingExport export, HttpContext context, CancellationToken ct)
    {
        var (address, wrong) = SearchAddress.Of(q, f, sort, after: null);
        if (address is null) return Problem(wrong!);
        if (format is not ("csv" or "jsonl")) return Problem("format is csv or jsonl.");
        var (page, problem) = await export.BeginAsync(address.Request(PageSize), ct);
        if (page is null) return Problem(problem!, StatusCodes.Status503ServiceUnavailable);
        var isCsv = format == "csv";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"postings-{page.At:yyyyMMdd-HHmm}.{format}\"";
        context.Response.Headers["X-Total"] = page.Matches.Total.ToString(CultureInfo.InvariantCulture);
        return Results.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isCsv), leaveOpen: true) { NewLine = isCsv ? "\r\n" : "\n" };
                await foreach (var line in isCsv ? export.CsvAsync(page, ct) : export.JsonLinesAsync(page, ct))
                    await writer.WriteLineAsync(line);
            },
            isCsv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8");
    }

    private static IResult Problem(string line, int status = StatusCodes.Status400BadRequest)
    {
        var fault = status == StatusCodes.Status400BadRequest ? ApiFault.Unusable : ApiFault.StorageAway;
        return fault.Because(line, ("problem", line));
    }
}

/// <param name="Typed">What stands in the box.</param>
/// <param name="Problem">Why there is no page, in one line.</param>
/// <param name="AnyPosting">Whether there is any posting at all; asked only where none was found.</param>
public sealed record SearchView(SearchAddress Address, string Typed, string? Problem, SearchPage? Page = null, IReadOnlyList<Way>? Ways = null, bool AnyPosting = true);

/// <summary>A query with one part less, and how many it finds.</summary>
public sealed record Way(string Without, string Url, int Count);

/// <param name="Labels">Of the skills that are linked.</param>
/// <param name="From">The search that led here; none where there was none.</param>
public sealed record PostingView(PostingSheet Sheet, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<PublishedFramework> Frameworks, SearchAddress? From)
{
    /// <summary>What people said of the posting.</summary>
    public IReadOnlyList<KeptLabel> Said { get; init; } = [];

    /// <summary>Display names of people; empty where nobody is named.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
}
