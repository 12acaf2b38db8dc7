using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Storage.Decisions;

namespace Curation.Storage.Exchange;

/// <summary>A decision as an export writes it.</summary>
/// <param name="Verdict">As in <c>accepted_edited</c>.</param>
/// <param name="Reason">As in <c>too_rare</c>; set where it was rejected.</param>
/// <param name="Approved">What changes in the framework; none where nothing does.</param>
public sealed record ExportedDecision(
    long Number, Guid Id, DateTimeOffset At, string Actor, FrameworkCode Framework, Guid Proposal, string Kind, string Question, string Verdict, string? Reason,
    string? Text, string? Note, Change? Approved, int? PublishedIn, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    public static ExportedDecision Of(DecisionEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (decision, reject) = (entry.Decision, entry.Decision.Verdict as Verdict.Reject);
        return new(
            entry.Number, decision.Id, decision.At, decision.Actor, decision.Framework, decision.Proposal, Domain.Proposals.Proposal.KindOf(decision.Asked), decision.Question,
            DecisionStore.OutcomeOf(decision.Verdict), reject?.Reason.Word(), reject?.Text, decision.Note, decision.Approved, entry.PublishedIn, entry.UndoneBy?.Actor,
            entry.UndoneBy?.At);
    }
}

/// <summary>Writes decisions line by line, newest first.</summary>
public sealed class DecisionExport(DecisionHistory history)
{
    private const int Page = 500;

    private const string Columns = "number,id,at,actor,framework,proposal,kind,question,verdict,reason,text,note,approved,published_in,undone_by,undone_at";

    /// <summary>A decision a line.</summary>
    public async IAsyncEnumerable<string> JsonLinesAsync(HistoryFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var entry in AllAsync(filter, ct))
            yield return JsonSerializer.Serialize(ExportedDecision.Of(entry), CurationJson.Line);
    }

    /// <summary>Names, then a decision a line.</summary>
    public async IAsyncEnumerable<string> CsvAsync(HistoryFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return Columns;
        await foreach (var entry in AllAsync(filter, ct))
        {
            var d = ExportedDecision.Of(entry);
            yield return string.Join(
                ',', d.Number.ToString(CultureInfo.InvariantCulture), d.Id, Time(d.At), SafeCell.Csv(d.Actor), d.Framework, d.Proposal, d.Kind, SafeCell.Csv(d.Question), d.Verdict,
                d.Reason, SafeCell.Csv(d.Text), SafeCell.Csv(d.Note), SafeCell.Csv(d.Approved is null ? null : JsonSerializer.Serialize(d.Approved, CurationJson.Line)),
                d.PublishedIn?.ToString(CultureInfo.InvariantCulture), SafeCell.Csv(d.UndoneBy), d.UndoneAt is { } at ? Time(at) : null);
        }
    }

    private async IAsyncEnumerable<DecisionEntry> AllAsync(HistoryFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        long? before = null;
        while (await history.PageAsync(filter, before, Page, ct) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
                yield return entry;
            before = entries[^1].Number;
        }
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
