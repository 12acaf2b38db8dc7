using Curation.Pipelines.Commands;
using Curation.Storage.Frameworks;
using Curation.Storage.Sources;

namespace Curation.Pipelines.Sample;

/// <summary>The sample frameworks and the sample board's sources, installed once into an empty database.</summary>
public sealed class SampleContent(FrameworkStore frameworks, SourceStore sources, TimeProvider clock)
{
    /// <summary>
    /// Publishes the sample frameworks where there is no framework and no source yet. Where the sample's sources are known, only their
    /// address is renewed: the port may have changed.
    /// </summary>
    public async Task InstallAsync(Uri board, CancellationToken cancellation)
    {
        var known = (await sources.AllAsync(cancellation)).Select(s => s.Id).ToHashSet();
        var samples = SampleSources.All(board);
        var isEmpty = known.Count == 0 && (await frameworks.AllLatestAsync(asOf: null, cancellation)).Count == 0;
        if (isEmpty)
        {
            foreach (var file in Files())
                await frameworks.PublishAsync(FrameworkFile.Read(file), "The sample framework that Curation comes with.", clock.GetUtcNow(), cancellation);
        }

        foreach (var source in samples.Where(s => isEmpty || known.Contains(s.Id)))
            await sources.SaveAsync(source, cancellation);
    }

    /// <summary>The sample frameworks' files, beside the program.</summary>
    public static IReadOnlyList<FileInfo> Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Sample", "Frameworks"), "*.json").Order(StringComparer.Ordinal).Select(f => new FileInfo(f))];
}
