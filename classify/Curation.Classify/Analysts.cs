using Curation.Domain.Models;

namespace Curation.Classify;

/// <summary>
/// Keeps one analyst, the one that was asked for last, for building one takes seconds. Another catalogue or another choice of models takes its
/// place for whoever asks next; work under way keeps its own until its lease ends, and then the models of the old one are unloaded.
/// </summary>
public sealed class Analysts(ClassifyOptions options) : IDisposable
{
    private readonly SemaphoreSlim building = new(1, 1);

    private (string Key, PostingAnalyst Analyst, SharedKit Kit, int Corrections)? kept;

    /// <summary>The versions that lie beside the program; of each kind the standard one first. Reads their files.</summary>
    public IReadOnlyList<ModelVersion> Shipped() => ShippedModels.In(options.Folder, new RoleSettings(options.RoleFloor));

    /// <summary>The analyst that is kept, where it is the one that is meant.</summary>
    public async Task<AnalystLease?> TryLeaseAsync(string key, CancellationToken cancellation)
    {
        await building.WaitAsync(cancellation);
        try
        {
            return kept is { } known && known.Key == key ? new AnalystLease(key, known.Analyst, known.Kit, known.Corrections) : null;
        }
        finally
        {
            building.Release();
        }
    }

    /// <summary>The analyst for a catalogue and a choice of models; the same one as long as both stay.</summary>
    /// <param name="chosen">The hashes of what is in force; none of a kind: the standard one.</param>
    /// <param name="fetch">The file of a version that does not lie beside the program; none where it is not to be had, and the standard one stands in.</param>
    public async Task<AnalystLease> LeaseAsync(Catalogue catalogue, AnalystParts chosen, Func<ModelKind, string, CancellationToken, Task<ModelFile?>> fetch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentNullException.ThrowIfNull(fetch);
        var key = $"{catalogue.Hash()} {chosen}";
        await building.WaitAsync(cancellation);
        try
        {
            if (kept is not { } known || known.Key != key)
            {
                var kit = kept is { } last && last.Kit.Key == $"{chosen}" ? last.Kit.Take() : await LoadAsync(chosen, fetch, cancellation);
                try
                {
                    known = (key, PostingAnalyst.Build(catalogue, kit.Kit, kit.Kit.Roles?.Floor ?? options.RoleFloor), kit, catalogue.Learned.Count);
                }
                catch
                {
                    kit.Release();
                    throw;
                }

                kept?.Kit.Release();
                kept = known;
            }

            return new AnalystLease(key, known.Analyst, known.Kit, known.Corrections);
        }
        finally
        {
            building.Release();
        }
    }

    public void Dispose()
    {
        kept?.Kit.Release();
        kept = null;
        building.Dispose();
    }

    private async Task<SharedKit> LoadAsync(AnalystParts chosen, Func<ModelKind, string, CancellationToken, Task<ModelFile?>> fetch, CancellationToken cancellation)
    {
        var shipped = Shipped();
        var files = new List<ModelFile>();
        foreach (var kind in Enum.GetValues<ModelKind>())
        {
            if (chosen[kind] is not { } hash || shipped.FirstOrDefault(s => s.Kind == kind)?.Hash == hash)
                continue;
            var beside = shipped.FirstOrDefault(s => s.Kind == kind && s.Hash == hash);
            if ((beside is null ? await fetch(kind, hash, cancellation) : ShippedModels.File(options.Folder, kind, beside.Name)) is { } file)
                files.Add(file);
        }

        var kit = ModelKit.Load(options.Folder, files);
        return new SharedKit(kit, $"{chosen}", new AnalystParts(kit.Tagger?.Hash, kit.Encoder?.Hash, kit.Roles is null ? new RoleSettings(options.RoleFloor).Hash : chosen.Roles));
    }
}
