using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Curation.Domain;
using Curation.Storage.Auditing;

namespace Curation.Storage.Exchange;

/// <summary>Writes the audit line by line, newest first, each with its hash and the one before, so that the chain can be checked elsewhere.</summary>
public sealed class AuditExport(AuditStore store)
{
    private const int Part = 1000;

    /// <summary>JSON lines, an entry a line.</summary>
    public async IAsyncEnumerable<string> JsonLinesAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var entry in AllAsync(filter, ct))
            yield return JsonSerializer.Serialize(entry, CurationJson.Line);
    }

    /// <summary>CSV, names first; no cell becomes a formula.</summary>
    public async IAsyncEnumerable<string> CsvAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return "number,at,actor,act,subject,detail,previous_hash,hash";
        await foreach (var e in AllAsync(filter, ct))
        {
            yield return string.Join(
                ',', e.Number.ToString(CultureInfo.InvariantCulture), e.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                SafeCell.Csv(e.Actor), SafeCell.Csv(e.Act), SafeCell.Csv(e.Subject), SafeCell.Csv(e.Detail), e.PreviousHash, e.Hash);
        }
    }

    private async IAsyncEnumerable<AuditEntry> AllAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        for (long? before = null; ;)
        {
            var entries = await store.FindAsync(filter, before, Part, ct);
            foreach (var entry in entries)
                yield return entry;
            if (entries.Count < Part)
                yield break;
            before = entries[^1].Number;
        }
    }
}
