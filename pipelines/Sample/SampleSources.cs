using Curation.Domain.Market;

namespace Curation.Pipelines.Sample;

/// <summary>The three sources that the sample board is read through.</summary>
public static class SampleSources
{
    /// <summary>The one employer whose Ashby board it has.</summary>
    public const string AshbyEmployer = "Gantry";

    /// <param name="baseAddress">Where the board is served, as given to <see cref="SampleBoard.Render"/>.</param>
    /// <param name="installedOn">The day of the installation: the cards' date, and what the postings are dated from.</param>
    public static IReadOnlyList<Source> All(Uri baseAddress, DateOnly installedOn)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        var card = new SourceCard(
            "Curation sample",
            "Texts of our own writing about invented employers, under the licence of the project",
            new Uri(baseAddress, SampleBoard.Terms),
            "The operator of this installation",
            installedOn);
        return
        [
            new Source(SourceId.Parse("sample-ashby-gantry"), SourceKind.Ashby, "Sample: Gantry (Ashby board)", new Uri(baseAddress, SampleBoard.Ashby), card, AshbyEmployer),
            new Source(SourceId.Parse("sample-feed"), SourceKind.Feed, "Sample: feed of new positions", new Uri(baseAddress, SampleBoard.Feed), card),
            new Source(SourceId.Parse("sample-pages"), SourceKind.SchemaOrg, "Sample: pages with JSON-LD", new Uri(baseAddress, SampleBoard.Listing), card),
        ];
    }
}
