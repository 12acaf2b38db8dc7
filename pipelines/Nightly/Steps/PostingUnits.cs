using Curation.Domain.Postings;
using Curation.Storage.Work;

namespace Curation.Pipelines.Nightly.Steps;

/// <summary>Units whose items are postings.</summary>
internal static class PostingUnits
{
    public static IReadOnlyList<UnitPlan> Of(IReadOnlyList<PostingId> ids, int size) =>
        [.. ids.Chunk(size).Select((chunk, batch) => new UnitPlan(Source: null, batch, [.. chunk.Select(id => id.ToString())]))];

    public static IReadOnlyList<PostingId> Ids(Lease lease) => [.. lease.Items.Select(PostingId.Parse)];
}
