using Curation.Storage.Frameworks;
using Curation.Storage.Sources;

namespace Curation.Pipelines.Sample;

/// <summary>The sample frameworks and the sample board's sources, installed once into an empty database.</summary>
public sealed class SampleContent(FrameworkStore frameworks, SourceStore sources)
{
    /// <summary>
    /// Publishes the sample frameworks where there is no framework and no source yet. Where the sample's sources are known, only their
    /// address is renewed: the port may have changed.
    /// </summary>
    /// <returns>The day that the board's postings are dated from: the day of the installation.</returns>
    public async Task<DateOnly> InstallAsync(Uri board, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = (await sources.AllAsync(cancellation)).ToDictionary(s => s.Id);
        var isEmpty = known.Count == 0 && (await frameworks.AllLatestAsync(asOf: null, cancellation)).Count == 0;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var day = SampleSources.All(board, today).Select(s => known.GetValueOrDefault(s.Id)?.Card?.ReviewedOn).FirstOrDefault(d => d is not null) ?? today;
        if (isEmpty)
        {
            foreach (var name in SampleFrameworks.Names)
                await frameworks.PublishAsync(SampleFrameworks.Load(name), "The sample framework that Curation comes with.", now, cancellation);
        }

        foreach (var source in SampleSources.All(board, day).Where(s => isEmpty || known.ContainsKey(s.Id)))
            await sources.SaveAsync(source, cancellation);
        return day;
    }
}
