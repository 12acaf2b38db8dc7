using System.Text.Json;
using Curation.Classify;
using Curation.Domain;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Sources;
using Xunit;

namespace Curation.Tests.Classify;

/// <summary>The same postings give the same bytes, whoever else is at work and in whatever order they come.</summary>
public sealed class SameBytesTests
{
    private const int Some = 24;

    [Fact]
    public void Two_analysts_say_the_same_on_one_thread_and_on_two()
    {
        var postings = Postings();
        Assert.Equal(Some, postings.Count);
        Assert.Equal(Analyses(postings, 1), Analyses([.. postings.AsEnumerable().Reverse()], 2).Reverse());
    }

    /// <summary>With models loaded anew, so that nothing is remembered.</summary>
    private static IReadOnlyList<string> Analyses(IReadOnlyList<Posting> postings, int threads)
    {
        using var kit = ModelKit.Load(ModelKit.Shipped);
        var analyst = PostingAnalyst.Build(Catalogues.Small, kit);
        return [.. postings.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithExecutionMode(ParallelExecutionMode.ForceParallelism)
            .Select(p => JsonSerializer.Serialize(analyst.Analyse(p), CurationJson.Line))];
    }

    private static List<Posting> Postings()
    {
        var source = new Source(SourceId.Parse("ashby-board"), SourceKind.Ashby, "board", Employer: "board");
        return [.. Directory.EnumerateFiles(SharedData.Set("postings", "ashby_boards"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => Read(file).Take(1)).Take(Some)];

        IEnumerable<Posting> Read(string file)
        {
            var page = new Page(source.Id, $"file:{Path.GetFileName(file)}", ContentType: null, File.ReadAllBytes(file), DateTimeOffset.UnixEpoch);
            return PostingSources.For(SourceKind.Ashby).Read(source, page) is ReadOutcome.Found found ? found.Postings : [];
        }
    }
}
