using System.Security.Claims;
using System.Text;
using Curation.Storage.Decisions;
using Curation.Storage.Exchange;
using Curation.Storage.Frameworks;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Curation.Ui.Parts;
using Curation.Ui.Versions;
using Microsoft.AspNetCore.Mvc;

namespace Curation.Ui.Review;

/// <summary>The decisions that were taken, and taking them back.</summary>
internal static class HistoryEndpoints
{
    private const int PageSize = 50;

    public static void MapHistory(this WebApplication app)
    {
        app.MapGet(HistoryAddress.Path, ShowAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapGet($"{HistoryAddress.Path}/export", ExportAsync).RequireAuthorization(Policies.SeeProposals);
        app.MapPost($"{HistoryAddress.Path}/{{id:guid}}/undo", UndoAsync).RequireAuthorization(Policies.Decide);
    }

    private static async Task<IResult> ShowAsync(
        string? framework, string? person, string? verdict, string? since, string? until, string? before, Guid? undone, Guid? opened,
        DecisionStore decisions, HistoryReader reader, Screens screens, CancellationToken ct)
    {
        var address = HistoryAddress.Of(framework, person, verdict, since, until, before);
        var done = undone is { } id && await decisions.GetAsync(id, ct) is { } entry && (entry.UndoneBy is not null || opened is not null) ? new Done(entry, opened) : null;
        return await screens.ShowAsync<HistoryScreen, HistoryPage>(await reader.ReadAsync(address, PageSize, ct) with { Done = done }, ct);
    }

    private static async Task<IResult> UndoAsync(
        Guid id, [FromForm] string? back, [FromForm] string? note, ClaimsPrincipal user, DecisionStore decisions, HistoryReader reader, Screens screens, CancellationToken ct)
    {
        var outcome = await decisions.UndoAsync(id, note, user.Name(), Policies.Allows(user, Policies.Publish), ct);
        var to = LocalPath.OrStart(back);
        return outcome switch
        {
            UndoOutcome.InverseOpened inverse => To($"undone={id}&opened={inverse.Proposal}"),
            UndoOutcome.Refused refused => await screens.ShowAsync<HistoryScreen, HistoryPage>(
                await reader.ReadAsync(new HistoryAddress(), PageSize, ct) with { Wrong = [$"It was not taken back, and nothing was changed. {refused.Reason}"] }, ct, StatusCodes.Status409Conflict),
            _ => To($"undone={id}"),
        };

        IResult To(string what) => Results.LocalRedirect(
            to.StartsWith(HistoryAddress.Path, StringComparison.Ordinal) ? $"{to}{(to.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{what}"
            : outcome is UndoOutcome.InverseOpened opened ? $"/review/{opened.Proposal}" : to);
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
internal sealed class HistoryReader(DecisionHistory history, FrameworkStore frameworks, Names names, HouseTime time)
{
    public async Task<HistoryPage> ReadAsync(HistoryAddress address, int size, CancellationToken ct)
    {
        var filter = address.Filter(time);
        var counts = await history.CountsAsync(filter.From, filter.To, ct);
        var entries = await history.PageAsync(filter, address.Before, size + 1, ct);
        var known = await names.AllAsync(ct);
        var filters = new HistoryFilters(address, counts, await frameworks.AllLatestAsync(asOf: null, ct), known, time.Today);
        return new HistoryPage(filters, [.. entries.Take(size)], entries.Count > size ? entries[size - 1].Number : null) { Names = known };
    }
}

/// <param name="Next">Where the next page begins; none after the last.</param>
public sealed record HistoryPage(HistoryFilters Filters, IReadOnlyList<DecisionEntry> Entries, long? Next)
{
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>Display names by the names that decisions keep.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>What was just taken back.</summary>
    public Done? Done { get; init; }
}

/// <param name="Opened">The proposal that takes back what is published.</param>
public sealed record Done(DecisionEntry Entry, Guid? Opened);
