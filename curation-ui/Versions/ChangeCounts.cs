using System.Collections.Concurrent;
using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;

namespace Curation.Ui.Versions;

/// <summary>How many changes each version brought. Versions do not change, so each is counted once.</summary>
internal sealed class ChangeCounts(FrameworkStore frameworks)
{
    private readonly ConcurrentDictionary<(FrameworkCode Code, string Before, string After), int> known = new();

    /// <param name="versions">Neighbours, newest first.</param>
    /// <returns>By their numbers; none for the last, whose forerunner is not among them.</returns>
    public async Task<IReadOnlyDictionary<int, int>> OfAsync(IReadOnlyList<FrameworkVersion> versions, CancellationToken ct)
    {
        var counts = new Dictionary<int, int>();
        PublishedFramework? newer = null;
        foreach (var (after, before) in versions.Zip(versions.Skip(1)))
        {
            if (!known.TryGetValue((after.Code, before.Hash, after.Hash), out var count))
            {
                var now = newer?.Version == after.Version ? newer : await frameworks.GetAsync(after.Code, after.Version, ct);
                newer = await frameworks.GetAsync(after.Code, before.Version, ct);
                if (now is null || newer is null)
                    continue;
                known[(after.Code, before.Hash, after.Hash)] = count = FrameworkComparison.Of(newer.Content, now.Content).Differences.Count;
            }

            counts[after.Version] = count;
        }

        return counts;
    }
}
