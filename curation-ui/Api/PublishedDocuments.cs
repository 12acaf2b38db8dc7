using System.Text;
using Curation.Domain.Frameworks;
using Curation.Storage.Exchange;
using Curation.Storage.Frameworks;
using Microsoft.Extensions.Caching.Memory;

namespace Curation.Ui.Api;

/// <summary>Versions as they are read, kept in memory by their hash: a version never changes, so what is kept is never stale.</summary>
internal sealed class PublishedDocuments(FrameworkStore frameworks) : IDisposable
{
    /// <summary>Bytes of documents; their content takes about three times as much beside them.</summary>
    private const long Most = 32 << 20;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    public async Task<PublishedDocument> OfAsync(FrameworkVersion version, CancellationToken ct)
    {
        if (kept.TryGetValue<PublishedDocument>(version.Hash, out var known)) return known!;
        var published = await frameworks.GetAsync(version.Code, version.Version, ct) ?? throw new InvalidOperationException($"Version {version.Version} of {version.Code} went, and versions do not go.");
        var document = new PublishedDocument(published.Content, Encoding.UTF8.GetBytes(FrameworkJson.Write(published.Content)));
        return kept.Set(version.Hash, document, new MemoryCacheEntryOptions { Size = document.Json.Length });
    }

    public void Dispose() => kept.Dispose();
}

/// <param name="Json">As <c>export framework</c> writes it.</param>
internal sealed record PublishedDocument(Framework Content, ReadOnlyMemory<byte> Json);
