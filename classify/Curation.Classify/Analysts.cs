namespace Curation.Classify;

/// <summary>Keeps the analyst of the catalogue that was asked for last, for building one takes seconds.</summary>
public sealed class Analysts(ClassifyOptions options) : IDisposable
{
    private readonly Lock building = new();

    private readonly Lazy<ModelKit> kit = new(() => ModelKit.Load(options.Folder));

    private (string Hash, PostingAnalyst Analyst)? last;

    /// <summary>The analyst for a catalogue; the same one as long as its content is the same.</summary>
    public PostingAnalyst For(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var hash = catalogue.Hash();
        lock (building)
        {
            if (last is not { } kept || kept.Hash != hash)
                last = kept = (hash, PostingAnalyst.Build(catalogue, kit.Value, options.RoleFloor));
            return kept.Analyst;
        }
    }

    public void Dispose()
    {
        if (kit.IsValueCreated)
            kit.Value.Dispose();
    }
}
