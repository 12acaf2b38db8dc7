using System.Text;
using Curation.Storage.Auditing;
using Curation.Storage.Exchange;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Curation.Ui.Parts;

namespace Curation.Ui.Admin;

/// <summary>Everything that people did, by person and time, page by page, and as a file.</summary>
internal static class AuditEndpoints
{
    private const int PageSize = 100;

    public static void MapAudit(this WebApplication app)
    {
        app.MapGet("/admin/audit", async (string? person, DateOnly? from, DateOnly? to, long? before, AuditStore audit, HouseTime time, Screens screens, CancellationToken ct) =>
        {
            var address = new AuditAddress(person is { Length: > 0 } ? person : null, from, to, before);
            var found = await audit.FindAsync(address.Filter(time), before, PageSize + 1, ct);
            var check = before is null && address.IsAll ? await audit.VerifyAsync(ct) : null;
            return await screens.ShowAsync<AuditScreen, AuditPage>(new AuditPage(address, [.. found.Take(PageSize)], found.Count > PageSize, await audit.ActorsAsync(ct), check), ct);
        }).RequireAuthorization(Policies.Administer);
        app.MapGet("/admin/audit/export", (string? person, DateOnly? from, DateOnly? to, string? format, AuditExport export, HouseTime time, HttpContext context, CancellationToken ct) =>
        {
            if (format is not ("csv" or "jsonl")) return Results.Text("format is csv or jsonl.", statusCode: StatusCodes.Status400BadRequest);
            var (isCsv, filter) = (format == "csv", new AuditAddress(person is { Length: > 0 } ? person : null, from, to).Filter(time));
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{time.Now:yyyyMMdd-HHmm}.{format}\"";
            return Results.Stream(
                async stream =>
                {
                    await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isCsv), leaveOpen: true) { NewLine = isCsv ? "\r\n" : "\n" };
                    await foreach (var line in isCsv ? export.CsvAsync(filter, ct) : export.JsonLinesAsync(filter, ct)) await writer.WriteLineAsync(line);
                },
                isCsv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8");
        }).RequireAuthorization(Policies.Administer);
    }
}

/// <summary>What of the audit is shown, as the address says it.</summary>
/// <param name="Before">Entries with smaller numbers: a later page.</param>
public sealed record AuditAddress(string? Person = null, DateOnly? From = null, DateOnly? To = null, long? Before = null)
{
    public bool IsAll => Person is null && From is null && To is null;

    public string Url => $"/admin/audit{Query()}";

    public string Export(string format) => $"/admin/audit/export{(this with { Before = null }).Query(("format", format))}";

    /// <param name="time">Days begin as they do in the house.</param>
    internal AuditFilter Filter(HouseTime time) => new(Person, From is { } from ? time.Start(from) : null, To is { } to ? time.Start(to.AddDays(1)) : null);

    private string Query(params (string Name, string? Value)[] more) => QueryString.Create(
        new[] { ("person", Person), ("from", Day(From)), ("to", Day(To)), ("before", Before?.ToString(System.Globalization.CultureInfo.InvariantCulture)) }.Concat(more)
            .Where(p => p.Item2 is not null).Select(p => KeyValuePair.Create(p.Item1, p.Item2))).ToString();

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Check">What going through the chain came to; on the first page of all.</param>
public sealed record AuditPage(AuditAddress Address, IReadOnlyList<AuditEntry> Acts, bool HasOlder, IReadOnlyList<string> People, AuditCheck? Check);
