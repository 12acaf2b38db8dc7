using System.Text;
using Curation.Storage.Accounts;
using Curation.Storage.Decisions;
using Curation.Storage.Exchange;
using Curation.Storage.Frameworks;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Curation.Ui.Parts;

namespace Curation.Ui.Review;

/// <summary>The decisions that were taken, on the screen and as files.</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this WebApplication app)
    {
        app.MapGet(HistoryAddress.Path, ShowAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapGet($"{HistoryAddress.Path}/export", ExportAsync).RequireAuthorization(Policies.SeeProposals);
    }

    private static async Task<IResult> ShowAsync(
        string? framework, string? person, string? verdict, string? since, string? until, string? before, Guid? undone, Guid? opened,
        DecisionStore decisions, HistoryReader reader, Screens screens, CancellationToken ct)
    {
        var address = HistoryAddress.Of(framework, person, verdict, since, until, before);
        var done = undone is { } id && await decisions.GetAsync(id, ct) is { } entry && (entry.UndoneBy is not null || opened is not null) ? new Done(entry, opened) : null;
        return await screens.ShowAsync<HistoryScreen, HistoryPage>(await reader.ReadAsync(address, ct) with { Done = done }, ct);
    }

    private static IResult ExportAsync(
        string? framework, string? person, string? verdict, string? since, string? until, string? format,
        DecisionExport export, HouseTime time, HttpContext context, CancellationToken ct)
    {
        if (format is not ("csv" or "jsonl")) return Results.Json(new { Problem = "format is csv or jsonl." }, Domain.CurationJson.Line, statusCode: StatusCodes.Status400BadRequest);
        var isCsv = format == "csv";
        var filter = HistoryAddress.Of(framework, person, verdict, since, until, before: null).Filter(time);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"decisions-{time.Now:yyyyMMdd-HHmm}.{format}\"";
        return Results.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isCsv), leaveOpen: true) { NewLine = isCsv ? "\r\n" : "\n" };
                await foreach (var line in isCsv ? export.CsvAsync(filter, ct) : export.JsonLinesAsync(filter, ct))
                    await writer.WriteLineAsync(line);
            },
            isCsv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8");
    }
}

/// <summary>Reads a page of the history.</summary>
internal sealed class HistoryReader(DecisionHistory history, FrameworkStore frameworks, AccountNames names, HouseTime time)
{
    private const int PageSize = 50;

    public async Task<HistoryPage> ReadAsync(HistoryAddress address, CancellationToken ct)
    {
        var filter = address.Filter(time);
        var counts = await history.CountsAsync(filter.From, filter.To, ct);
        var entries = await history.PageAsync(filter, address.Before, PageSize + 1, ct);
        var known = await names.AllAsync(ct);
        var filters = new HistoryFilters(address, counts, await frameworks.AllLatestAsync(asOf: null, ct), known, time.Today);
        return new HistoryPage(filters, [.. entries.Take(PageSize)], entries.Count > PageSize ? entries[PageSize - 1].Number : null) { Names = known };
    }
}

/// <param name="Next">Where the next page begins; none after the last.</param>
public sealed record HistoryPage(HistoryFilters Filters, IReadOnlyList<DecisionEntry> Entries, long? Next)
{
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>Display names by the names that decisions keep.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>What was just taken back.</summary>
    public Done? Done { get; init; }
}

/// <param name="Opened">The proposal that takes back what is published.</param>
public sealed record Done(DecisionEntry Entry, Guid? Opened);
